import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { openChange, type Over, shows } from '@/test/change';
import { change, person } from '@/test/fixtures';
import { heading, open, stale, watch } from '@/test/render';

describe('editing in place', () => {
  it('gives Escape to an open list of choices first, then closes', async () => {
    const { user } = await openChange();
    await user.click(screen.getByRole('button', { name: 'Edit verifiers' }));
    const box = await screen.findByRole('combobox', { name: 'Verifiers' });
    await user.click(box);
    await user.type(box, 'Omar');
    await user.click(await screen.findByRole('option', { name: 'Omar Haddad' }));
    expect(box).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(box).toHaveAttribute('aria-expanded', 'false'));
    expect(screen.getByText('Omar Haddad', { selector: '[class*=Pill] *' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Save' })).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument();
  });

  it('names every control of the calendar, and gives it Escape first', async () => {
    const { user } = await openChange();
    await user.click(screen.getByRole('button', { name: 'Edit planned start' }));
    await user.click(await screen.findByRole('button', { name: 'Planned start' }));
    const calendar = await screen.findByRole('dialog', { name: 'Planned start' });
    for (const control of within(calendar).getAllByRole('button')) expect(control).toHaveAccessibleName();
    expect(within(calendar).getByRole('button', { name: 'Next month' })).toBeInTheDocument();
    expect(within(calendar).getByRole('spinbutton', { name: 'Hours' })).toBeInTheDocument();
    expect(within(calendar).getByRole('spinbutton', { name: 'Minutes' })).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(screen.getByRole('button', { name: 'Save' })).toBeInTheDocument();
  });

  it('moves a window as one: its end goes along, visibly, and both are sent together', async () => {
    const window = {
      planned_start: { local: '2026-12-12T22:00', zone: 'Europe/Berlin', at: '2026-12-12T21:00:00Z' },
      planned_end: { local: '2026-12-13T00:00', zone: 'Europe/Berlin', at: '2026-12-12T23:00:00Z' },
    };
    shows(window);
    const { user } = await openChange();
    const sent = watch('patch', '/changes/CHG-1042', ({ query }) =>
      query.get('dry_run') ? { events: [], change: change(window), withdraws: [] } : change(window),
    );
    await user.click(screen.getByRole('button', { name: 'Edit planned start' }));
    await user.click(await screen.findByRole('button', { name: 'Planned start' }));
    const calendar = await screen.findByRole('dialog', { name: 'Planned start' });
    await user.click(within(calendar).getByRole('button', { name: /^19 December 2026/ }));
    await user.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: 'Planned end' })).toHaveTextContent('Sun 20 Dec 2026 00:00');
    expect(screen.getByText('The planned end has moved by as much.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent.at(-1)?.body).toEqual({
      planned_start: { local: '2026-12-19T22:00', zone: 'Europe/Berlin' },
      planned_end: { local: '2026-12-20T00:00', zone: 'Europe/Berlin' },
    });
  });

  async function editBackout(withdraws: unknown[]) {
    const { user } = await openChange();
    const sent = watch('patch', '/changes/CHG-1042', ({ query, body }) =>
      query.get('dry_run')
        ? { events: [], change: change(), withdraws }
        : change({ backout_plan: (body as { backout_plan: string }).backout_plan }),
    );
    await user.click(screen.getByRole('button', { name: 'Edit backout plan' }));
    const field = await screen.findByRole('textbox', { name: 'Backout plan' });
    await user.clear(field);
    await user.type(field, 'Restore the roles.');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    return { user, sent };
  }

  it('says which approvals an edit withdraws, and saves only when told to', async () => {
    const { user, sent } = await editBackout([
      { key: 'cab', title: 'CAB', decided: [person('mei.tanaka')], fields: ['backout_plan'], form_fields: [] },
    ]);
    const dialog = await screen.findByRole('dialog', { name: 'This withdraws approvals' });
    expect(within(dialog).getByText(/of Mei Tanaka/)).toBeInTheDocument();
    expect(sent.filter((s) => !s.query.has('dry_run'))).toHaveLength(0);
    await user.click(within(dialog).getByRole('button', { name: 'Save and ask again' }));
    await waitFor(() => expect(sent.filter((s) => !s.query.has('dry_run'))).toHaveLength(1));
    expect(sent.at(-1)?.body).toEqual({ backout_plan: 'Restore the roles.' });
    expect(await screen.findByText('Restore the roles.')).toBeInTheDocument();
  });

  it('saves at once where nothing is withdrawn', async () => {
    const { sent } = await editBackout([]);
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('clears a field with null', async () => {
    const { user } = await openChange();
    const sent = watch('patch', '/changes/CHG-1042', ({ query }) =>
      query.get('dry_run') ? { events: [], change: change(), withdraws: [] } : change({ reason: '' }),
    );
    await user.click(screen.getByRole('button', { name: 'Edit reason' }));
    await user.clear(await screen.findByRole('textbox', { name: 'Reason' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(sent[0]?.body).toEqual({ reason: null }));
  });
});

describe('what is written and not yet sent', () => {
  it('is still there after a look at another page: a comment', async () => {
    const { user, router } = open('/changes/CHG-1042');
    await user.type(await screen.findByRole('textbox', { name: 'Comment' }), 'Half a thought');
    await router.navigate({ to: '/services' });
    await heading('Services');
    await router.navigate({ to: '/changes/$id', params: { id: 'CHG-1042' } });
    const box = await screen.findByRole('textbox', { name: 'Comment' });
    expect(box).toHaveValue('Half a thought');
    watch('post', '/changes/CHG-1042/comments', () => ({}));
    await user.click(screen.getByRole('button', { name: 'Comment' }));
    await waitFor(() => expect(box).toHaveValue(''));
    expect(sessionStorage).toHaveLength(0);
  });

  it('is asked about before the page is left: a field', async () => {
    const asked = vi.spyOn(window, 'confirm').mockReturnValue(false);
    const { user, router } = await openChange();
    await user.click(screen.getByRole('button', { name: 'Edit backout plan' }));
    const field = await screen.findByRole('textbox', { name: 'Backout plan' });
    await user.click(screen.getByRole('tab', { name: 'History' }));
    expect(asked).not.toHaveBeenCalled();
    await user.click(screen.getByRole('tab', { name: 'Overview' }));
    expect(field).not.toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Edit backout plan' }));
    await user.type(await screen.findByRole('textbox', { name: 'Backout plan' }), ' More.');
    await user.click(screen.getByRole('tab', { name: 'History' }));
    expect(asked).toHaveBeenCalledOnce();
    expect(router.state.location.search).toEqual({});
    expect(screen.getByRole('textbox', { name: 'Backout plan' })).toBeInTheDocument();
  });
});

describe('two people editing', () => {
  /** The server has this since the page was read; an edit over an older version is refused. */
  function meanwhile(over: Over) {
    const newer = change({ version: 22, ...over });
    const sent = watch('patch', '/changes/CHG-1042', ({ query, body, ifMatch }) => {
      shows(newer);
      if (ifMatch !== '"22"') return stale();
      const after = { ...newer, version: 23, ...(body as object) };
      return query.get('dry_run') ? { events: [], change: after, withdraws: [] } : after;
    });
    return sent;
  }

  async function write(text: string) {
    const { user } = await openChange();
    await user.click(screen.getByRole('button', { name: 'Edit backout plan' }));
    const field = await screen.findByRole('textbox', { name: 'Backout plan' });
    await user.clear(field);
    await user.type(field, text);
    return user;
  }

  it('sends the version over which it was written', async () => {
    const sent = watch('patch', '/changes/CHG-1042', ({ query }) =>
      query.get('dry_run') ? { events: [], change: change(), withdraws: [] } : change(),
    );
    const user = await write('Mine.');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(sent.map((s) => s.ifMatch)).toEqual(['"21"', '"21"']));
  });

  it('does not trouble anybody where the other one wrote into another field', async () => {
    const sent = meanwhile({ test_plan: 'Theirs.' });
    const user = await write('Mine.');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Backout plan' })).not.toBeInTheDocument());
    expect(screen.queryByRole('alert', { name: /meanwhile/ })).not.toBeInTheDocument();
    expect(sent.at(-1)).toMatchObject({ body: { backout_plan: 'Mine.' }, ifMatch: '"22"' });
  });

  it('shows both values where it was the same field; mine is saved when told to', async () => {
    const sent = meanwhile({ backout_plan: 'Theirs.' });
    const user = await write('Mine.');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const clash = await screen.findByRole('alert', { name: 'Backout plan was altered meanwhile' });
    expect(within(clash).getByText('Theirs.')).toBeInTheDocument();
    expect(within(clash).getByText('Mine.')).toBeInTheDocument();
    expect(await within(clash).findByText(/by Tomas Weber/)).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Backout plan' })).toHaveValue('Mine.');
    await user.click(within(clash).getByRole('button', { name: 'Keep mine' }));
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Backout plan' })).not.toBeInTheDocument());
    expect(sent.at(-1)).toMatchObject({ body: { backout_plan: 'Mine.' }, ifMatch: '"22"' });
  });

  it('takes theirs when told to, and sends nothing', async () => {
    const sent = meanwhile({ backout_plan: 'Theirs.' });
    const user = await write('Mine.');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Take theirs' }));
    expect(screen.getByText('Theirs.')).toBeInTheDocument();
    expect(screen.queryByRole('textbox', { name: 'Backout plan' })).not.toBeInTheDocument();
    expect(sent.filter((s) => s.ifMatch === '"22"')).toEqual([]);
  });

  it('says so at once when the page hears of it before anything is sent', async () => {
    const { user, client } = await openChange();
    await user.click(screen.getByRole('button', { name: /^Edit ?the title/ }));
    await user.type(await screen.findByRole('textbox', { name: 'Title' }), ', mine');
    shows({ version: 22, title: 'Theirs' });
    await client.invalidateQueries({ queryKey: ['change', 'CHG-1042'] });
    expect(await screen.findByRole('alert', { name: 'Title was altered meanwhile' })).toHaveTextContent(/Theirs/);
  });
});
