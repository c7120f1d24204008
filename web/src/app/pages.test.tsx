import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { heading, open } from '@/test/render';

const pages: [string, string | RegExp, string][] = [
  ['/my-work', 'My work', 'Approvals waiting for you'],
  ['/approvals', 'Approvals', 'Nothing to decide'],
  ['/changes', 'Changes', '216 changes'],
  ['/changes?view=board', 'Changes', 'Authorization'],
  ['/changes/new', 'New change', 'Emergency change'],
  ['/changes/new?process=normal', 'New normal change', 'Its way'],
  ['/changes/CHG-1042', /^PostgreSQL/, 'Waits for'],
  ['/changes/CHG-1042?tab=tasks&task=TSK-304', /^PostgreSQL/, 'Ask the vendor about the planner fault'],
  ['/changes/CHG-1042?tab=approvals', /^PostgreSQL/, 'Waiting for'],
  ['/changes/CHG-1042?tab=history', /^PostgreSQL/, 'Mei Tanaka approved CAB'],
  ['/services', 'Services', 'Core network'],
  ['/services/billing-db', 'Billing database', 'Its changes'],
  ['/processes', 'Processes', 'Emergency change'],
  ['/processes/normal?tab=versions', 'Normal change', 'Version 6'],
  ['/processes/normal/draft', 'Normal change', 'About the process'],
  ['/people', 'People', 'Lee Okafor'],
  ['/people/dana.kowalski', 'Dana Kowalski', 'Roles'],
  ['/groups', 'Groups', 'Crisis leads'],
  ['/groups/cab', 'Change advisory board', 'Members'],
  ['/mail', 'Mail', 'smtp://mail.fjordline.example:587'],
  ['/mail/templates/approval_asked', 'Your decision is asked', 'Preview'],
  ['/mailbox', 'Mailbox', 'What you were told'],
  ['/mailbox?mail=12', 'Mailbox', 'dana.kowalski@fjordline.example'],
  ['/set-up', 'Set-up', 'Groups that normal needs'],
  ['/profile', 'Ruth Steiner', 'Where you are signed in'],
  ['/profile', 'Ruth Steiner', 'Quiet hours'],
  ['/search?q=billing', 'Search', 'Billing API'],
  ['/notifications', 'Notifications', 'The window is near.'],
  ['/help', 'Help', 'How a change goes'],
  ['/changes/CHG-9999', 'CHG-9999 is not there', 'Not found'],
  ['/nowhere', 'Not found', 'There is nothing at this address'],
];

describe('every page', () => {
  it.each(pages)('%s shows what it is about', async (address, title, text) => {
    open(address);
    await heading(title);
    await waitFor(() => expect(screen.queryAllByText(text, { exact: false }).length).toBeGreaterThan(0));
  });
});
