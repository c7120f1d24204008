import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { NewChange } from '@/shared/api/types';
import { heading, open, refusal, watch } from '@/test/render';
import { change, form, process } from '@/test/fixtures';
import { server } from '@/test/server';
import { asEdit, type ScheduleValues } from './schedule-form';
import type { ScheduleView, Upcoming } from './types';

const nils = { login: 'nils.holm', name: 'Nils Holm' };

const occurrence = (local: string, over: Partial<Upcoming> = {}): Upcoming => ({
  local,
  planned: local,
  zone: 'Europe/Berlin',
  moved: false,
  start: `${local}:00Z`,
  end: `${local.slice(0, 14)}30:00Z`,
  opens: '2027-02-23T05:00:00Z',
  fate: 'comes',
  ...over,
});

const schedule: ScheduleView = {
  id: 'SCH-3',
  name: 'TLS portal',
  state: 'active',
  owner: nils,
  needs_owner: false,
  next_owner: 'Nils Holm',
  repeats: 'every 60 days',
  opened: 1,
  version: 4,
  timing: {
    start: '2027-03-02T06:00',
    zone: 'Europe/Berlin',
    rule: 'FREQ=DAILY;INTERVAL=60',
    except: [],
    shift: 'next',
    window_minutes: 30,
    lead_minutes: 10_080,
    repeats: 'every 60 days',
  },
  planned: {
    process: { key: 'normal', name: 'Normal change' },
    title: 'Renew the certificate',
    description: '',
    reason: '',
    expected_results: [],
    services: [],
    deployment_plan: '',
    backout_plan: '',
    test_plan: '',
    communication_plan: '',
    tags: [],
    stakeholders: [],
    verifiers: [],
    form: [],
    restricted: false,
    visible_to: [],
  },
  later: [],
  created_by: nils,
  coming: [
    occurrence('2027-03-02T06:00'),
    occurrence('2027-05-01T06:00', { planned: '2027-05-03T06:00', moved: true }),
    occurrence('2027-06-30T06:00', { fate: 'skipped', skip_reason: 'Renewed by hand', skipped_by: nils }),
  ],
  all_coming: false,
  note: '',
  may_edit: true,
  created: '2027-02-16T09:00:00Z',
  updated: '2027-02-16T09:00:00Z',
};

beforeEach(() => {
  server.use(
    http.get('*/api/v1/schedules', ({ request }) => {
      const asked = new URL(request.url).searchParams;
      const wanted = asked.get('needs_owner') ?? asked.get('in_trouble');
      const row = { ...schedule, process: schedule.planned.process, title: schedule.planned.title, restricted: false };
      return HttpResponse.json({ items: wanted ? [] : [row], total: wanted ? 0 : 1 });
    }),
    http.get('*/api/v1/schedules/coming', () =>
      HttpResponse.json({
        items: [
          {
            ...occurrence('2027-03-02T06:00'),
            schedule: 'SCH-3',
            name: 'TLS portal',
            owner: nils,
            paused: false,
          },
        ],
        all: true,
      }),
    ),
    http.get('*/api/v1/schedules/SCH-3', () => HttpResponse.json(schedule, { headers: { ETag: '"4.abc"' } })),
    http.get('*/api/v1/schedules/SCH-3/occurrences', () =>
      HttpResponse.json({
        items: [
          {
            local: '2027-01-01T06:00',
            change: 'CHG-7',
            skipped: false,
            start: '2027-01-01T05:00:00Z',
            at: '2027-01-01T05:00:00Z',
            late_minutes: 1630,
            note: '',
          },
        ],
      }),
    ),
    http.get('*/api/v1/schedules/SCH-3/history', () => HttpResponse.json({ items: [] })),
    http.post('*/api/v1/schedules/SCH-3/preview', () =>
      HttpResponse.json({ repeats: 'every 60 days', coming: schedule.coming, all: false, note: '' }),
    ),
    http.post('*/api/v1/schedules/preview', () =>
      HttpResponse.json({ repeats: 'every week', coming: schedule.coming, all: false, note: '' }),
    ),
  );
});

it('shows what is to come first, and the schedules behind it', async () => {
  const { user } = open('/schedules');
  await heading('Schedules');
  expect(await screen.findByRole('link', { name: 'TLS portal' })).toHaveAttribute('href', '/schedules/SCH-3');
  await user.click(screen.getByRole('radio', { name: 'Schedules' }));
  expect(await screen.findByRole('table', { name: 'Schedules' })).toHaveTextContent('every 60 days');
});

