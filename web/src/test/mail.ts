import { http, HttpResponse } from 'msw';
import type { MailboxLetter, MailDelivery, MailParts, MailServer, MailTemplate, MailWishes } from '@/shared/api/types';
import { at, person } from './fixtures';

/** Mail as the API tells of it. */

export const mailServer = (over: Partial<MailServer> = {}): MailServer => ({
  transport: 'smtp',
  server: 'smtp://mail.fjordline.example:587',
  from: 'Sluice <sluice@fjordline.example>',
  encryption: 'required',
  user: 'sluice',
  counts: { queued: 0, sending: 0, failed: 1, sent: 128, refused: 1, given_up: 0, not_sent: 2 },
  ...over,
});

export const delivery = (over: Partial<MailDelivery> = {}): MailDelivery => ({
  id: 7,
  kind: 'approval_asked',
  to: person('dana.kowalski'),
  change: 'CHG-1042',
  state: 'failed',
  attempts: 2,
  at: at(-3),
  next_at: at(1),
  outcome: 'failed: the mail server answered 451 Try again later',
  message_id: '<7.mail@sluice.fjordline.example>',
  ...over,
});

export const deliveries: MailDelivery[] = [
  delivery(),
  delivery({
    id: 6,
    kind: 'digest',
    to: person('lee.okafor'),
    change: undefined,
    state: 'sent',
    attempts: 1,
    next_at: undefined,
    done_at: at(-20),
    outcome: 'sent: 250 Ok',
  }),
  delivery({
    id: 5,
    kind: 'told',
    to: undefined,
    state: 'not_sent',
    attempts: 1,
    next_at: undefined,
    done_at: at(-30),
    outcome: 'not sent: there is no e-mail address',
  }),
];

export const template = (over: Partial<MailTemplate> = {}): MailTemplate => ({
  kind: 'approval_asked',
  title: 'Your decision is asked',
  version: 3,
  subject: '[{{change.key}}] {{change.title}}',
  text: 'Hello {{person.name}},\n\n{{text}}\n\n{{decide_url}}\n',
  html: '<!doctype html>\n<html lang="en">\n<body>\n<!-- the greeting -->\n<p>Hello {{person.name}}</p>\n<p><a href="{{decide_url}}">Look at it and decide</a></p>\n</body>\n</html>\n',
  edited: true,
  variables: [
    { name: 'person.name', what: 'the name of who gets the mail' },
    { name: 'change.key', what: 'the change’s number, such as CHG-1042' },
    { name: 'change.title', what: 'its title' },
    { name: 'text', what: 'what they are told; may have several lines' },
    { name: 'decide_url', what: 'where they decide without signing in; empty where they cannot' },
  ],
  versions: [
    { version: 3, saved_by: person('jonas.berg'), saved_at: at(-2), shipped: false },
    { version: 2, saved_by: person('jonas.berg'), saved_at: at(-4), shipped: true },
  ],
  ...over,
});

/** As the server fills it in, as far as tests look. */
export const filledIn = ({ subject, text, html }: MailParts): MailParts => {
  const values: Record<string, string> = {
    'person.name': 'Dana Kowalski',
    'change.key': 'CHG-1042',
    'change.title': 'PostgreSQL 16.15',
    text: 'Approve CAB.',
    decide_url: 'https://sluice.example.org/decide#token',
  };
  const fill = (part: string) => part.replaceAll(/\{\{([^}]*)\}\}/g, (_, name: string) => values[name] ?? '');
  return { subject: fill(subject), text: fill(text), html: fill(html) };
};

export const mailWishes = (over: Partial<MailWishes> = {}): MailWishes => ({
  choices: [
    { kind: 'told', title: 'What rules and Sluice tell you', wish: 'digest', must_reach: false },
    { kind: 'approval_asked', title: 'Your decision is asked', wish: 'at_once', must_reach: true },
    { kind: 'approval_expired', title: 'An approval was not granted in time', wish: 'none', must_reach: false },
  ],
  digest_at: '08:00',
  digest_on_weekends: false,
  email: 'ruth.steiner@fjordline.example',
  time_zone: 'Europe/Berlin',
  ...over,
});

export const letter = (over: Partial<MailboxLetter> = {}): MailboxLetter => ({
  id: 12,
  at: at(-1),
  to: person('dana.kowalski'),
  recipient: 'dana.kowalski@fjordline.example',
  subject: '[CHG-1042] PostgreSQL 16.14 to 16.15 behind Billing',
  change: 'CHG-1042',
  headers: [
    { name: 'Message-ID', value: '<12.mail@sluice.fjordline.example>' },
    { name: 'References', value: '<CHG-1042@sluice.fjordline.example>' },
  ],
  text: 'Hello Dana,\n\nyour decision is asked (https://sluice.example.org/decide#token).\n',
  html: '<p>Hello Dana</p><p><a href="https://sluice.example.org/decide#token">Look at it and decide</a></p>',
  ...over,
});

export const letters: MailboxLetter[] = [
  letter(),
  letter({ id: 11, at: at(-26), to: person('lee.okafor'), subject: 'What you were told', change: undefined }),
];

const api = (path: string) => `*/api/v1${path}`;

export const mailHandlers = [
  http.get(api('/mail'), () => HttpResponse.json(mailServer())),
  http.get(api('/mail/deliveries'), ({ request }) => {
    const state = new URL(request.url).searchParams.get('state');
    return HttpResponse.json({ items: deliveries.filter((one) => !state || one.state === state) });
  }),
  http.get(api('/mail/templates'), () =>
    HttpResponse.json({
      items: [
        {
          kind: 'told',
          title: 'Something you are told',
          edited: false,
          saved_by: undefined,
          saved_at: null,
          version: 0,
        },
        {
          kind: 'approval_asked',
          title: 'Your decision is asked',
          edited: true,
          saved_by: person('jonas.berg'),
          saved_at: at(-2),
          version: 3,
        },
      ],
    }),
  ),
  http.get(api('/mail/templates/:kind'), () => HttpResponse.json(template(), { headers: { ETag: '"3"' } })),
  http.post(api('/mail/templates/:kind/preview'), async ({ request }) =>
    HttpResponse.json(filledIn((await request.json()) as MailParts)),
  ),
  http.get(api('/profile/mail'), () => HttpResponse.json(mailWishes())),
  http.get(api('/mailbox'), ({ request }) => {
    const to = new URL(request.url).searchParams.get('person');
    const shown = letters.filter((one) => !to || one.to.login === to);
    return HttpResponse.json({
      items: shown.map((one) => ({ ...one, kind: one.id === 12 ? 'approval_asked' : undefined })),
    });
  }),
  http.get(api('/mailbox/:id'), ({ params }) => {
    const found = letters.find((one) => one.id === Number(params.id));
    return found ? HttpResponse.json(found) : new HttpResponse(null, { status: 404 });
  }),
];
