import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeliveryView } from '@/shared/api/types';
import * as fixtures from '@/test/fixtures';
import { heading, open, refusal } from '@/test/render';
import { server } from '@/test/server';

const api = (path: string) => `*/api/v1${path}`;
const chat = fixtures.webhook({ called_by: [{ key: 'normal', name: 'Normal change' }] });
const failed: DeliveryView = {
  id: 7,
  change: 'CHG-1042',
  rule: 'tell-chat',
  event: 'stage_entered',
  state: 'failed',
  attempts: 2,
  outcome: 'the receiver answered 500',
  next_try: '2027-01-01T09:00:00Z',
};

let sent: string[] = [];
beforeEach(() => {
  sent = [];
  server.use(
    http.get(api('/session'), () => HttpResponse.json(fixtures.session('ruth.steiner', ['see', 'manage_webhooks']))),
    http.get(api('/webhooks'), () => HttpResponse.json({ items: [chat] })),
    http.get(api('/webhooks/team-chat'), () => HttpResponse.json(chat, { headers: { ETag: '"1"' } })),
    http.get(api('/webhooks/team-chat/deliveries'), ({ request }) => {
      const state = new URL(request.url).searchParams.get('state');
      return HttpResponse.json({ items: !state || state === 'failed' ? [failed] : [] });
    }),
    http.post(api('/webhooks'), () => HttpResponse.json({ ...chat, secret: 'whsec_made' }, { status: 201 })),
    http.post(api('/webhooks/team-chat/*'), ({ request }) => {
      sent.push(new URL(request.url).pathname.replace('/api/v1', ''));
      return HttpResponse.json({ ...failed, ...chat, secret: 'whsec_new' });
    }),
    http.delete(api('/webhooks/team-chat'), () => {
      sent.push('removed');
      return new HttpResponse(null, { status: 204 });
    }),
  );
});

describe('webhooks', () => {
  it('are added, and show their secret once', async () => {
    const { user } = open('/webhooks');
    await heading('Webhooks');
    await user.click(await screen.findByRole('button', { name: 'New webhook' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText(/^Name/), 'Team chat');
    expect(within(dialog).getByLabelText(/^Key/)).toHaveValue('team-chat');
    await user.type(within(dialog).getByLabelText(/^Address/), 'https://hooks.example.org/sluice');
    await user.click(within(dialog).getByRole('button', { name: 'Add the webhook' }));
    expect(await screen.findByDisplayValue('whsec_made')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Hide the secret' }));
    expect(screen.queryByDisplayValue('whsec_made')).not.toBeInTheDocument();
  });

  it('say at its field what does not do, and nowhere else', async () => {
    const detail = 'begins with https://';
    server.use(
      http.post(api('/webhooks'), () =>
        refusal(422, {
          title: 'Some values do not do',
          detail: 'Some values do not do; each is named below.',
          errors: [
            { pointer: '/url', detail },
            { pointer: '/secret_length', detail: 'is too short' },
          ],
        }),
      ),
    );
    const { user } = open('/webhooks');
    await heading('Webhooks');
    await user.click(await screen.findByRole('button', { name: 'New webhook' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText(/^Name/), 'Team chat');
    await user.type(within(dialog).getByLabelText(/^Address/), 'http://hooks.example.org');
    await user.click(within(dialog).getByRole('button', { name: 'Add the webhook' }));
    expect(await within(dialog).findByText(detail)).toBeInTheDocument();
    expect(within(dialog).getByLabelText(/^Address/)).toBeInvalid();
    const box = within(dialog).getByRole('alert');
    expect(within(box).getByRole('listitem')).toHaveTextContent('secret length is too short');
    expect(within(box).queryByText(/named below/)).not.toBeInTheDocument();
  });

  it('tell what was sent, and send it again', async () => {
    const { user } = open('/webhooks/team-chat');
    await heading('Team chat');
    expect(await screen.findByText('the receiver answered 500')).toBeInTheDocument();
    expect(screen.getByText('tell-chat: a stage is entered')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Send CHG-1042 again (7)' }));
    await user.click(screen.getByRole('button', { name: 'Send a test' }));
    expect(sent).toEqual(['/webhooks/team-chat/deliveries/7/retry', '/webhooks/team-chat/test']);
  });

  it('get a new secret, and are removed, only after asking', async () => {
    const { user } = open('/webhooks/team-chat');
    await heading('Team chat');
    await user.click(screen.getByRole('button', { name: 'New secret' }));
    await user.click(await screen.findByRole('button', { name: 'Draw a new secret' }));
    expect(await screen.findByDisplayValue('whsec_new')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Remove' }));
    expect(sent).toEqual(['/webhooks/team-chat/secret']);
    const removing = within(await screen.findByRole('dialog'));
    expect(removing.getByRole('link', { name: 'Normal change' })).toHaveAttribute('href', '/processes/normal');
    await user.click(removing.getByRole('button', { name: 'Remove' }));
    await heading('Webhooks');
    expect(sent).toContain('removed');
  });

  it('are edited by two at once without losing what either wrote', async () => {
    const moved = { ...chat, url: 'https://chat.example.org/sluice' };
    const versions: (string | null)[] = [];
    let now = chat;
    server.use(
      http.get(api('/webhooks/team-chat'), () =>
        HttpResponse.json(now, { headers: { ETag: now === chat ? '"1"' : '"2"' } }),
      ),
      http.patch(api('/webhooks/team-chat'), async ({ request }) => {
        versions.push(request.headers.get('If-Match'));
        if (versions.length === 1) {
          now = moved;
          return refusal(412, { title: 'Somebody else was faster' });
        }
        return HttpResponse.json({ ...moved, ...((await request.json()) as object) });
      }),
    );
    const { user } = open('/webhooks/team-chat');
    await heading('Team chat');
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText(/^Name/), ' of the night');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(versions).toEqual(['"1"', '"2"']);
  });
});
