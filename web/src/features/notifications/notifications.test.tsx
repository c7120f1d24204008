import { notifications as toasts } from '@mantine/notifications';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, describe, expect, it } from 'vitest';
import type { NotificationView } from '@/shared/api/types';
import { notification, notifications } from '@/test/fixtures';
import { heading, open, refusal, watch } from '@/test/render';
import { server } from '@/test/server';

afterEach(() => toasts.clean());

/** A server that keeps what is read: what was sent to it, and what it holds. */
function keep(held: NotificationView[] = notifications) {
  let rows = held;
  const turn = (id: (one: number) => boolean, read: boolean) => {
    rows = rows.map((one) => (id(one.id) ? { ...one, read } : one));
  };
  server.use(
    http.get('*/api/v1/notifications', ({ request }) => {
      const query = new URL(request.url).searchParams;
      const found = rows.filter((one) => query.get('unread') !== 'true' || !one.read);
      const from = Number(query.get('cursor') ?? 0);
      const end = from + Number(query.get('limit'));
      const next = end < found.length ? String(end) : undefined;
      return HttpResponse.json({ items: found.slice(from, end), next, total: found.length });
    }),
  );
  const marked = watch('patch', '/notifications/:id', ({ path, body }) => {
    const id = Number(path.split('/').at(-1));
    const { read } = body as { read: boolean };
    turn((one) => one === id, read);
    return rows.find((one) => one.id === id);
  });
  const all = watch('post', '/notifications/read', ({ body }) => {
    const { up_to } = body as { up_to: number };
    turn((one) => one <= up_to, true);
  });
  const arrive = (one: NotificationView) => {
    rows = [one, ...rows];
  };
  return { marked, all, arrive, unread: () => rows.filter((one) => !one.read).map((one) => one.id) };
}

const bell = (name: string) => screen.findByRole('button', { name });
const list = async () => within(await screen.findByRole('list', { name: 'Notifications' }));

describe('the bell', () => {
  it('says how many are unread, shows the newest, and leads to a change, which is read by that', async () => {
    const { marked } = keep();
    const { user, router } = open('/services');
    await user.click(await bell('Notifications, 3 unread'));
    const panel = within(await screen.findByRole('dialog', { name: 'Notifications, 3 unread' }));
    const links = await panel.findAllByRole('link', { name: /CHG-/ });
    expect(links).toHaveLength(12);
    expect(links[0]).toHaveAccessibleName('Unread: CHG-1042 PostgreSQL 16.14 to 16.15 behind Billing');
    expect(links[3]).toHaveAccessibleName('CHG-1060 PostgreSQL 16.14 to 16.15 behind Billing');
    const first = within(panel.getAllByRole('listitem')[0] ?? document.body);
    expect(first.getByText('The window is near.')).toBeInTheDocument();
    expect(first.getByText('Rule “Tell security”')).toBeInTheDocument();
    if (links[0]) await user.click(links[0]);
    await waitFor(() => expect(router.state.location.pathname).toBe('/changes/CHG-1042'));
    await bell('Notifications, 2 unread');
    expect(marked).toMatchObject([{ path: '/api/v1/notifications/63', body: { read: true } }]);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('counts what is unread, and says nothing where nothing is', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => notification(12 - i, { read: false }));
    const { arrive } = keep(rows);
    const { client } = open('/services');
    expect(await bell('Notifications, 12 unread')).toHaveTextContent('12');
    expect(screen.getByText('12 unread notifications')).toHaveAttribute('aria-live', 'polite');
    arrive(notification(13, { read: false }));
    await client.invalidateQueries({ queryKey: ['notifications'] });
    await bell('Notifications, 13 unread');
  });

  it('closes by Escape and gives the focus back', async () => {
    keep([]);
    const { user } = open('/services');
    await user.click(await bell('Notifications'));
    await screen.findByText('Nobody has told you anything yet.');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(await bell('Notifications')).toHaveFocus();
  });
});

describe('the page of notifications', () => {
  it('is reached by keyboard, and lists all page by page', async () => {
    keep();
    const { user } = open('/services');
    await heading('Services');
    await user.keyboard('gn');
    await heading('Notifications');
    expect(await screen.findByText('3 unread.')).toBeInTheDocument();
    expect((await list()).getAllByRole('listitem')).toHaveLength(50);
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    await waitFor(async () => expect((await list()).getAllByRole('listitem')).toHaveLength(63));
    expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
  });

  it('is found in the palette', async () => {
    const { user, router } = open('/my-work');
    await heading('My work');
    await user.keyboard('/');
    await user.type(await screen.findByRole('combobox', { name: 'Search or go to' }), 'notif');
    await screen.findByRole('option', { name: 'Notifications' });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/notifications'));
  });

  it('shows the unread ones alone, where one that is read can be taken back', async () => {
    const { marked, unread } = keep();
    const { user, router } = open('/notifications');
    await user.click(await screen.findByRole('radio', { name: 'Unread' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ show: 'unread' }));
    await waitFor(async () => expect((await list()).getAllByRole('listitem')).toHaveLength(3));
    await user.click(screen.getByRole('button', { name: 'Mark as read: CHG-1042, The window is near.' }));
    await bell('Notifications, 2 unread');
    await user.click(await screen.findByRole('button', { name: 'Mark as unread: CHG-1042, The window is near.' }));
    await bell('Notifications, 3 unread');
    expect(marked.map((one) => one.body)).toEqual([{ read: true }, { read: false }]);
    expect(unread()).toEqual([63, 62, 61]);
  });

  it('marks all as read that there are, not what comes meanwhile, and takes it back', async () => {
    const { all, marked, unread, arrive } = keep();
    const { user } = open('/notifications');
    await user.click(await screen.findByRole('button', { name: 'Mark all as read' }));
    await screen.findByText('3 notifications are read');
    expect(all).toMatchObject([{ body: { up_to: 63 } }]);
    expect(await screen.findByText('You have read them all.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Mark all as read' })).not.toBeInTheDocument();
    arrive(notification(64, { read: false }));
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await bell('Notifications, 4 unread');
    expect(unread()).toEqual([64, 63, 62, 61]);
    expect(marked.map((one) => one.body)).toEqual(Array.from({ length: 3 }, () => ({ read: false })));
  });

  it('shows it as it was, and says why, where a mark is refused', async () => {
    keep();
    const { user } = open('/notifications');
    const name = 'Mark as read: CHG-1042, The window is near.';
    watch('patch', '/notifications/63', () => refusal(503, { title: 'Busy', detail: 'The database is busy.' }));
    await user.click(await screen.findByRole('button', { name }));
    await screen.findByText('The database is busy.');
    expect(await screen.findByRole('button', { name })).toBeInTheDocument();
  });

  it('says what belongs here where there is nothing', async () => {
    keep([notification(1)]);
    const { user } = open('/notifications?show=unread');
    await screen.findByRole('heading', { name: 'Nothing is unread' });
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    await waitFor(async () => expect((await list()).getAllByRole('listitem')).toHaveLength(1));
  });

  it('says why it cannot be shown', async () => {
    server.use(
      http.get('*/api/v1/notifications', () => refusal(400, { title: 'Not read', detail: 'The list is not there.' })),
    );
    open('/notifications');
    expect(await screen.findByText('The list is not there.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeInTheDocument();
  });
});
