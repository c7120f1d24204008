import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import * as fixtures from '@/test/fixtures';
import { heading, open, refusal } from '@/test/render';
import { server } from '@/test/server';

const mails = () => within(screen.getByRole('region', { name: 'Mails' }));
const subject = '[CHG-1042] PostgreSQL 16.14 to 16.15 behind Billing';

describe('the mailbox', () => {
  it('lists what was sent, and shows one as whoever got it sees it', async () => {
    const { user, router } = open('/mailbox');
    await heading('Mailbox');
    expect(await screen.findByText('Choose a mail to read it.')).toBeInTheDocument();
    await user.click(await mails().findByRole('link', { name: subject }));
    expect(mails().getByText('A decision is asked')).toBeInTheDocument();
    expect(router.state.location.search).toEqual({ mail: 12 });
    const mail = within(await screen.findByRole('article', { name: subject }));
    const frame = mail.getByTitle<HTMLIFrameElement>(subject);
    expect(frame.getAttribute('sandbox')).not.toContain('allow-scripts');
    expect(frame.getAttribute('sandbox')).not.toContain('allow-same-origin');
    expect(frame.srcdoc).toContain('Look at it and decide');
    expect(mail.getByRole('link', { name: 'CHG-1042' })).toHaveAttribute('href', '/changes/CHG-1042');
    expect(mails().getByRole('link', { name: subject })).toHaveAttribute('aria-current', 'page');
  });

  it('shows the text, its addresses as links, and the headers', async () => {
    const { user } = open('/mailbox?mail=12');
    await user.click(await screen.findByRole('tab', { name: 'Text' }));
    const link = await screen.findByRole('link', { name: 'https://sluice.example.org/decide#token' });
    expect(link).toHaveAttribute('target', '_blank');
    await user.click(screen.getByRole('tab', { name: 'Headers' }));
    expect(await screen.findByText('<12.mail@sluice.fjordline.example>')).toBeInTheDocument();
  });

  it('leads back to the list', async () => {
    const { user, router } = open('/mailbox?mail=12&person=dana.kowalski');
    await user.click(await screen.findByRole('link', { name: 'All mails' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ person: 'dana.kowalski' }));
    expect(mails().getByRole('link', { name: subject })).toBeInTheDocument();
    expect(mails().queryByRole('link', { name: 'What you were told' })).not.toBeInTheDocument();
  });

  it('says why there is none where mail leaves', async () => {
    server.use(
      http.get('*/api/v1/mailbox', () =>
        refusal(404, { title: 'Not found', detail: 'Mail leaves by a mail server here.' }),
      ),
    );
    open('/mailbox');
    expect(await screen.findByText('Mail leaves by a mail server here.')).toBeInTheDocument();
  });

  it('is in the navigation of the demonstration alone', async () => {
    server.use(http.get('*/api/v1/session', () => HttpResponse.json({ ...fixtures.session(), demonstration: false })));
    open('/help');
    await heading('Help');
    const main = within(screen.getByRole('navigation', { name: 'Main' }));
    expect(main.getByRole('link', { name: 'Changes' })).toBeInTheDocument();
    expect(main.queryByRole('link', { name: 'Mailbox' })).not.toBeInTheDocument();
  });
});
