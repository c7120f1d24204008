import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { approval, change, comments, history, person, task, unmet } from '@/test/fixtures';
import { heading, open, refusal, stale, watch } from '@/test/render';
import { server } from '@/test/server';

const shows = (over: Parameters<typeof change>[0]) =>
  server.use(http.get('*/api/v1/changes/CHG-1042', () => HttpResponse.json(change(over))));

describe('a change', () => {
  it('says on top all that it waits for, with ways there', async () => {
    open('/changes/CHG-1042');
    await heading(/PostgreSQL/);
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
    open('/changes/CHG-1042');
    await heading(/PostgreSQL/);
    expect(screen.getByRole('button', { name: 'Submit' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Approve' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Edit/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('textbox', { name: 'Comment' })).not.toBeInTheDocument();
  });

  it('lists everything that stands in the way of going on', async () => {
    shows({ possible: [{ act: 'advance', target: '', title: 'Submit', ready: false }] });
    const { user } = open('/changes/CHG-1042');
    await heading(/PostgreSQL/);
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

describe('a change that a rejection sent back', () => {
  const decisions = [
    {
      by: person('mei.tanaka'),
      decision: 'reject' as const,
      comment: 'No fallback switch.',
      at: '2027-01-12T09:00:00Z',
    },
  ];
  const stands = (current: 'draft' | 'assessment', entered: string) => ({
    phase: current,
    stage: current,
    stage_name: current === 'draft' ? 'Draft' : 'Assessment',
    stages: change().stages.map((s) =>
      s.key === current ? { ...s, state: 'current' as const, entered } : { ...s, state: 'to_come' as const },
    ),
    approvals: [approval({ state: 'cancelled', decisions })],
  });

  it('says who rejected it, with which words, and what to do', async () => {
    shows(stands('draft', '2027-01-12T09:00:00Z'));
    open('/changes/CHG-1042');
    const banner = await screen.findByRole('region', { name: 'Rejected' });
    expect(banner).toHaveTextContent(/^Rejected by Mei Tanaka on 12 Jan( 2027)?: “No fallback switch.”/);
    expect(banner).toHaveTextContent('It is back in Draft; alter what was rejected and submit it again.');
  });

  it('says so on the way to the next asking, without asking for what is done', async () => {
    shows(stands('assessment', '2027-01-12T10:00:00Z'));
    open('/changes/CHG-1042');
    expect(await screen.findByRole('region', { name: 'Rejected' })).not.toHaveTextContent('It is back');
  });

  it('says nothing where the approval is reached again', async () => {
    shows({ approvals: [approval({ state: 'cancelled', decisions }), approval()] });
    open('/changes/CHG-1042');
    await heading(/PostgreSQL/);
    expect(screen.queryByRole('region', { name: 'Rejected' })).not.toBeInTheDocument();
  });
});

describe('waiting for fields', () => {
  it('is one thing to do, with a way to each field; a hold is told once', async () => {
    const field = (key: string, title: string) =>
      unmet({ gate: 'fields', key, title, detail: `${title}: not filled in yet.` });
    shows({
      hold: { by: person('ruth.steiner'), since: '2027-01-12T09:00:00Z', reason: 'Freeze.' },
      waiting: [
        unmet({ gate: 'on_hold', key: '', title: 'On hold' }),
        field('reason', 'Reason'),
        field('test_plan', 'Test plan'),
      ],
    });
    open('/changes/CHG-1042');
    await heading(/PostgreSQL/);
    const waits = screen.getByRole('region', { name: 'Waits for' });
    expect(within(waits).getByText('Fill in 2 fields')).toBeInTheDocument();
    expect(within(waits).getByRole('link', { name: 'Test plan' })).toHaveAttribute(
      'href',
      '/changes/CHG-1042#at-test_plan',
    );
    expect(waits).not.toHaveTextContent(/not filled in|On hold/);
    expect(screen.getByRole('region', { name: 'On hold' })).toHaveTextContent('Freeze.');
  });
});

describe('waiting for the window', () => {
  const waiting = [
    unmet({
      gate: 'window_open',
      key: 'planned_start',
      title: 'Planned start',
      people: [],
      need: 1,
      due: '2027-01-31T03:00:00Z',
      detail: 'The window opens 2027-01-30 22:00 (America/New_York).',
    }),
  ];
  const planned = (zone: string) => ({ local: '2027-01-30T22:00', zone, at: '2027-01-31T03:00:00Z' });

  it('says in words when it opens, with day and zone, and is not late by waiting', async () => {
    shows({ waiting, planned_start: planned('Europe/Berlin') });
    open('/changes/CHG-1042');
    await heading(/PostgreSQL/);
    const waits = screen.getByRole('region', { name: 'Waits for' });
    expect(waits).toHaveTextContent(/The window opens Sun 31 Jan(?: 2027)? 04:00 CET,/);
    expect(waits).not.toHaveTextContent(/due|overdue/);
  });

  it('says it in the zone of the place, too, where the reader is in another one', async () => {
    shows({ waiting, planned_start: planned('America/New_York') });
    open('/changes/CHG-1042');
    await heading(/PostgreSQL/);
    expect(screen.getByRole('region', { name: 'Waits for' })).toHaveTextContent(
      /04:00 CET \(Sat 30 Jan(?: 2027)? 22:00 \S+, America\/New_York\)/,
    );
  });
});

describe('editing in place', () => {
  it('gives Escape to an open list of choices first, then closes', async () => {
    const { user } = open('/changes/CHG-1042');
    await heading(/PostgreSQL/);
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
    const { user } = open('/changes/CHG-1042');
    await heading(/PostgreSQL/);
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

  async function editBackout(withdraws: unknown[]) {
    const { user } = open('/changes/CHG-1042');
    await heading(/PostgreSQL/);
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
      { key: 'cab', title: 'CAB', decided: [person('mei.tanaka')], fields: ['backout_plan'] },
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
    const { user } = open('/changes/CHG-1042');
    await heading(/PostgreSQL/);
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
    const { user, router } = open('/changes/CHG-1042');
    await heading(/PostgreSQL/);
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
  function meanwhile(over: Parameters<typeof change>[0]) {
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
    const { user } = open('/changes/CHG-1042');
    await heading(/PostgreSQL/);
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
    const { user, client } = open('/changes/CHG-1042');
    await heading(/PostgreSQL/);
    await user.click(screen.getByRole('button', { name: /^Edit ?the title/ }));
    await user.type(await screen.findByRole('textbox', { name: 'Title' }), ', mine');
    shows({ version: 22, title: 'Theirs' });
    await client.invalidateQueries({ queryKey: ['change', 'CHG-1042'] });
    expect(await screen.findByRole('alert', { name: 'Title was altered meanwhile' })).toHaveTextContent(/Theirs/);
  });
});

describe('tasks and approvals', () => {
  it('finishes a task with a note', async () => {
    shows({
      tasks: [
        task({
          id: 'TSK-304',
          title: 'Ask the vendor',
          state: 'in_progress',
          possible: [{ act: 'finish', target: 'TSK-304', title: 'Finish', ready: true }],
        }),
      ],
    });
    const { user } = open('/changes/CHG-1042?tab=tasks&task=TSK-304');
    const sent = watch('post', '/changes/CHG-1042/tasks/TSK-304/finish', () => ({}));
    await user.click(await screen.findByRole('button', { name: 'Finish' }));
    const dialog = await screen.findByRole('dialog', { name: 'Finish' });
    await user.type(within(dialog).getByRole('textbox'), 'Fixed in 16.15.');
    await user.click(within(dialog).getByRole('button', { name: 'Finish' }));
    await waitFor(() => expect(sent[0]?.body).toEqual({ note: 'Fixed in 16.15.' }));
  });

  it('ticks an item of the checklist', async () => {
    shows({ tasks: [task({ possible: [{ act: 'tick', target: 'TSK-301', title: 'Tick', ready: true }] })] });
    const { user } = open('/changes/CHG-1042?tab=tasks&task=TSK-301');
    const sent = watch('put', '/changes/CHG-1042/tasks/TSK-301/checklist/1', () => ({}));
    await user.click(await screen.findByRole('checkbox', { name: 'Disk has room for the dump' }));
    await waitFor(() => expect(sent[0]?.body).toEqual({ ticked: true }));
  });

  it('keeps what was ticked until the change shows it, however quickly the next one follows', async () => {
    let version = 21;
    const done = [false, false];
    const answers: (() => void)[] = [];
    server.use(
      http.get('*/api/v1/changes/CHG-1042', () =>
        HttpResponse.json(
          change({
            version,
            tasks: [
              task({
                checklist: ['First', 'Second'].map((text, i) => ({ text, ticked: done[i] ?? false })),
                possible: [{ act: 'tick', target: 'TSK-301', title: 'Tick', ready: true }],
              }),
            ],
          }),
        ),
      ),
      http.put('*/api/v1/changes/CHG-1042/tasks/TSK-301/checklist/:item', async ({ params }) => {
        await new Promise<void>((resolve) => answers.push(resolve));
        done[Number(params.item)] = true;
        version += 1;
        return HttpResponse.json({}, { headers: { ETag: `"${version}"` } });
      }),
    );
    const { user, client } = open('/changes/CHG-1042?tab=tasks&task=TSK-301');
    const [first, second] = [
      await screen.findByRole('checkbox', { name: 'First' }),
      await screen.findByRole('checkbox', { name: 'Second' }),
    ];
    const seen: boolean[][] = [];
    const look = () => seen.push([first, second].map((box) => (box as HTMLInputElement).checked));
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
    await user.click(first);
    await user.click(second);
    look();
    const from = seen.length - 1;
    // The first is answered and shown, while the second is still on its way.
    await waitFor(() => expect(answers).toHaveLength(2));
    answers[0]?.();
    await waitFor(() => expect(client.getQueryData<{ version: number }>(['change', 'CHG-1042'])?.version).toBe(22));
    look();
    answers[1]?.();
    await waitFor(() => expect(client.getQueryData<{ version: number }>(['change', 'CHG-1042'])?.version).toBe(23));
    look();
    expect(seen.slice(from)).toEqual(seen.slice(from).map(() => [true, true]));
  });

  it('unticks what could not be ticked, and says why', async () => {
    shows({ tasks: [task({ possible: [{ act: 'tick', target: 'TSK-301', title: 'Tick', ready: true }] })] });
    const { user } = open('/changes/CHG-1042?tab=tasks&task=TSK-301');
    watch('put', '/changes/CHG-1042/tasks/TSK-301/checklist/1', () => refusal(409, { title: 'It is on hold' }));
    const box = await screen.findByRole('checkbox', { name: 'Disk has room for the dump' });
    await user.click(box);
    expect(await screen.findByText('It is on hold')).toBeInTheDocument();
    expect(box).not.toBeChecked();
  });

  it('says why nobody can approve', async () => {
    shows({ approvals: [approval({ nobody: 'The group cab has no members; add people to it.', waiting_for: [] })] });
    open('/changes/CHG-1042?tab=approvals');
    expect(await screen.findByText('The group cab has no members; add people to it.')).toBeInTheDocument();
  });

  it('says what a rejection leads to', async () => {
    const { user } = open('/changes/CHG-1042');
    await heading(/PostgreSQL/);
    await user.click(screen.getByRole('button', { name: 'Reject' }));
    const dialog = await screen.findByRole('dialog', { name: 'Reject' });
    expect(await within(dialog).findByText(/^With this the change goes back to Draft/)).toBeInTheDocument();
  });

  it('says what was altered where it is asked again', async () => {
    const possible = [{ act: 'approve', target: 'cab', title: 'Approve', ready: true }];
    shows({ approvals: [approval({ possible, asked: history.find((h) => h.kind === 'fields')?.at ?? '' })] });
    const { user } = open('/changes/CHG-1042');
    await heading(/PostgreSQL/);
    await user.click(screen.getByRole('button', { name: 'Approve' }));
    const dialog = await screen.findByRole('dialog', { name: 'Approve' });
    expect(await within(dialog).findByText(/asked before: Backout plan\./)).toBeInTheDocument();
    expect(within(dialog).getByRole('link', { name: 'See what was altered' })).toBeInTheDocument();
  });

  it('does not reject without a reason', async () => {
    const { user } = open('/changes/CHG-1042');
    await heading(/PostgreSQL/);
    await user.click(screen.getByRole('button', { name: 'Reject' }));
    const dialog = await screen.findByRole('dialog', { name: 'Reject' });
    expect(within(dialog).getByRole('button', { name: 'Reject' })).toBeDisabled();
  });
});

describe('who sees it', () => {
  const restrict = (title: string) => [{ act: 'restrict', target: '', title, ready: true }];

  it('opens with what its title says, and says who will see it', async () => {
    shows({ possible: restrict('Restrict who sees it'), approvals: [] });
    const { user } = open('/changes/CHG-1042');
    await heading(/PostgreSQL/);
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
    const { user } = open('/changes/CHG-1042');
    await heading(/PostgreSQL/);
    await user.click(screen.getByRole('button', { name: 'More acts' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Restrict who sees it' }));
    expect(await screen.findByRole('dialog', { name: 'Restrict who sees it' })).not.toHaveTextContent(/groups/i);
  });
});

describe('the conversation', () => {
  it('puts the focus where a comment is edited, and saves only what was altered', async () => {
    const { user } = open('/changes/CHG-1042');
    await user.click(await screen.findByRole('button', { name: 'Acts on the comment of Ruth Steiner' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
    const box = await screen.findByDisplayValue(/^Thank you/);
    await waitFor(() => expect(screen.queryByRole('menu')).not.toBeInTheDocument());
    const save = screen.getByRole('button', { name: 'Save' });
    expect(save).toBeDisabled();
    // Written by keys alone: a menu that took the focus back would have them.
    await user.keyboard(' So be it.');
    expect(box).toHaveValue('Thank you. I put it on the CAB page for Thursday. So be it.');
    expect(save).toBeEnabled();
  });

  it('does not call a removed comment edited', async () => {
    const removed = comments.map((c) => ({ ...c, removed: true, text: '' }));
    server.use(
      http.get('*/api/v1/changes/CHG-1042/comments', () =>
        HttpResponse.json({ items: removed, total: removed.length }),
      ),
    );
    open('/changes/CHG-1042');
    expect(await screen.findAllByText('Removed.')).toHaveLength(removed.length);
    expect(screen.queryByText(/edited/)).not.toBeInTheDocument();
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
  const { user } = open('/changes/CHG-1042');
  await heading(/PostgreSQL/);
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