describe('one schedule', () => {
  it('shows what shifts and people do to its windows, and how late one was', async () => {
    open('/schedules/SCH-3');
    await heading('TLS portal');
    const coming = screen.getByRole('region', { name: 'To come' });
    expect(coming).toHaveTextContent('Sat 1 May 2027 06:00');
    expect(coming).toHaveTextContent('Mon 3 May 2027 06:00');
    expect(coming).toHaveTextContent('Nils Holm: Renewed by hand');
    expect(await screen.findByText('opened 27 h 10 min late')).toBeInTheDocument();
  });

  it('shows when a change opens in the zone of its schedule, and names it', async () => {
    const there = occurrence('2030-03-02T06:00', { zone: 'America/New_York', opens: '2030-03-02T09:00:00Z' });
    server.use(http.get('*/api/v1/schedules/SCH-3', () => HttpResponse.json({ ...schedule, coming: [there] })));
    open('/schedules/SCH-3');
    await heading('TLS portal');
    const coming = screen.getByRole('region', { name: 'To come' });
    expect(coming).toHaveTextContent('Sat 2 Mar 2030 06:00 America/New_York');
    expect(coming).toHaveTextContent(/opens Sat 2 Mar 2030 04:00 (EST|GMT-5)/);
  });

  it('says of one that is paused, or has changed or ended, what is true of it', async () => {
    const noted = { by: nils, reason: 'The portal is being moved', at: '2027-02-16T09:00:00Z' };
    const timing = { ...schedule.timing, rule: 'FREQ=WEEKLY', repeats: 'every week' };
    const later = [{ begins: '2027-07-01T00:00', timing, planned: schedule.planned }];
    const answer = (over: Partial<ScheduleView>) =>
      server.use(http.get('*/api/v1/schedules/SCH-3', () => HttpResponse.json({ ...schedule, later, ...over })));
    answer({ state: 'paused', paused: noted });
    const { client } = open('/schedules/SCH-3');
    await heading('TLS portal');
    const coming = screen.getByRole('region', { name: 'To come' });
    expect(coming).toHaveTextContent('Paused: nothing is opened before it is resumed.');
    expect(coming).not.toHaveTextContent('opens');
    expect(screen.getByText('From Thu 1 Jul 2027 on').parentElement).toHaveTextContent('every week');
    answer({ state: 'ended', ended: noted, coming: [] });
    await client.invalidateQueries({ queryKey: ['schedules'] });
    expect(await screen.findByText('Nothing is left to come.')).toBeInTheDocument();
    expect(screen.queryByText('From Thu 1 Jul 2027 on')).not.toBeInTheDocument();
  });

  it('shows the times of the part that is in force', async () => {
    const timing = { ...schedule.timing, rule: 'FREQ=WEEKLY', repeats: 'every week' };
    const later = [{ begins: '2027-03-01T00:00', timing, planned: schedule.planned }];
    server.use(http.get('*/api/v1/schedules/SCH-3', () => HttpResponse.json({ ...schedule, later })));
    open('/schedules/SCH-3');
    await heading('TLS portal');
    expect(screen.getByText('Rule').parentElement).toHaveTextContent('FREQ=WEEKLY');
    expect(screen.queryByText(/^From Mon 1 Mar/)).not.toBeInTheDocument();
  });

  it('previews a change from an occurrence on as it would be saved, and marks what does not do at its field', async () => {
    const sent = watch('post', '/schedules/SCH-3/preview', ({ body }) =>
      JSON.stringify(body).includes('WEEKLY')
        ? refusal(422, { title: 'Some values do not do', errors: [{ pointer: '/timing/rule', detail: 'Not so.' }] })
        : { repeats: 'every 60 days', coming: [occurrence('2027-05-01T06:00')], all: false, note: '' },
    );
    const { user } = open('/schedules/SCH-3/edit?from=2027-05-01T06:00');
    await heading('Change from Sat 1 May 2027 06:00 on');
    expect(await screen.findByRole('button', { name: 'First window' })).toHaveTextContent('Sat 1 May 2027 06:00');
    const aside = screen.getByRole('complementary', { name: 'What will come of it' });
    expect(await within(aside).findByText('Sat 1 May 2027 06:00')).toBeInTheDocument();
    expect(sent[0]?.body).toEqual({ local: '2027-05-01T06:00' });
    await user.click(screen.getByRole('combobox', { name: 'Unit' }));
    await user.click(await screen.findByRole('option', { name: 'weeks' }));
    expect(await screen.findByText('Not so.')).toBeInTheDocument();
    expect(sent.at(-1)?.body).toMatchObject({ timing: { rule: 'FREQ=WEEKLY;INTERVAL=60' } });
    expect(within(aside).queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
  });

  it('skips one with a reason, saying which is next', async () => {
    const { user } = open('/schedules/SCH-3');
    await heading('TLS portal');
    const sent = watch('post', '/schedules/SCH-3/skips', () => schedule);
    const coming = screen.getByRole('region', { name: 'To come' });
    await user.click(within(coming).getAllByRole('button', { name: 'More acts' })[0]!);
    await user.click(await screen.findByRole('menuitem', { name: 'Skip this one' }));
    const dialog = await screen.findByRole('dialog', { name: 'Skip Tue 2 Mar 2027 06:00?' });
    expect(dialog).toHaveTextContent('The one after it is Mon 3 May 2027 06:00.');
    await user.type(within(dialog).getByRole('textbox', { name: /Reason/ }), 'Renewed by hand');
    await user.click(within(dialog).getByRole('button', { name: 'Skip this one' }));
    await waitFor(() => expect(sent.map((s) => s.ifMatch)).toEqual(['"4"']));
    expect(sent[0]?.body).toEqual({ local: '2027-03-02T06:00', reason: 'Renewed by hand' });
  });

  it('offers nothing to who may not edit it', async () => {
    server.use(http.get('*/api/v1/schedules/SCH-3', () => HttpResponse.json({ ...schedule, may_edit: false })));
    open('/schedules/SCH-3');
    await heading('TLS portal');
    expect(screen.queryByRole('link', { name: 'Edit' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'More acts' })).not.toBeInTheDocument();
  });

  it('says that it has no owner, and who gets the next change', async () => {
    server.use(
      http.get('*/api/v1/schedules/SCH-3', () =>
        HttpResponse.json({ ...schedule, needs_owner: true, next_owner: 'Ruth Steiner' }),
      ),
    );
    open('/schedules/SCH-3');
    await heading('TLS portal');
    expect(await screen.findByText(/Its next change goes to Ruth Steiner/)).toBeInTheDocument();
  });
});

it('says that what is due by its lead already opens at once, and chooses days to leave out in a calendar', async () => {
  const coming = [occurrence('2027-03-02T06:00', { opens: '2020-02-23T05:00:00Z' })];
  server.use(
    http.post('*/api/v1/schedules/preview', () =>
      HttpResponse.json({ repeats: 'every week', coming, all: false, note: '' }),
    ),
    http.get('*/api/v1/drafts/new-change-normal', () =>
      HttpResponse.json({ title: 'Renew it', planned_start: { local: '2027-03-02T06:00', zone: 'Europe/Berlin' } }),
    ),
  );
  const { user } = open('/schedules/new?process=normal&draft=new-change-normal');
  await heading('New schedule');
  expect(await screen.findByText('opens at once')).toBeInTheDocument();
  expect(screen.getByRole('combobox', { name: 'A window on a Saturday or Sunday' })).toHaveValue('keeps its day');
  await user.click(screen.getByRole('combobox', { name: 'How often' }));
  await user.click(await screen.findByRole('option', { name: 'Again and again' }));
  await user.click(await screen.findByRole('button', { name: 'Except on' }));
  const calendar = await screen.findByRole('dialog', { name: 'Except on' });
  await user.click(within(calendar).getAllByRole('button', { name: /^1[0-9]? / })[0]!);
  const sent = watch('post', '/schedules', () => schedule);
  await user.click(screen.getByRole('button', { name: 'Schedule it' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.body).toMatchObject({
    timing: { shift: 'none', except: [expect.stringMatching(/^\d{4}-\d\d-\d\d$/)] },
  });
});

it('goes on with what was written on New change', async () => {
  server.use(
    http.get('*/api/v1/drafts/new-change-normal', () =>
      HttpResponse.json({ title: 'Renew it', planned_start: { local: '2027-03-02T06:00', zone: 'Europe/Berlin' } }),
    ),
  );
  const { user } = open('/schedules/new?process=normal&draft=new-change-normal');
  await heading('New schedule');
  expect(await screen.findByLabelText(/^Title/)).toHaveValue('Renew it');
  const sent = watch('post', '/schedules', () => schedule);
  await user.click(screen.getByRole('button', { name: 'Schedule it' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.body).toMatchObject({
    timing: { start: '2027-03-02T06:00', zone: 'Europe/Berlin', rule: null, lead_minutes: 10_080 },
    change: { process: 'normal', title: 'Renew it' },
  });
});

describe('what the process asks in a form of its own', () => {
  /** Downtime, 30 minutes by default, is asked for where the effect is that nothing is available. */
  const answering = () =>
    watch('post', '/changes/preview', ({ body }) => {
      const answers = (body as NewChange).form ?? {};
      const shown = (key: string) => key !== 'downtime' || answers.largest_effect === 'down';
      return {
        process: process(),
        waiting: [],
        approvals: [],
        passed_over: [],
        risk: change().risk,
        form: form.map(({ answer, ...f }) => ({
          ...f,
          shown: shown(f.key),
          ...(f.key in answers ? { answer: answers[f.key] } : shown(f.key) && answer !== undefined && { answer }),
        })),
      };
    });

  it('is asked for each change that is opened, and sent as far as it is shown', async () => {
    answering();
    server.use(
      http.get('*/api/v1/drafts/new-change-normal', () =>
        HttpResponse.json({
          title: 'Renew it',
          planned_start: { local: '2027-03-02T06:00', zone: 'Europe/Berlin' },
          form: { why: 'It takes long', downtime: 45 },
        }),
      ),
    );
    const { user } = open('/schedules/new?process=normal&draft=new-change-normal');
    expect(await screen.findByRole('textbox', { name: 'Why so long' })).toHaveValue('It takes long');
    expect(screen.queryByRole('textbox', { name: /^Minutes of downtime/ })).not.toBeInTheDocument();
    const sent = watch('post', '/schedules', () => refusal(422, { title: 'Some fields do not do' }));
    await user.click(screen.getByRole('button', { name: 'Schedule it' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body).toMatchObject({ change: { process: 'normal', form: { why: 'It takes long' } } });
    expect(JSON.stringify(sent[0]?.body)).not.toContain('downtime');
    await user.click(screen.getByRole('combobox', { name: /^Largest effect/ }));
    await user.click(await screen.findByRole('option', { name: 'Not available' }));
    expect(await screen.findByRole('textbox', { name: /^Minutes of downtime/ })).toHaveValue('45');
  });

  it('is edited, and left empty where its default is taken away', async () => {
    answering();
    const answered = form.map((f) => ({ ...f, answer: f.key === 'largest_effect' ? 'down' : undefined }));
    server.use(
      http.get('*/api/v1/schedules/SCH-3', () =>
        HttpResponse.json(
          { ...schedule, planned: { ...schedule.planned, form: answered } },
          { headers: { ETag: '"4.abc"' } },
        ),
      ),
    );
    const { user } = open('/schedules/SCH-3/edit');
    const minutes = await screen.findByRole('textbox', { name: /^Minutes of downtime/ });
    expect(minutes).toHaveValue('30');
    await user.clear(minutes);
    const errors = [{ pointer: '/change/form/why', detail: 'At most 20000 bytes are possible.' }];
    const sent = watch('patch', '/schedules/SCH-3', () => refusal(422, { title: 'Some fields do not do', errors }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(sent[0]?.body).toEqual({ change: { form: { downtime: null } } }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Why so long' })).toBeInvalid());
  });
});

it('sends of an edit only what differs', () => {
  const before: ScheduleValues = {
    name: 'TLS portal',
    owner: 'nils.holm',
    deputy: null,
    process: 'normal',
    timing: { ...schedule.timing, rule: 'FREQ=DAILY' },
    fields: { title: 'Renew it', services: ['customer-portal'] },
  };
  expect(asEdit(before, before)).toEqual({});
  expect(
    asEdit(before, {
      ...before,
      deputy: 'omar.haddad',
      timing: { ...before.timing, rule: '', lead_minutes: 60 },
      fields: { ...before.fields, title: 'Renew both' },
    }),
  ).toEqual({ deputy: 'omar.haddad', timing: { rule: null, lead_minutes: 60 }, change: { title: 'Renew both' } });
});
