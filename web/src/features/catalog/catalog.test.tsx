import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { at, change, person, session } from '@/test/fixtures';
import { heading, open, refusal, watch } from '@/test/render';
import { server } from '@/test/server';
import { card, entry, entryFields, version } from './fixtures';
import type { Entry } from './types';

const key = 'renew-tls-certificate';
let asked: URLSearchParams;

/** What the server has of the entry. */
const has = (shown: Entry) =>
  server.use(http.get(`*/api/v1/catalog/${key}`, () => HttpResponse.json(shown, { headers: { ETag: '"4"' } })));

beforeEach(() => {
  server.use(
    http.get('*/api/v1/session', () =>
      HttpResponse.json(session('ruth.steiner', ['see', 'create_change', 'propose_catalog', 'approve_catalog'])),
    ),
    http.get('*/api/v1/catalog', ({ request }) => {
      asked = new URL(request.url).searchParams;
      const proposed = card({
        key: 'restart-service',
        title: 'Restart a service',
        state: 'proposed',
        pre_approved: false,
        proposed: 1,
        waiting: ['approval'],
        record: { used: 0, successful: 0, with_issues: 0, failed: 0, open: 0 },
      });
      return HttpResponse.json({ items: [proposed, card()] });
    }),
  );
  has(entry());
});

