import type { RuleEvent } from '@/shared/api/types';

/** How the events of rules read to people. */

const events: Record<RuleEvent, [what: string, happens: string]> = {
  created: ['the change', 'is created'],
  stage_entered: ['a stage', 'is entered'],
  sent_back: ['the change', 'is sent back'],
  held: ['the change', 'is put on hold'],
  resumed: ['the change', 'goes on after a hold'],
  edited: ['a field', 'is edited'],
  window_moved: ['the planned window', 'moves'],
  task_done: ['a task', 'is done'],
  task_failed: ['a task', 'fails'],
  task_overdue: ['a task', 'is overdue'],
  approval_granted: ['an approval', 'is granted'],
  approval_rejected: ['an approval', 'is rejected'],
  approval_overdue: ['an approval', 'is overdue'],
  outcome_declared: ['the outcome', 'is declared'],
  commented: ['somebody', 'comments'],
  closed: ['the change', 'is closed'],
};

export const ruleEvents = Object.keys(events) as RuleEvent[];

/** "a stage is entered", "Build or Deployment is entered", "the change is sent back to Draft". */
export function ruleEventText(on: RuleEvent, of: readonly string[] = []): string {
  const [what, happens] = events[on];
  const named = of.length > 1 ? `${of.slice(0, -1).join(', ')} or ${of[of.length - 1]}` : of[0];
  if (named === undefined) return `${what} ${happens}`;
  return on === 'sent_back' ? `${what} ${happens} to ${named}` : `${named} ${happens}`;
}
