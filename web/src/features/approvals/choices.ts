import type { Decision, WaitingApproval } from '@/shared/api/types';

/** What I mean to decide about one approval, before it is sent. */
export interface Choice {
  decision?: Decision | undefined;
  comment: string;
  /** Why it was refused when it was sent. */
  problem?: string | undefined;
}

export type Choices = Record<string, Choice>;

export const keyOf = (one: WaitingApproval) => `${one.change.id}/${one.approval.key}`;

/** A rejection says why. */
export const lacksComment = (choice: Choice) => choice.decision === 'reject' && choice.comment.trim() === '';

/** Those that are chosen and complete, in the order of the list. */
export function toSend(items: WaitingApproval[], choices: Choices) {
  return items.flatMap((one) => {
    const choice = choices[keyOf(one)];
    if (!choice?.decision || lacksComment(choice)) return [];
    return [
      {
        change: one.change.id,
        approval: one.approval.key,
        decision: choice.decision,
        comment: choice.comment.trim() || undefined,
        digest: one.approval.digest,
      },
    ];
  });
}
