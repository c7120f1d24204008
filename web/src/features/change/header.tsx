import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { IconEye, IconEyeOff, IconLink } from '@tabler/icons-react';
import { notifications } from '@mantine/notifications';
import { lazy, Suspense, useState } from 'react';
import { isDanger, runnable } from '@/shared/acts/act-spec';
import { useMay } from '@/shared/api/session';
import type { ChangeView, Possible } from '@/shared/api/types';
import { names, typeName } from '@/shared/lib/words';
import { Badge, HoldBadge, OutcomeBadge, PhaseBadge, RestrictedBadge } from '@/shared/ui/badge';
import { MoreActs } from '@/shared/ui/more-acts';
import classes from './change.module.css';

const TitleEditor = lazy(() => import('./title-editor'));

export function Eyebrow({ change }: { change: ChangeView }) {
  return (
    <>
      <Link to="/changes">Changes</Link>
      <span aria-hidden>/</span>
      <span>{change.id}</span>
      <button
        type="button"
        className={classes.copy}
        aria-label={`Copy the address of ${change.id}`}
        onClick={() => {
          void navigator.clipboard.writeText(`${location.origin}/changes/${change.id}`).then(() => {
            notifications.show({ message: `The address of ${change.id} is in the clipboard` });
          });
        }}
      >
        <IconLink size={14} aria-hidden />
      </button>
      <PhaseBadge phase={change.phase}>{change.stage_name}</PhaseBadge>
      {change.outcome && <OutcomeBadge outcome={change.outcome} />}
      {change.hold && <HoldBadge />}
      {change.closing && <Badge tone="void">Closing</Badge>}
      {change.type === 'emergency' && <Badge tone="bad">{typeName.emergency}</Badge>}
      {change.restricted && (
        <Tooltip
          label={`Seen only by those with a part in it${change.visible_to.length > 0 ? ` and ${names(change.visible_to, 4)}` : ''}`}
        >
          <span>
            <RestrictedBadge />
          </span>
        </Tooltip>
      )}
      <Link
        to="/processes/$key"
        params={{ key: change.process.key }}
        search={{ version: change.process.version }}
        className={classes.process}
      >
        {change.process.name}, version {change.process.version}
      </Link>
    </>
  );
}

export function Title({ change, may }: { change: ChangeView; may: boolean }) {
  const [editing, setEditing] = useState(false);
  if (editing) {
    return (
      <Suspense fallback={<h1>{change.title}</h1>}>
        <TitleEditor change={change} onClose={() => setEditing(false)} />
      </Suspense>
    );
  }
  return (
    <h1 className={classes.title}>
      {change.title}
      {may && (
        <button type="button" className={classes.titleEdit} onClick={() => setEditing(true)}>
          Edit<span className="visually-hidden"> the title</span>
        </button>
      )}
    </h1>
  );
}

interface ActsProps {
  change: ChangeView;
  busy: string | undefined;
  run: (possible: Possible) => void;
}

const inMenu = ['alter_outcome', 'hold', 'cancel', 'reject', 'restrict', 'back'];

/** What went well as a normal change may be approved beforehand the next time. */
const mayBecomeStandard = ({ type, phase, outcome, restricted }: ChangeView) =>
  type === 'normal' && phase === 'closed' && outcome === 'successful' && !restricted;

/** What can be done now: the way forward and one's own decisions as buttons, the rest in a menu. */
export function Acts({ change, busy, run }: ActsProps) {
  const watch = change.possible.find((p) => p.act === 'watch' || p.act === 'unwatch');
  const whole = change.possible.filter((p) => runnable(p) && p !== watch && p.act !== 'add_task');
  const forward = whole.filter((p) => !inMenu.includes(p.act));
  const mine = change.approvals.flatMap((a) =>
    a.possible
      .filter((p) => p.act === 'approve' || p.act === 'reject_approval')
      .map((p) => ({ p, title: `${p.title}: ${a.title}` })),
  );
  const rest = whole.filter((p) => inMenu.includes(p.act));
  const proposable = useMay('propose_catalog') && mayBecomeStandard(change);
  const navigate = useNavigate();
  const several = change.approvals.filter((a) => a.possible.some((p) => p.act === 'approve')).length > 1;
  return (
    <>
      {mine.map(({ p, title }) => (
        <Button
          key={`${p.act}:${p.target}`}
          variant={p.act === 'approve' ? 'filled' : 'default'}
          loading={busy === `${p.act}:${p.target}`}
          onClick={() => run(p)}
        >
          {several ? title : p.title}
        </Button>
      ))}
      {forward.map((p) => (
        <Button
          key={`${p.act}:${p.target}`}
          variant={!p.ready || mine.length > 0 ? 'default' : 'filled'}
          loading={busy === `${p.act}:${p.target}`}
          onClick={() => run(p)}
        >
          {p.title}
        </Button>
      ))}
      {watch && (
        <Tooltip label={watch.act === 'watch' ? 'Be told of what happens here' : 'No longer be told'}>
          <ActionIcon variant="default" size={36} aria-label={watch.title} onClick={() => run(watch)}>
            {watch.act === 'watch' ? <IconEye size={18} stroke={1.7} /> : <IconEyeOff size={18} stroke={1.7} />}
          </ActionIcon>
        </Tooltip>
      )}
      <MoreActs
        acts={[
          ...rest.map((p) => ({
            key: `${p.act}:${p.target}`,
            title: p.title,
            danger: isDanger(p.act),
            run: () => run(p),
          })),
          ...(proposable
            ? [
                {
                  key: 'propose_entry',
                  title: 'Propose it for the catalog',
                  run: () => void navigate({ to: '/catalog/new', search: { from: change.id } }),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
