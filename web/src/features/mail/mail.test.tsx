import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MailServer } from '@/shared/api/types';
import * as fixtures from '@/test/fixtures';
import { delivery, deliveries, mailServer } from '@/test/mail';
import { heading, open, refusal, watch } from '@/test/render';
import { server } from '@/test/server';

const api = (path: string) => `*/api/v1${path}`;

beforeEach(() => {
  server.use(
    http.get(api('/session'), () => HttpResponse.json(fixtures.session('jonas.berg', ['see', 'manage_webhooks']))),
  );
});

const leavesBy = (over: Partial<MailServer>) =>
  server.use(http.get(api('/mail'), () => HttpResponse.json(mailServer(over))));

describe('mail', () => {
  it('says by what server it leaves, and how safely', async () => {
    open('/mail');
    await heading('Mail');
    expect(await screen.findByText('smtp://mail.fjordline.example:587')).toBeInTheDocument();
    expect(screen.getByText(/waits rather than leaving unencrypted/)).toBeInTheDocument();
  });

  it('says what to do where there is no mail server, and offers no test', async () => {
    leavesBy({ transport: 'none', server: '', from: '', encryption: undefined, user: '' });
    open('/mail');
    expect(await screen.findByText('Nobody gets mail: no mail server is set')).toBeInTheDocument();
    expect(screen.getByText(/mail-server = /)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Send a test to yourself' })).not.toBeInTheDocument();
  });

  it('leads to the mailbox in the demonstration', async () => {
    leavesBy({ transport: 'mailbox', server: '' });
    open('/mail');
    const way = within(await screen.findByRole('region', { name: 'How mail leaves' }));
    expect(way.getByRole('link', { name: 'mailbox' })).toHaveAttribute('href', '/mailbox');
  });

  it('sends a test to whoever asks, and a mail again', async () => {
    const tests = watch('post', '/mail/test', () => delivery({ kind: 'test' }));
    const again = watch('post', '/mail/deliveries/7/again', () => delivery({ state: 'queued' }));
    const { user } = open('/mail');
    await user.click(await screen.findByRole('button', { name: 'Send a test to yourself' }));
    expect(await screen.findByText(/A test is on its way to you/)).toBeInTheDocument();
    await user.click(
      await screen.findByRole('button', { name: 'Send a decision is asked to Dana Kowalski again (7)' }),
    );
    await waitFor(() => expect(again).toHaveLength(1));
    expect(tests).toHaveLength(1);
  });

  it('says why a test was refused', async () => {
    watch('post', '/mail/test', () =>
      refusal(409, { title: 'Nobody to send it to', detail: 'Write your e-mail address in your profile.' }),
    );
    const { user } = open('/mail');
    await user.click(await screen.findByRole('button', { name: 'Send a test to yourself' }));
    expect(await screen.findByText('Write your e-mail address in your profile.')).toBeInTheDocument();
  });

  it('shows the log by state, person and change, and keeps that in the address', async () => {
    const asked: string[] = [];
    server.use(
      http.get(api('/mail/deliveries'), ({ request }) => {
        const query = new URL(request.url).searchParams;
        query.delete('limit');
        asked.push(query.toString());
        const state = query.get('state');
        return HttpResponse.json({ items: deliveries.filter((one) => !state || one.state === state) });
      }),
    );
    const { user, router } = open('/mail');
    const log = () => screen.getByRole('table', { name: 'What was sent' });
    expect(await screen.findByText(/451 Try again later/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /^Sent 128/ }));
    await waitFor(() => expect(log()).not.toHaveTextContent('451'));
    expect(log()).toHaveTextContent('sent: 250 Ok');
    await user.type(screen.getByRole('textbox', { name: 'Change' }), '1042');
    await waitFor(() => expect(router.state.location.search).toEqual({ state: 'sent', change: 'CHG-1042' }));
    await waitFor(() => expect(asked).toContain('state=sent&change=CHG-1042'));
    // The same press again takes the state back.
    await user.click(screen.getByRole('button', { name: /^Sent 128/ }));
    await waitFor(() => expect(router.state.location.search).toEqual({ change: 'CHG-1042' }));
    await user.clear(screen.getByRole('textbox', { name: 'Change' }));
    await user.type(screen.getByRole('textbox', { name: 'Change' }), 'nothing');
    expect(await screen.findByText('A change’s number, such as CHG-1042')).toBeInTheDocument();
  });

  it('goes on to older lines', async () => {
    server.use(
      http.get(api('/mail/deliveries'), ({ request }) =>
        new URL(request.url).searchParams.get('cursor') === 'older'
          ? HttpResponse.json({ items: [delivery({ id: 3, outcome: 'sent: the oldest' })] })
          : HttpResponse.json({ items: [delivery()], next: 'older' }),
      ),
    );
    const { user } = open('/mail');
    await user.click(await screen.findByRole('button', { name: 'Show older' }));
    expect(await screen.findByText('sent: the oldest')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Show older' })).not.toBeInTheDocument();
  });

  it('is among the places of administrators alone', async () => {
    open('/mail');
    await heading('Mail');
    expect(within(screen.getByRole('navigation', { name: 'Main' })).getByRole('link', { name: 'Mail' })).toBeVisible();
    server.use(http.get(api('/session'), () => HttpResponse.json(fixtures.session('ruth.steiner', ['see']))));
    open('/help');
    await heading('Help');
    const last = screen.getAllByRole('navigation', { name: 'Main' }).at(-1)!;
    expect(within(last).queryByRole('link', { name: 'Mail' })).not.toBeInTheDocument();
  });
});
