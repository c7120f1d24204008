import { notifications } from '@mantine/notifications';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, describe, expect, it } from 'vitest';
import type { ContingencyView, Possible } from '@/shared/api/types';
import { openChange, shows, type Over } from '@/test/change';
import { at, change, contingency, link, unmet } from '@/test/fixtures';
import { refusal, watch } from '@/test/render';
import { server } from '@/test/server';

// What one test was told stays on the screen for a while.
afterEach(() => notifications.clean());

const possible = (act: string, target: string, title = act): Possible => ({ act, target, title, ready: true });
const mayStart = possible('start_contingency', 'hotfix', 'Hotfix');
const notStarted = contingency({
  number: 2,
  process: 'disaster-recovery',
  name: 'Disaster recovery',
  state: 'not_started',
  why: 'No such process is published.',
  change: undefined as never,
  possible: [possible('retry_contingency', 'contingency-2'), possible('dismiss_contingency', 'contingency-2')],
});

/** What the server says of the contingencies, one answer after the other; the last one stays. */
function has(...answers: ContingencyView[][]) {
  server.use(
    http.get('*/api/v1/changes/CHG-1042/contingencies', () =>
      HttpResponse.json({ items: answers.length > 1 ? answers.shift() : answers[0] }),
    ),
  );
}

/** The tab of related work of a change with these contingencies. */
async function openRelated(some: ContingencyView[], over: Over = { possible: [mayStart] }) {
  shows(over);
  has(some);
  const page = await openChange('?tab=related');
  const section = await screen.findByRole('region', { name: 'Contingencies' });
  return { ...page, section: within(section) };
}

