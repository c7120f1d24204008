import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { LinkView } from '@/shared/api/types';
import { openChange, shows } from '@/test/change';
import { change, link, row, unmet } from '@/test/fixtures';
import { refusal, watch } from '@/test/render';
import { server } from '@/test/server';

const may = { act: 'link', target: '', title: 'Link to other work', ready: true };

const linked = (links: LinkView[]) => {
  shows({ links: links.length, possible: [may] });
  server.use(http.get('*/api/v1/changes/CHG-1042/links', () => HttpResponse.json({ items: links })));
};

describe('related work', () => {
  it('lists links by kind, each with how far the other change is', async () => {
    linked([
      link(),
      link({ number: 2, kind: 'parent_of', words: 'is the parent of' }),
      link({ number: 3, kind: 'fixes', words: 'fixes', restricted: true, change: undefined as never }),
    ]);
    await openChange('?tab=related');
    const depends = await screen.findByRole('region', { name: /Depends on/ });
    expect(within(depends).getByRole('link', { name: /CHG-1040 New storage/ })).toHaveAttribute(
      'href',
      '/changes/CHG-1040',
    );
    expect(within(depends).getByText('Build')).toBeInTheDocument();
    expect(screen.getByRole('region', { name: /Child changes/ })).toHaveTextContent('0 of 1 change closed');
    expect(screen.getByText('A restricted change')).toBeInTheDocument();
  });

  it('takes a link away, and puts it back where that was a mistake', async () => {
    linked([link()]);
    const removed = watch('delete', '/changes/CHG-1042/links/1', () => new HttpResponse(null, { status: 204 }));
    const made = watch('post', '/changes/CHG-1042/links', () => link({ number: 2 }));
    const { user } = await openChange('?tab=related');
    await user.click(await screen.findByRole('button', { name: 'Take away the link to CHG-1040' }));
    await waitFor(() => expect(removed).toHaveLength(1));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(made[0]?.body).toEqual({ kind: 'depends_on', change: 'CHG-1040' }));
  });

  it('ticks a ticket elsewhere as done, and links to it safely', async () => {
    linked([
      link({
        change: undefined as never,
        address: 'https://jira.example.org/browse/OPS-7',
        title: 'OPS-7 Rotate the keys',
        possible: [{ act: 'settle_link', target: 'link-1', title: 'Tick as done', ready: true }],
      }),
    ]);
    const sent = watch('put', '/changes/CHG-1042/links/1/settled', () => link());
    const { user } = await openChange('?tab=related');
    const ticket = await screen.findByRole('link', { name: /OPS-7 Rotate the keys/ });
    expect(ticket).toHaveAttribute('rel', 'noopener noreferrer');
    await user.click(screen.getByRole('button', { name: /Tick as done/ }));
    await waitFor(() => expect(sent[0]?.body).toEqual({ settled: true }));
  });

  it('links to a change that is found by its words, and says why the server refused', async () => {
    linked([]);
    server.use(http.get('*/api/v1/changes', () => HttpResponse.json({ items: [row(1, { id: 'CHG-1040' })] })));
    const answers = [
      () => refusal(422, { errors: [{ pointer: '/change', detail: 'That would close a circle: …' }] }),
      () => link(),
    ];
    const sent = watch('post', '/changes/CHG-1042/links', () => answers.shift()?.());
    const { user } = await openChange('?tab=related');
    await user.click(await screen.findByRole('button', { name: 'Link' }));
    const dialog = await screen.findByRole('dialog', { name: 'Link CHG-1042' });
    await user.type(within(dialog).getByRole('combobox', { name: /^Change/ }), 'storage');
    await user.click(await screen.findByRole('option', { name: /CHG-1040/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Link' }));
    expect((await within(dialog).findAllByText(/close a circle/)).length).toBeGreaterThan(0);
    await user.click(within(dialog).getByRole('button', { name: 'Link' }));
    await waitFor(() => expect(sent[1]?.body).toEqual({ kind: 'depends_on', change: 'CHG-1040' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('asks for a child change that is linked from its beginning, with services filled in', async () => {
    linked([]);
    const sent = watch('post', '/changes', () => change({ id: 'CHG-1300' }));
    const { user } = await openChange('?tab=related');
    await user.click(await screen.findByRole('link', { name: 'Child change' }));
    await user.click(await screen.findByRole('link', { name: 'Normal change' }));
    expect(await screen.findByText(/It will be part of/)).toBeInTheDocument();
    await user.type(await screen.findByRole('textbox', { name: /Title/ }), 'Move the replicas first');
    await user.click(screen.getByRole('button', { name: 'Create the change' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body).toMatchObject({
      title: 'Move the replicas first',
      services: change().services.map((s) => s.key),
      links: [{ kind: 'part_of', change: 'CHG-1042' }],
    });
  });

  it('leads from what is waited for to the change that it is', async () => {
    shows({ waiting: [unmet({ gate: 'related', key: 'CHG-1040', title: 'CHG-1040', detail: 'It depends on it.' })] });
    await openChange();
    expect(await screen.findByRole('link', { name: 'CHG-1040' })).toHaveAttribute('href', '/changes/CHG-1040');
  });
});