describe('the catalog', () => {
  it('shows cards that can be used before those that wait, each with how it went', async () => {
    open('/catalog');
    await heading('Catalog');
    const titles = (await screen.findAllByRole('heading', { level: 2 })).map((one) => one.textContent);
    expect(titles).toEqual(['Renew a TLS certificate', 'Restart a service']);
    expect(screen.getByText(/Used 14 times: 13 successful, 1 failed/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Use: Renew a TLS certificate' })).toHaveAttribute(
      'href',
      `/catalog/${key}/use`,
    );
    expect(screen.queryByRole('link', { name: 'Use: Restart a service' })).not.toBeInTheDocument();
    expect(screen.getByText(/1 entry of these waits/)).toBeInTheDocument();
  });

  it('shows only what waits for a change manager, where that is asked', async () => {
    const { user } = open('/catalog');
    await user.click(await screen.findByRole('button', { name: 'Show only those' }));
    await waitFor(() => expect(asked.get('waiting')).toBe('true'));
    expect(await screen.findByRole('button', { name: 'Show all' })).toBeInTheDocument();
  });

  it('asks the server for what is searched, and keeps that in the address', async () => {
    const { router } = open('/catalog');
    await heading('Catalog');
    fireEvent.change(await screen.findByRole('textbox', { name: 'Search in the catalog' }), {
      target: { value: 'certificate' },
    });
    await waitFor(() => expect(asked.get('q')).toBe('certificate'));
    expect(router.state.location.search).toMatchObject({ q: 'certificate' });
  });

  it('is where a new standard change begins', async () => {
    const { router } = open('/changes/new?process=standard');
    await heading('Catalog');
    expect(router.state.location.pathname).toBe('/catalog');
  });
});

describe('using an entry', () => {
  const window = [
    { name: 'planned_start', local: '2027-02-02T06:00' },
    { name: 'planned_end', local: '2027-02-02T06:30' },
  ];
  const known = version({
    asked: ['description'],
    fields: entryFields({ description: 'portal.fjordline.example' }),
  });

  it('says what is fixed, and cannot be sent before all that is asked for is there', async () => {
    open(`/catalog/${key}/use`);
    await heading('Renew a TLS certificate');
    expect(await screen.findByRole('combobox', { name: /Services/ })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Schedule' })).toBeDisabled();
    const fixed = screen.getByRole('region', { name: 'What is fixed' });
    expect(fixed).toHaveTextContent('Put the old one back.');
    expect(screen.queryByRole('textbox', { name: /Backout plan/ })).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Repeat' })).toHaveAttribute('href', `/schedules/new?entry=${key}`);
  });

  it('makes the change and asks for it, in one press', async () => {
    // Asked for beforehand, so that the test needs no calendar.
    const fields = { ...known.fields, ...Object.fromEntries(window.map((one) => [one.name, one])) };
    has(entry({ versions: [{ ...known, fields }] }));
    const made = change({ id: 'CHG-1077', possible: [{ act: 'advance', title: 'Submit', target: '', ready: true }] });
    const sent = watch('post', '/changes', () => made);
    const went = watch('post', '/changes/CHG-1077/transitions', () => ({ ...made, stage: 'release' }));
    const { user, router } = open(`/catalog/${key}/use`);
    await user.click(await screen.findByRole('button', { name: 'Schedule' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/changes/CHG-1077'));
    expect(sent[0]?.body).toMatchObject({
      catalog_entry: key,
      title: 'Renew a TLS certificate',
      description: 'portal.fjordline.example',
    });
    expect(went).toHaveLength(1);
  });

  it('puts a refusal at its field', async () => {
    const fields = { ...known.fields, ...Object.fromEntries(window.map((one) => [one.name, one])) };
    has(entry({ versions: [{ ...known, fields }] }));
    watch('post', '/changes', () =>
      refusal(422, {
        title: 'Some fields do not do',
        detail: 'Each is named below.',
        errors: [{ pointer: '/description', detail: 'say which certificate' }],
      }),
    );
    const { user } = open(`/catalog/${key}/use`);
    await user.click(await screen.findByRole('button', { name: 'Schedule' }));
    expect(await screen.findByText('say which certificate')).toBeInTheDocument();
  });

  it('leads elsewhere where the pre-approval was lost', async () => {
    has(
      entry({
        state: 'lapsed',
        pre_approved: false,
        lost: 'lost its pre-approval on 28 Oct (2 failures in 12 months)',
      }),
    );
    open(`/catalog/${key}/use`);
    expect(
      await screen.findByText(/No change can be made from it now: it lost its pre-approval.* Have it renewed, or/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Schedule' })).not.toBeInTheDocument();
  });
});

describe('an entry', () => {
  it('tells locked fields from those that are asked for, and what counts against it', async () => {
    open(`/catalog/${key}`);
    await heading('Renew a TLS certificate');
    const value = (title: string) => screen.getByText(title, { selector: 'dt' });
    expect(value('Backout plan')).toHaveTextContent('Locked');
    expect(value('Services')).toHaveTextContent('Asked for');
    expect(screen.getByRole('link', { name: 'CHG-1030' })).toHaveAttribute('href', '/changes/CHG-1030');
    expect(screen.getByRole('link', { name: 'Show 14 changes' })).toBeInTheDocument();
  });

  it('shows what a proposed version alters, and is approved as that version', async () => {
    const next = version({ number: 2, fate: 'proposed', by: person('nils.holm'), effect: 'Slower for a minute' });
    has(entry({ proposed: 2, versions: [next, version()], possible: ['approve', 'reject'] }));
    const sent = watch('post', `/catalog/${key}/approval`, () => entry());
    const { user } = open(`/catalog/${key}`);
    const altered = await screen.findByRole('region', { name: 'What version 2 alters' });
    expect(altered).toHaveTextContent('Users notice');
    await user.click(screen.getByRole('button', { name: 'Approve' }));
    const dialog = await screen.findByRole('dialog', { name: 'Approve version 2?' });
    await user.click(within(dialog).getByRole('button', { name: 'Approve' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body).toEqual({ version: 2, comment: '' });
    expect(sent[0]?.ifMatch).toBe('"4"');
  });

  it('says who may renew it where one may not', async () => {
    has(entry({ state: 'lapsed', pre_approved: false, possible: [], who_approves: [person('jonas.berg')] }));
    open(`/catalog/${key}`);
    expect(await screen.findByText(/Jonas Berg may renew it/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Renew the pre-approval' })).not.toBeInTheDocument();
  });

  it('is proposed for retirement with a reason', async () => {
    const sent = watch('post', `/catalog/${key}/retirement`, () => entry());
    const { user } = open(`/catalog/${key}`);
    await user.click(await screen.findByRole('button', { name: 'More acts' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Propose to retire it' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByRole('textbox', { name: /Reason/ }), {
      target: { value: 'It renews itself' },
    });
    await user.click(within(dialog).getByRole('button', { name: 'Propose to retire it' }));
    await waitFor(() => expect(sent[0]?.body).toEqual({ reason: 'It renews itself' }));
  });
});

describe('proposing', () => {
  it('begins with what a finished change said, its plans locked', async () => {
    server.use(
      http.get('*/api/v1/changes/CHG-1042', () =>
        HttpResponse.json(
          change({
            phase: 'closed',
            outcome: 'successful',
            deployment_plan: 'Steps.',
            backout_plan: 'Back.',
            closed: at(-5),
          }),
        ),
      ),
    );
    const sent = watch('post', '/catalog', () => entry());
    const { user, router } = open('/catalog/new?from=CHG-1042');
    fireEvent.change(await screen.findByRole('textbox', { name: 'Name in the catalog' }), {
      target: { value: 'Minor upgrade of PostgreSQL' },
    });
    expect(screen.getByRole('textbox', { name: 'Key' })).toHaveValue('minor-upgrade-of-postgresql');
    fireEvent.change(screen.getByRole('textbox', { name: 'When to use it' }), {
      target: { value: 'Minor versions only.' },
    });
    await user.click(screen.getByRole('button', { name: 'Propose it' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(`/catalog/${key}`));
    expect(sent[0]?.body).toMatchObject({
      key: 'minor-upgrade-of-postgresql',
      from: 'CHG-1042',
      locked: ['deployment_plan', 'backout_plan'],
      asked: ['planned_start', 'planned_end'],
    });
  });

  it('asks before what was written is left', async () => {
    const ask = vi.spyOn(window, 'confirm').mockReturnValue(false);
    const { user, router } = open(`/catalog/${key}/edit`);
    fireEvent.change(await screen.findByRole('textbox', { name: 'Users notice' }), { target: { value: 'Slower' } });
    await user.click(screen.getByRole('link', { name: 'Cancel' }));
    expect(ask).toHaveBeenCalledOnce();
    expect(router.state.location.pathname).toBe(`/catalog/${key}/edit`);
  });

  it('puts a refusal at its place, and keeps what was written', async () => {
    watch('post', `/catalog/${key}/versions`, () =>
      refusal(422, {
        title: 'Some values do not do',
        detail: 'Each is named below.',
        errors: [{ pointer: '/fields/backout_plan', detail: 'say how to go back' }],
      }),
    );
    const { user } = open(`/catalog/${key}/edit`);
    const effect = await screen.findByRole('textbox', { name: 'Users notice' });
    fireEvent.change(effect, { target: { value: 'Slower' } });
    await user.click(screen.getByRole('button', { name: 'Propose this version' }));
    expect(await screen.findByText('say how to go back')).toBeInTheDocument();
    expect(effect).toHaveValue('Slower');
  });
});