describe('the contingencies of a change', () => {
  it('say what called them, how far they are, and where they run', async () => {
    const { section } = await openRelated([
      contingency(),
      contingency({
        number: 2,
        name: 'Hotfix',
        outcome: undefined as never,
        state: 'required_done',
        restricted: true,
        change: undefined as never,
      }),
      notStarted,
    ]);
    const [analysis, hotfix, recovery] = section.getAllByRole('listitem');
    expect(analysis).toHaveTextContent(/Root cause analysis ?Required work is open/);
    expect(analysis).toHaveTextContent(/Called by the outcome “Backed out”, declared by Lena Fischer/);
    expect(within(analysis as HTMLElement).getByRole('link', { name: /^CHG-1188/ })).toHaveAttribute(
      'href',
      '/changes/CHG-1188',
    );
    expect(analysis).toHaveTextContent('Analysis');
    expect(hotfix).toHaveTextContent(/Hotfix ?Required work is done ?A restricted change ?Started by hand by Lena/);
    expect(recovery).toHaveTextContent(/Disaster recovery ?Not started ?No such process is published\./);
  });

  it('are not spoken of where there is none and one may start none', async () => {
    shows({ possible: [] });
    await openChange('?tab=related');
    await screen.findByText('Linked to nothing yet');
    expect(screen.queryByRole('button', { name: 'Start a contingency' })).not.toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Contingencies' })).not.toBeInTheDocument();
  });

  it('are started by hand, what the process offers first, and lead to their run', async () => {
    const { user, router, section } = await openRelated([contingency()]);
    const sent = watch('post', '/changes/CHG-1042/contingencies', () => contingency({ number: 2, process: 'hotfix' }));
    section.getByRole('button', { name: 'Start a contingency' }).focus();
    await user.keyboard('{Enter}');
    const menu = await screen.findByRole('menu');
    await within(menu).findByRole('menuitem', { name: /^Incident response/ });
    // What is under way is not offered again.
    expect(
      within(menu)
        .getAllByRole('menuitem')
        .map((item) => item.textContent),
    ).toEqual([
      expect.stringMatching(/^Hotfix.*costs less than going back/),
      expect.stringMatching(/^Incident response/),
      expect.stringMatching(/^Disaster recovery/),
    ]);
    await user.keyboard('{ArrowDown}{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Start Hotfix' });
    expect(dialog).toHaveTextContent(/linked to CHG-1042, and Priya Nair owns it/);
    expect(
      await within(dialog).findByText(/expected results, people and stakeholders of CHG-1042/),
    ).toBeInTheDocument();
    expect(sent).toHaveLength(0);
    await user.click(within(dialog).getByRole('button', { name: 'Start it' }));
    await waitFor(() => expect(sent[0]?.body).toEqual({ process: 'hotfix' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/changes/CHG-1188'));
  });

  it('can be started where the process offers none, by whoever may link the change', async () => {
    const { user, section } = await openRelated([], { possible: [possible('link', '')] });
    await user.click(section.getByRole('button', { name: 'Start a contingency' }));
    expect(await screen.findByRole('menuitem', { name: /^Root cause analysis/ })).toBeInTheDocument();
  });

  it('say why one could not be started, be it refused or without a run', async () => {
    const { user, section } = await openRelated([]);
    const answers = [
      () => refusal(409, { title: 'Not now', detail: 'Hotfix is under way already.' }),
      () => notStarted,
    ];
    const sent = watch('post', '/changes/CHG-1042/contingencies', () => answers.shift()?.());
    await user.click(section.getByRole('button', { name: 'Start a contingency' }));
    await user.click(await screen.findByRole('menuitem', { name: /^Hotfix/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Start Hotfix' });
    await user.click(within(dialog).getByRole('button', { name: 'Start it' }));
    expect(await within(dialog).findByText('Hotfix is under way already.')).toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: 'Start it' }));
    expect(
      await screen.findByText('Disaster recovery could not be started: No such process is published.'),
    ).toBeInTheDocument();
    expect(sent).toHaveLength(2);
  });

  it('are tried again, and told to be not needed only with a reason', async () => {
    const { user, section } = await openRelated([notStarted]);
    const tried = watch('post', '/changes/CHG-1042/contingencies/2/start', () =>
      contingency({ number: 2, name: 'Disaster recovery' }),
    );
    await user.click(section.getByRole('button', { name: /^Try to start it again/ }));
    await waitFor(() => expect(tried).toHaveLength(1));
    expect(await screen.findByText(/Disaster recovery was started/)).toHaveTextContent('CHG-1188');
    const dismissed = watch('post', '/changes/CHG-1042/contingencies/2/dismissal', () => notStarted);
    await user.click(section.getByRole('button', { name: /^Not needed/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Disaster recovery is not needed' });
    expect(within(dialog).getByRole('button', { name: 'Not needed' })).toBeDisabled();
    await user.type(within(dialog).getByRole('textbox', { name: /^Why/ }), 'Nothing was lost.');
    await user.click(within(dialog).getByRole('button', { name: 'Not needed' }));
    await waitFor(() => expect(dismissed[0]?.body).toEqual({ reason: 'Nothing was lost.' }));
  });

  it('are led to from what the change waits for', async () => {
    shows({ waiting: [unmet({ gate: 'contingencies_done', key: 'hotfix', title: 'Hotfix', detail: 'Not started.' })] });
    await openChange();
    expect(await screen.findByRole('link', { name: 'Hotfix' })).toHaveAttribute(
      'href',
      '/changes/CHG-1042?tab=related',
    );
  });
});

describe('links between a change and its contingency', () => {
  const linked = (over: Parameters<typeof link>[0]) => {
    shows({ links: 1, possible: [possible('link', '')] });
    server.use(
      http.get('*/api/v1/changes/CHG-1042/links', () =>
        HttpResponse.json({ items: [link({ possible: [], ...over })] }),
      ),
    );
  };

  it('say under the title of a run what it is a contingency of', async () => {
    linked({ kind: 'contingency_of', words: 'is a contingency of' });
    await openChange();
    expect(await screen.findByRole('link', { name: /^CHG-1040 New storage/ })).toHaveAttribute(
      'href',
      '/changes/CHG-1040',
    );
    expect(screen.getByText(/^Contingency of/)).toBeInTheDocument();
  });

  it('are listed, and neither chosen nor taken away by hand', async () => {
    linked({ kind: 'has_contingency', words: 'has the contingency' });
    const { user } = await openChange('?tab=related');
    const listed = await screen.findByRole('region', { name: 'Its contingencies' });
    expect(within(listed).queryByRole('button')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Link' }));
    const dialog = await screen.findByRole('dialog', { name: 'Link CHG-1042' });
    await user.click(within(dialog).getByRole('combobox', { name: 'This change' }));
    const kinds = (await screen.findAllByRole('option')).map((option) => option.textContent);
    expect(kinds).toContain('fixes');
    expect(kinds.filter((words) => words.includes('contingency'))).toEqual([]);
  });
});

describe('an outcome that calls contingencies', () => {
  const foreseen = (summary: string) => ({
    events: [
      { position: 1, version: 22, at: at(0), type: 'contingency_called', kind: 'related', summary, changes: [] },
    ],
    change: change(),
    withdraws: [],
  });

  it('says what it starts before it is declared, and afterwards where that runs', async () => {
    shows({ possible: [possible('declare_outcome', '', 'Declare the outcome')], approvals: [] });
    has([], [contingency()]);
    const sent = watch('post', '/changes/CHG-1042/outcome', ({ query }) =>
      query.get('dry_run') ? foreseen('The outcome backed out calls for Root cause analysis.') : change(),
    );
    const { user, router } = await openChange();
    await user.click(screen.getByRole('button', { name: 'Declare the outcome' }));
    const dialog = await screen.findByRole('dialog', { name: 'Declare the outcome' });
    await user.click(within(dialog).getByRole('radio', { name: /^Backed out/ }));
    await within(dialog).findByText('The outcome backed out calls for Root cause analysis.');
    expect(dialog).toHaveTextContent(/CHG-1042 closes once what it requires is done/);
    await user.click(within(dialog).getByRole('radio', { name: 'Successful' }));
    expect(within(dialog).queryByText(/calls for/)).not.toBeInTheDocument();
    await user.click(within(dialog).getByRole('radio', { name: /^Backed out/ }));
    await user.type(within(dialog).getByRole('textbox', { name: /^Reason/ }), 'Step 7 failed twice.');
    await user.click(within(dialog).getByRole('button', { name: 'Declare the outcome' }));
    expect(await screen.findByText(/Root cause analysis was started/)).toBeInTheDocument();
    expect(sent.filter((one) => !one.query.get('dry_run')).map((one) => one.body)).toEqual([
      expect.objectContaining({ outcome: 'backed_out', comment: 'Step 7 failed twice.' }),
    ]);
    await user.click(screen.getByRole('link', { name: 'CHG-1188' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/changes/CHG-1188'));
  });

  it('is altered from what it was, with a reason', async () => {
    const magnitude = { users: 'some', data_or_site_lost: true, activity_stopped_too_long: false } as const;
    shows({
      possible: [possible('alter_outcome', '', 'Alter the outcome')],
      outcome: 'unsuccessful',
      magnitude,
      approvals: [],
    });
    has([contingency()]);
    const sent = watch('post', '/changes/CHG-1042/outcome', ({ query }) =>
      query.get('dry_run') ? { events: [], change: change(), withdraws: [] } : change(),
    );
    const { user } = await openChange();
    await user.click(screen.getByRole('button', { name: 'More acts' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Alter the outcome' }));
    const dialog = await screen.findByRole('dialog', { name: 'Alter the outcome' });
    expect(within(dialog).getByRole('radio', { name: /^Unsuccessful/ })).toBeChecked();
    expect(within(dialog).getByRole('radio', { name: 'Some users' })).toBeChecked();
    expect(within(dialog).getByRole('checkbox', { name: /^Data or a site/ })).toBeChecked();
    expect(within(dialog).getByRole('button', { name: 'Alter the outcome' })).toBeDisabled();
    await user.click(within(dialog).getByRole('radio', { name: /^Backed out/ }));
    await user.type(within(dialog).getByRole('textbox', { name: /^Why/ }), 'It was taken back on Monday.');
    await user.click(within(dialog).getByRole('button', { name: 'Alter the outcome' }));
    expect(await screen.findByText('The outcome of CHG-1042 is altered')).toBeInTheDocument();
    // What was under way before is not told as if it had just been started.
    expect(screen.queryByText(/was started/)).not.toBeInTheDocument();
    expect(sent.findLast((one) => !one.query.get('dry_run'))?.body).toEqual({
      outcome: 'backed_out',
      comment: 'It was taken back on Monday.',
      magnitude,
    });
  });

  it('is told of where a change is cancelled, too', async () => {
    shows({ possible: [possible('cancel', '', 'Cancel the change')], approvals: [] });
    watch('post', '/changes/CHG-1042/cancellation', () =>
      foreseen('The outcome cancelled calls for Cancelled change.'),
    );
    const { user } = await openChange();
    await user.click(screen.getByRole('button', { name: 'More acts' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Cancel the change' }));
    const dialog = await screen.findByRole('dialog', { name: 'Cancel the change' });
    expect(await within(dialog).findByText(/calls for Cancelled change/)).toBeInTheDocument();
  });
});
