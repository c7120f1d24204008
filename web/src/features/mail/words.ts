import type { ComponentProps } from 'react';
import type { MailEncryption, MailKind, MailServer, MailState } from '@/shared/api/types';
import type { Badge } from '@/shared/ui/badge';

/** How the words of mail read to people. */

export const mailStates: Record<MailState, { name: string; tone: ComponentProps<typeof Badge>['tone'] }> = {
  queued: { name: 'Waiting', tone: 'void' },
  sending: { name: 'Being sent', tone: 'void' },
  failed: { name: 'Failed, tried again', tone: 'issues' },
  sent: { name: 'Sent', tone: 'good' },
  refused: { name: 'Refused', tone: 'bad' },
  given_up: { name: 'Given up', tone: 'bad' },
  not_sent: { name: 'Not sent', tone: 'void' },
};

/** In the order in which a mail goes through them. */
export const mailStateList = Object.keys(mailStates) as MailState[];

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

const encryptions: Record<MailEncryption, string> = {
  required: 'Required: mail waits rather than leaving unencrypted',
  none: 'None: mail and password can be read on their way',
};

export const encryptionText = ({ encryption }: MailServer): string =>
  encryption ? encryptions[encryption] : 'Not used';
