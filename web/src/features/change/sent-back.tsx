import { IconArrowBackUp } from '@tabler/icons-react';
import type { ApprovalView, ChangeView, DecisionMade } from '@/shared/api/types';
import { day } from '@/shared/time/format';
import { useNow, useZone } from '@/shared/time/zone';
import classes from './change.module.css';

/** While a change is on its way to an approval that was rejected before: who rejected it, and with which words. */
export function SentBack({ change }: { change: ChangeView }) {
  const zone = useZone();
  const now = useNow();
  const rejection = rejectionAhead(change);
  if (!rejection) return null;
  const { by, at, comment } = rejection;
  return (
    <section className={classes.sentBack} aria-label="Rejected">
      <IconArrowBackUp size={18} stroke={1.8} aria-hidden />
      <div>
        <strong>Rejected by {by.name}</strong> on {day(new Date(at), now, zone)}
        {comment ? `: “${comment}”` : '.'}
        {standsSince(change, at) && (
          <div>
            It is back in {change.stage_name}; alter what was rejected and{' '}
            {change.phase === 'draft' ? 'submit it again' : 'let it go on'}.
          </div>
        )}
      </div>
    </section>
  );
}

/** The last rejection among the approvals of stages that are still to come. */
function rejectionAhead(change: ChangeView): DecisionMade | undefined {
  const place = (stage: string) => change.stages.findIndex((s) => s.key === stage);
  const ahead = (a: ApprovalView) => a.state === 'cancelled' && place(a.stage) > place(change.stage);
  return change.approvals
    .filter(ahead)
    .flatMap((a) => a.decisions)
    .filter((d) => d.decision === 'reject')
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .at(-1);
}

/** Is it still in the stage to which the rejection sent it? */
function standsSince(change: ChangeView, rejected: string): boolean {
  const entered = change.stages.find((s) => s.state === 'current')?.entered;
  return entered !== undefined && Date.parse(entered) <= Date.parse(rejected);
}
