import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import { IconCheck, IconCircleDashed, IconExternalLink, IconLock, IconX } from '@tabler/icons-react';
import { problemOf } from '@/shared/api/problem';
import type { ChangeView, LinkView } from '@/shared/api/types';
import { When } from '@/shared/time/when';
import { Badge, HoldBadge, OutcomeBadge, PhaseBadge } from '@/shared/ui/badge';
import { PersonChip } from '@/shared/ui/person';
import { useChangeWrite } from './api';
import { addLink, asNew, removeLink, settleLink } from './related-api';
import classes from './related.module.css';

/** A link: what it leads to, how far that is, and what can be done with it. */
export function LinkItem({ change, link }: { change: ChangeView; link: LinkView }) {
  return (
    <li className={classes.item}>
      <Target link={link} />
      <Acts change={change} link={link} />
    </li>
  );
}

function Target({ link }: { link: LinkView }) {
  if (link.restricted) {
    return (
      <span className={classes.hidden}>
        <IconLock size={15} stroke={1.8} aria-hidden /> A restricted change
      </span>
    );
  }
  return link.change ? <OtherChange other={link.change} /> : <Ticket link={link} />;
}

/** Another change: its number and title as the way to it, and how far it is. */
export function OtherChange({ other }: { other: NonNullable<LinkView['change']> }) {
  return (
    <>
      <Link to="/changes/$id" params={{ id: other.id }} className={classes.target}>
        <span className={classes.id}>{other.id}</span> <span className={classes.title}>{other.title}</span>
      </Link>
      <span className={classes.state}>
        {other.phase === 'closed' && other.outcome ? (
          <OutcomeBadge outcome={other.outcome} />
        ) : (
          <PhaseBadge phase={other.phase}>{other.stage_name}</PhaseBadge>
        )}
        {other.on_hold && <HoldBadge />}
        {other.closing && <Badge tone="void">Closing</Badge>}
        <PersonChip person={other.owner} />
      </span>
    </>
  );
}

function Ticket({ link }: { link: LinkView }) {
  return (
    <>
      <a href={link.address} target="_blank" rel="noopener noreferrer" className={classes.target}>
        <span className={classes.title}>{link.title}</span>
        <IconExternalLink size={14} stroke={1.8} aria-hidden />
        <span className="visually-hidden"> (opens in a new tab)</span>
      </a>
      <span className={classes.state}>
        <Badge icon={link.settled ? IconCheck : IconCircleDashed} tone={link.settled ? 'good' : 'void'}>
          {link.settled ? 'Done' : 'Not known to be done'}
        </Badge>
        {link.settled && link.settled_by && link.settled_at && (
          <span className={classes.quiet}>
            {link.settled_by.name} <When at={link.settled_at} />
          </span>
        )}
      </span>
    </>
  );
}

function Acts({ change, link }: { change: ChangeView; link: LinkView }) {
  const may = (act: string) => link.possible.some((p) => p.act === act);
  const settle = useChangeWrite(change.id, (settled: boolean) => settleLink(change.id, link.number, settled));
  const again = useChangeWrite(change.id, () => {
    const same = asNew(link);
    return same ? addLink(change.id, same) : Promise.resolve(undefined);
  });
  const remove = useChangeWrite(change.id, () => removeLink(change.id, link.number));
  const name = link.restricted ? 'a restricted change' : (link.change?.id ?? link.title ?? 'the ticket');
  const tell = (error: Error) => notifications.show({ color: 'danger', message: problemOf(error).detail });
  const takeAway = () =>
    remove.mutate(undefined, {
      onError: tell,
      onSuccess: () => {
        const id = `unlinked-${change.id}-${link.number}`;
        notifications.show({
          id,
          message: (
            <span className={classes.undo}>
              The link to {name} is gone
              {asNew(link) && (
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => {
                    notifications.hide(id);
                    again.mutate(undefined, { onError: tell });
                  }}
                >
                  Undo
                </Button>
              )}
            </span>
          ),
          autoClose: 12_000,
        });
      },
    });
  return (
    <span className={classes.acts}>
      {may('settle_link') && link.address && (
        <Button
          size="compact-xs"
          variant="default"
          loading={settle.isPending}
          onClick={() => settle.mutate(true, { onError: tell })}
        >
          Tick as done<span className="visually-hidden">: {link.title}</span>
        </Button>
      )}
      {may('unsettle_link') && (
        <Button
          size="compact-xs"
          variant="subtle"
          loading={settle.isPending}
          onClick={() => settle.mutate(false, { onError: tell })}
        >
          Not done after all<span className="visually-hidden">: {link.title}</span>
        </Button>
      )}
      {may('unlink') && (
        <Tooltip label="Take the link away, on both sides">
          <ActionIcon
            variant="subtle"
            color="gray"
            c="var(--ink-3)"
            size={30}
            aria-label={`Take away the link to ${name}`}
            loading={remove.isPending}
            onClick={takeAway}
          >
            <IconX size={16} stroke={1.8} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </span>
  );
}
