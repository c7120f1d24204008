import { http, HttpResponse } from 'msw';
import { phases } from '@/shared/lib/words';
import * as fixtures from './fixtures';

/** The API as the contract has it, answering from the fixtures: for tests, and for looking at pages without a server. */

const api = (path: string) => `*/api/v1${path}`;
const list = (items: unknown[]) => HttpResponse.json({ items, total: items.length });
const missing = (what: string) =>
  HttpResponse.json(
    {
      type: '/problems/not-found',
      title: 'Not found',
      status: 404,
      detail: `There is no ${what}, or you may not see it.`,
    },
    { status: 404 },
  );

const many = Array.from({ length: 240 }, (_, i) => fixtures.row(i));
const drafts = new Map<string, unknown>();
/** What one test left half-written is not the next one's: a form saves as it goes, too. */
export const forgetDrafts = () => drafts.clear();

const changes = [
  http.get(api('/changes'), ({ request }) => {
    const query = new URL(request.url).searchParams;
    const phase = query.getAll('phase');
    const closed = query.getAll('state').includes('closed');
    const rows = many.filter(
      (r) =>
        (query.has('state') ? (r.phase === 'closed') === closed : true) &&
        (phase.length === 0 || phase.includes(r.phase)),
    );
    const from = Number(query.get('cursor') ?? 0);
    const limit = Number(query.get('limit') ?? 50);
    const items = rows.slice(from, from + limit);
    const next = from + limit < rows.length ? String(from + limit) : undefined;
    return HttpResponse.json({ items, next, total: rows.length });
  }),
  http.get(api('/views'), () => list(fixtures.views)),
  http.get(api('/changes/board'), () =>
    HttpResponse.json({
      phases: phases.map((phase) => {
        const items = many.slice(0, 40).filter((r) => r.phase === phase);
        return { phase, count: items.length + (phase === 'build' ? 12 : 0), items };
      }),
    }),
  ),
  http.post(api('/changes/preview'), () =>
    HttpResponse.json({
      process: fixtures.process(),
      risk: fixtures.change().risk,
      priority: 'high',
      form: [],
      passed_over: [],
      waiting: ['expected_results', 'verifiers'].map((key) =>
        fixtures.unmet({
          gate: 'fields',
          key,
          title: key === 'verifiers' ? 'Verifiers' : 'Expected results',
          detail: 'none yet',
        }),
      ),
      approvals: [
        {
          key: 'owners',
          title: 'Owners of the services',
          stage: 'authorization',
          quorum: { kind: 'one_of_each', count: 1 },
          people: [fixtures.person('dana.kowalski')],
        },
        {
          key: 'cab',
          title: 'CAB',
          stage: 'authorization',
          quorum: { kind: 'at_least', count: 2 },
          people: ['dana.kowalski', 'lee.okafor', 'mei.tanaka'].map(fixtures.person),
        },
      ],
    }),
  ),
  http.post(api('/changes'), async ({ request }) => {
    const body = (await request.json()) as { title: string };
    return HttpResponse.json(fixtures.change({ id: 'CHG-1300', title: body.title }), { status: 201 });
  }),
  http.get(api('/changes/:id'), ({ params }) =>
    params.id === 'CHG-9999'
      ? missing('change CHG-9999')
      : HttpResponse.json(fixtures.change({ id: String(params.id) })),
  ),
  http.get(api('/changes/:id/comments'), () => list(fixtures.comments)),
  http.get(api('/changes/:id/history'), () => list(fixtures.history)),
  http.get(api('/changes/:id/links'), () => list([])),
  http.get(api('/changes/:id/contingencies'), () => list([])),
  http.get(api('/changes/:id/related'), () => HttpResponse.json({ nodes: [], edges: [], more: false })),
];

const notifications = [
  http.get(api('/notifications'), ({ request }) => {
    const query = new URL(request.url).searchParams;
    const rows = fixtures.notifications.filter((one) => query.get('unread') !== 'true' || !one.read);
    const from = Number(query.get('cursor') ?? 0);
    const limit = Number(query.get('limit') ?? 50);
    const next = from + limit < rows.length ? String(from + limit) : undefined;
    return HttpResponse.json({ items: rows.slice(from, from + limit), next, total: rows.length });
  }),
  http.patch(api('/notifications/:id'), async ({ params, request }) => {
    const { read } = (await request.json()) as { read: boolean };
    const found = fixtures.notifications.find((one) => one.id === Number(params.id));
    return found ? HttpResponse.json({ ...found, read }) : missing('such notification');
  }),
  http.post(api('/notifications/read'), () => new HttpResponse(null, { status: 204 })),
];

