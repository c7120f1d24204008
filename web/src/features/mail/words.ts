import type { ComponentProps } from 'react';
import type { MailEncryption, MailServer, MailState } from '@/shared/api/types';
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

const encryptions: Record<MailEncryption, string> = {
  required: 'Required: mail waits rather than leaving unencrypted',
  none: 'None: mail and password can be read on their way',
};

export const encryptionText = ({ encryption }: MailServer): string =>
  encryption ? encryptions[encryption] : 'Not used';
