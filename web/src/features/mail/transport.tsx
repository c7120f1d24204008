import { Alert } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconMailOff } from '@tabler/icons-react';
import type { MailServer } from '@/shared/api/types';
import { Facts } from '@/shared/ui/facts';
import classes from './mail.module.css';
import { encryptionText } from './words';

/** By what way mail leaves, in words; and what to do where it does not. */
export function Transport({ server }: { server: MailServer }) {
  if (server.transport === 'none') return <NoServer />;
  if (server.transport === 'mailbox') {
    return (
      <p>
        Nothing leaves this machine: no mail server is set, so what Sluice sends lies in the{' '}
        <Link to="/mailbox">mailbox</Link> of the demonstration.
      </p>
    );
  }
  return (
    <Facts
      facts={[
        ['Mail server', server.server],
        ['From', server.from],
        ['Encryption', encryptionText(server)],
        ['Signs in as', server.user || 'Nobody: without a password'],
      ]}
    />
  );
}

function NoServer() {
  return (
    <Alert
      color="gray"
      className={classes.notice ?? ''}
      icon={<IconMailOff size={18} aria-hidden />}
      title="Nobody gets mail: no mail server is set"
    >
      <p>
        What people are told is on their page all the same, and nothing is queued for later. To send mail, whoever runs
        Sluice names a mail server and the address that mail comes from, in the settings file or when it is started, and
        starts it again:
      </p>
      <pre className={classes.settings}>
        {'mail-server = "smtp://mail.example.org:587"\nmail-from = "sluice@example.org"'}
      </pre>
    </Alert>
  );
}
