import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { openChange, shows } from '@/test/change';
import { change, unmet } from '@/test/fixtures';
import { open, refusal, watch } from '@/test/render';
import { server } from '@/test/server';

describe('a change', () => {
  it('says on top all that it waits for, with ways there', async () => {
    await openChange();
    const waits = screen.getByRole('region', { name: 'Waits for' });
    expect(within(waits).getByText(/waiting for Dana Kowalski, Lee Okafor, Mei Tanaka/)).toBeInTheDocument();
    expect(within(waits).getByRole('link', { name: 'CAB' })).toHaveAttribute(
      'href',
      '/changes/CHG-1042?tab=approvals#approval-cab',
    );
    expect(screen.getByRole('listitem', { current: 'step' })).toHaveTextContent('Authorization');
  });

  it('shows buttons for exactly what may be done', async () => {
    shows({ possible: [{ act: 'advance', target: '', title: 'Submit', ready: true }], approvals: [] });
    await openChange();
    expect(screen.getByRole('button', { name: 'Submit' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Approve' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Edit/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('textbox', { name: 'Comment' })).not.toBeInTheDocument();
  });

  it('lists everything that stands in the way of going on', async () => {
    shows({ possible: [{ act: 'advance', target: '', title: 'Submit', ready: false }] });
    const { user } = await openChange();
    watch('post', '/changes/CHG-1042/transitions', () =>
      refusal(409, {
        title: 'Not now',
        detail: 'CHG-1042 cannot leave Draft.',
        unmet: [unmet({ detail: 'Verifiers: nobody named.' }), unmet({ detail: 'Services: none yet.' })],
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Submit' }));
    const dialog = await screen.findByRole('dialog', { name: 'Submit was refused' });
    expect(within(dialog).getByText('Verifiers: nobody named.')).toBeInTheDocument();
    expect(within(dialog).getByText('Services: none yet.')).toBeInTheDocument();
  });
});

describe('who sees it', () => {
  const restrict = (title: string) => [{ act: 'restrict', target: '', title, ready: true }];

  it('opens with what its title says, and says who will see it', async () => {
    shows({ possible: restrict('Restrict who sees it'), approvals: [] });
    const { user } = await openChange();
    const sent = watch('put', '/changes/CHG-1042/visibility');
    await user.click(screen.getByRole('button', { name: 'More acts' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Restrict who sees it' }));
    const dialog = await screen.findByRole('dialog', { name: 'Restrict who sees it' });
    const restricted = within(dialog).getByRole('switch', { name: 'Restricted' });
    expect(restricted).toBeChecked();
    expect(within(dialog).getByText(/^It will be seen by those with a part in it/)).toBeInTheDocument();
    const act = within(dialog).getByRole('button', { name: 'Restrict who sees it' });
    await user.click(restricted);
    expect(act).toBeDisabled();
    await user.click(restricted);
    await user.click(act);
    await waitFor(() => expect(sent.map((s) => s.body)).toEqual([{ restricted: true, visible_to: [] }]));
    expect(await screen.findByText('Who sees CHG-1042 is altered')).toBeInTheDocument();
  });

  it('speaks of no groups where there are none', async () => {
    server.use(http.get('*/api/v1/groups', () => HttpResponse.json({ items: [], total: 0 })));
    shows({ possible: restrict('Restrict who sees it'), approvals: [] });
    const { user } = await openChange();
    await user.click(screen.getByRole('button', { name: 'More acts' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Restrict who sees it' }));
    expect(await screen.findByRole('dialog', { name: 'Restrict who sees it' })).not.toHaveTextContent(/groups/i);
  });
});

describe('on a phone', () => {
  it('shows the end of a closed change, beginning at a whole stage', async () => {
    vi.spyOn(HTMLElement.prototype, 'offsetLeft', 'get').mockImplementation(function (this: HTMLElement) {
      return 100 * [...(this.parentElement?.children ?? [])].indexOf(this);
    });
    const stages = change().stages.map((s) => ({ ...s, state: 'done' as const }));
    shows({ phase: 'closed', stage: 'closed', stage_name: 'Closed', outcome: 'successful', stages, waiting: [] });
    open('/changes/CHG-1042');
    const strip = await screen.findByRole('list', { name: 'Stages' });
    await waitFor(() => expect(strip.scrollLeft).toBe(100 * (stages.length - 2)));
  });

  it('shows the chosen tab whole', async () => {
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
      if (this.getAttribute('role') === 'tab') return new DOMRect(320, 0, 80, 30);
      return new DOMRect(0, 0, 360, 30);
    });
    open('/changes/CHG-1042?tab=history');
    const list = await screen.findByRole('tablist', { name: 'Parts of the change' });
    await waitFor(() => expect(list.scrollLeft).toBe(40));
  });
});

it('says what has happened after an act', async () => {
  const { user } = await openChange();
  watch('put', '/changes/CHG-1042/watchers/ruth.steiner');
  await user.click(screen.getByRole('button', { name: 'Watch' }));
  expect(await screen.findByText('You watch CHG-1042')).toBeInTheDocument();
});

it('shows exactly what was altered', async () => {
  open('/changes/CHG-1042?tab=history');
  const entry = (await screen.findByText('Tomas Weber edited the backout plan')).closest('li') as HTMLElement;
  expect(within(entry).getByText('twice', { selector: 'ins' })).toBeInTheDocument();
  expect(within(entry).getByText('once', { selector: 'del' })).toBeInTheDocument();
});
