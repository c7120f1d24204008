import { at, person } from '@/test/fixtures';
import type { Entry, EntryCard, EntryFields, EntryVersion } from './types';

/** The catalog as the API tells of it, for tests. */

const fields = (over: Partial<EntryFields> = {}): EntryFields => ({
  title: 'Renew a TLS certificate',
  description: '',
  reason: 'The certificate ends.',
  expected_results: ['The whole chain is sent'],
  services: [],
  deployment_plan: 'Request it.',
  backout_plan: 'Put the old one back.',
  test_plan: '',
  communication_plan: '',
  tags: [],
  stakeholders: [],
  verifiers: [],
  form: [],
  ...over,
});

export const version = (over: Partial<EntryVersion> = {}): EntryVersion => ({
  number: 1,
  fate: 'approved',
  at: at(-2000),
  decided_by: person('ruth.steiner'),
  decided: at(-1900),
  comment: '',
  title: 'Renew a TLS certificate',
  when_to_use: 'Its names stay as they are.',
  effect: 'None',
  fields: fields(),
  locked: ['reason', 'deployment_plan', 'backout_plan'],
  asked: ['services', 'description', 'planned_start', 'planned_end'],
  max_age_months: 12,
  max_failures: 2,
  ...over,
});

export const card = (over: Partial<EntryCard> = {}): EntryCard => ({
  key: 'renew-tls-certificate',
  title: 'Renew a TLS certificate',
  when_to_use: 'Its names stay as they are.',
  effect: 'None',
  state: 'in_force',
  pre_approved: true,
  process: { key: 'standard', name: 'Standard change' },
  services: [],
  owner: person('nils.holm'),
  in_force: 1,
  until: at(3000),
  waiting: [],
  asked: [
    { key: 'services', name: 'Services', of_form: false },
    { key: 'description', name: 'Description', of_form: false },
  ],
  record: { used: 14, successful: 13, with_issues: 0, failed: 1, open: 0, last_used: at(-30) },
  ...over,
});

export const entry = (over: Partial<Entry> = {}): Entry => ({
  ...card(),
  version: 4,
  versions: [version()],
  failures: ['CHG-1030'],
  who_approves: [person('ruth.steiner')],
  possible: ['use', 'edit', 'renew', 'propose_retirement'],
  ...over,
});

export { fields as entryFields };
