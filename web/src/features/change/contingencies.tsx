import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  IconCheck,
  IconCircleHalf2,
  IconCircleX,
  IconLock,
  IconPlayerSkipForward,
  type Icon,
} from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { tellStarted } from '@/shared/acts/started';
import { contingenciesQuery } from '@/shared/api/contingencies';
import { problemOf } from '@/shared/api/problem';
import type { ChangeView, ContingencyState, ContingencyView } from '@/shared/api/types';
import { outcomeName } from '@/shared/lib/words';
import { When } from '@/shared/time/when';
import { Badge } from '@/shared/ui/badge';
import { ProblemPanel } from '@/shared/ui/states';
import { useChangeWrite } from './api';
import { OtherChange } from './link-item';
import { dismissContingency, retryContingency } from './related-api';
import classes from './contingencies.module.css';

const StartContingency = lazy(() => import('./start-contingency'));
const ReasonDialog = lazy(() => import('@/shared/ui/reason-dialog').then((m) => ({ default: m.ReasonDialog })));

/** Who may start one at all: whoever is offered one, and whoever may say what an open change is related to. */
const mayStart = (change: ChangeView) => change.possible.some((p) => p.act === 'start_contingency' || p.act === 'link');

/** What the change's outcome has called, and what was started by hand; and starting another. */
export function Contingencies({ change }: { change: ChangeView }) {
  const found = useQuery(contingenciesQuery(change.id));
  const may = mayStart(change);
  const some = found.data ?? [];
  if (found.error) return <ProblemPanel error={found.error} />;
  if (!found.data || (some.length === 0 && !may)) return null;
  return (
    <section className={classes.section} aria-labelledby="contingencies">
      <div className={classes.head}>
        <h2 id="contingencies">Contingencies</h2>
        {some.length === 0 && <p>For what went wrong: each runs as a change of its own.</p>}
        {may && (
          <Suspense>
            <StartContingency change={change} running={some} />
          </Suspense>
        )}
      </div>
      {some.length > 0 && (
        <ul className={classes.list}>
          {some.map((one) => (
            <Item key={one.number} change={change} one={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

const looks: Record<ContingencyState, { words: string; icon: Icon; tone: 'good' | 'issues' | 'bad' | 'void' }> = {
  not_started: { words: 'Not started', icon: IconCircleX, tone: 'bad' },
  running: { words: 'Required work is open', icon: IconCircleHalf2, tone: 'issues' },
  required_done: { words: 'Required work is done', icon: IconCheck, tone: 'good' },
  over: { words: 'Over', icon: IconCheck, tone: 'void' },
  dismissed: { words: 'Not needed', icon: IconPlayerSkipForward, tone: 'void' },
};

function Item({ change, one }: { change: ChangeView; one: ContingencyView }) {
  const { words, icon, tone } = looks[one.state];
  return (
    <li className={classes.item}>
      <div className={classes.what}>
        <span className={classes.name}>{one.name}</span>
        <Badge icon={icon} tone={tone}>
          {words}
        </Badge>
      </div>
      {one.change && (
        <div className={classes.run}>
          <OtherChange other={one.change} />
        </div>
      )}
      {one.restricted && (
        <div className={classes.run}>
          <IconLock size={15} stroke={1.8} aria-hidden /> A restricted change
        </div>
      )}
      {one.why && <p className={classes.why}>{one.why}</p>}
      <p className={classes.called}>
        {calledBy(one)} <When at={one.at} />
      </p>
      <Acts change={change} one={one} />
    </li>
  );
}

function calledBy({ outcome, by }: ContingencyView): string {
  if (!outcome) return by ? `Started by hand by ${by.name}` : 'Started by hand';
  if (outcome === 'cancelled')
    return by ? `Called when ${by.name} cancelled the change` : 'Called when it was cancelled';
  return `Called by the outcome “${outcomeName[outcome]}”${by ? `, declared by ${by.name}` : ''}`;
}

function Acts({ change, one }: { change: ChangeView; one: ContingencyView }) {
  const navigate = useNavigate();
  const [dismissing, setDismissing] = useState(false);
  const retry = useChangeWrite(change.id, () => retryContingency(change.id, one.number));
  const dismiss = useChangeWrite(change.id, (reason: string) => dismissContingency(change.id, one.number, reason));
  const may = (act: string) => one.possible.some((p) => p.act === act);
  if (one.possible.length === 0) return null;
  return (
    <div className={classes.acts}>
      {may('retry_contingency') && (
        <Button
          variant="default"
          size="xs"
          loading={retry.isPending}
          onClick={() =>
            retry.mutate(undefined, {
              onSuccess: (now) => tellStarted(now, (id) => void navigate({ to: '/changes/$id', params: { id } })),
              onError: (error) => notifications.show({ color: 'danger', message: problemOf(error).detail }),
            })
          }
        >
          Try to start it again<span className="visually-hidden">: {one.name}</span>
        </Button>
      )}
      {may('dismiss_contingency') && (
        <Button variant="subtle" size="xs" onClick={() => setDismissing(true)}>
          Not needed<span className="visually-hidden">: {one.name}</span>
        </Button>
      )}
      <Suspense>
        {dismissing && (
          <ReasonDialog
            title={`${one.name} is not needed`}
            act="Not needed"
            reason="required"
            label="Why is it not needed?"
            busy={dismiss.isPending}
            error={dismiss.error}
            onConfirm={(reason) => dismiss.mutate(reason, { onSuccess: () => setDismissing(false) })}
            onClose={() => {
              dismiss.reset();
              setDismissing(false);
            }}
          >
            {change.id} no longer waits for it. The reason is kept in its history.
          </ReasonDialog>
        )}
      </Suspense>
    </div>
  );
}
