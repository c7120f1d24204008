import type { MailKind } from '@/shared/api/types';

/** What a mail is about, as people read it. */
export const mailKindName: Record<MailKind, string> = {
  told: 'A notification',
  approval_asked: 'A decision is asked',
  approval_reminded: 'A decision is still awaited',
  approval_escalated: 'A decision waits too long',
  approval_expired: 'An approval was not granted in time',
  question_asked: 'A question before a decision',
  question_answered: 'A question is answered',
  condition_set: 'A condition of an approval',
  minutes: 'Minutes of a meeting',
  digest: 'A daily summary',
  test: 'A test',
};