export const handlers = [
  ...changes,
  ...notifications,
  http.get(api('/condition-fields'), () => HttpResponse.json(fixtures.conditionWords)),
  http.get(api('/session'), () => HttpResponse.json(fixtures.session())),
  http.post(api('/session'), async ({ request }) => {
    const body = (await request.json()) as { demonstration?: string; login?: string };
    return HttpResponse.json(fixtures.session(body.demonstration ?? body.login));
  }),
  http.delete(api('/session'), () => new HttpResponse(null, { status: 204 })),
  http.get(api('/sign-in'), () => HttpResponse.json(fixtures.signInOffer)),
  http.get(api('/sessions'), () =>
    list([
      {
        id: '1',
        created: fixtures.at(-5),
        last_seen: fixtures.at(0),
        expires: fixtures.at(20),
        current: true,
      },
      {
        id: '2',
        created: fixtures.at(-90),
        last_seen: fixtures.at(-30),
        expires: fixtures.at(20),
        current: false,
      },
    ]),
  ),
  http.get(api('/my-work'), () => HttpResponse.json(fixtures.myWork)),
  http.get(api('/approvals'), () => HttpResponse.json({ items: [] })),
  http.get(api('/people/:login/delegations'), () => HttpResponse.json({ given: [], stands_in_for: [] })),
  http.get(api('/people'), () => list(fixtures.people)),
  http.get(api('/people/:login'), ({ params }) => {
    const found = fixtures.people.find((p) => p.login === params.login);
    return found ? HttpResponse.json(found) : missing('such person');
  }),
  http.get(api('/groups'), () => list(fixtures.groups)),
  http.get(api('/groups/:key'), ({ params }) => {
    const found = fixtures.groups.find((g) => g.key === params.key);
    return found ? HttpResponse.json(found) : missing('such group');
  }),
  http.get(api('/services'), () => list(fixtures.services)),
  http.get(api('/services/:key'), ({ params }) => {
    const found = fixtures.services.find((s) => s.key === params.key);
    return found ? HttpResponse.json(found) : missing('such service');
  }),
  http.get(api('/processes'), () => list(fixtures.processes)),
  http.get(api('/processes/:key'), ({ params }) => HttpResponse.json(fixtures.process(String(params.key)))),
  http.get(api('/processes/:key/versions/:n'), ({ params }) =>
    HttpResponse.json({ ...fixtures.process(String(params.key)), version: Number(params.n) }),
  ),
  http.get(api('/process-drafts'), () => list([])),
  http.get(api('/process-drafts/:key'), () => missing('draft of this process')),
  http.put(api('/process-drafts/:key'), () => missing('draft of this process')),
  http.post(api('/processes/check'), () => HttpResponse.json({ mistakes: [], lacking: [] })),
  http.get(api('/processes/:key/differences'), () =>
    HttpResponse.json({ from: 6, to: 7, same_text: false, differences: fixtures.differences }),
  ),
  http.get(api('/set-up'), () => HttpResponse.json(fixtures.setUp)),
  http.get(api('/zones'), () =>
    HttpResponse.json({ items: ['Europe/Berlin', 'Europe/London', 'America/New_York', 'UTC'] }),
  ),
  http.get(api('/profile/preferences/:key'), () => missing('preference')),
  http.put(api('/profile/preferences/:key'), () => new HttpResponse(null, { status: 204 })),
  http.get(api('/drafts/:key'), ({ params }) => {
    const found = drafts.get(String(params.key));
    return found ? HttpResponse.json(found) : missing('draft');
  }),
  http.put(api('/drafts/:key'), async ({ params, request }) => {
    drafts.set(String(params.key), await request.json());
    return new HttpResponse(null, { status: 204 });
  }),
  http.delete(api('/drafts/:key'), ({ params }) => {
    drafts.delete(String(params.key));
    return new HttpResponse(null, { status: 204 });
  }),
  http.get(api('/search'), ({ request }) => {
    const q = (new URL(request.url).searchParams.get('q') ?? '').toLowerCase();
    const fits = (text: string) => text.toLowerCase().includes(q);
    return HttpResponse.json({
      changes: many.slice(0, 15).filter((c) => fits(c.title + c.id)),
      services: fixtures.services.filter((s) => fits(s.name + s.key)),
      people: fixtures.people.filter((p) => fits(p.name)).map(({ login, name }) => ({ login, name })),
      groups: fixtures.groups.filter((g) => fits(g.name + g.key)),
      processes: fixtures.processes.filter((p) => fits(p.name)),
      terms: fits('rollback') ? [{ term: 'backout plan', meaning: 'The ordered way back.' }] : [],
    });
  }),
];
