import type {
  AnsweredField,
  ApprovalView,
  ChangeRow,
  ChangeView,
  CommentView,
  ConditionWords,
  ContingencyView,
  Difference,
  GroupView,
  HistoryEntry,
  LinkView,
  MyWork,
  NotificationView,
  PersonRef,
  PersonView,
  Phase,
  ProcessContingency,
  ProcessRow,
  ProcessRule,
  ProcessStage,
  ProcessView,
  Role,
  ServiceView,
  SavedView,
  WebhookView,
  Session,
  SetUp,
  SignInOffer,
  TaskView,
  Unmet,
} from '@/shared/api/types';

/** A small, believable organisation for tests and for looking at pages: what a test sets is its point. */

const hour = 3_600_000;
/** The moment of the tests: so many hours from it, in the API's form. */
export const now = new Date('2027-01-13T14:40:00Z');
export const at = (hours: number) => new Date(now.getTime() + hours * hour).toISOString();

const staff: [string, string, Role[], string][] = [
  ['priya.nair', 'Priya Nair', ['member', 'requester'], 'Product owner of Billing'],
  ['ruth.steiner', 'Ruth Steiner', ['change_manager'], 'Change manager'],
  ['dana.kowalski', 'Dana Kowalski', ['service_owner', 'member'], 'Owner of Billing API and database, CAB'],
  ['lee.okafor', 'Lee Okafor', ['member'], 'Architect, CAB'],
  ['mei.tanaka', 'Mei Tanaka', ['member'], 'Security, CAB'],
  ['tomas.weber', 'Tomas Weber', ['member'], 'Database engineer'],
  ['lena.fischer', 'Lena Fischer', ['member'], 'Test lead'],
  ['omar.haddad', 'Omar Haddad', ['member'], 'Release engineer'],
  ['ana.ruiz', 'Ana Ruiz', ['member'], 'Support desk'],
  ['nils.holm', 'Nils Holm', ['service_owner'], 'Web platform'],
  ['jonas.berg', 'Jonas Berg', ['change_manager', 'administrator'], 'Change manager, administrator'],
];

export const people: PersonView[] = staff.map(([login, name, roles]) => ({
  login,
  name,
  roles,
  enabled: true,
  groups: ['dana.kowalski', 'lee.okafor', 'mei.tanaka'].includes(login)
    ? [{ key: 'cab', name: 'Change advisory board' }]
    : [],
  email: `${login}@fjordline.example`,
  phone: '+49 30 5550 100',
  time_zone: 'Europe/Berlin',
}));

export function person(login: string): PersonRef {
  const found = people.find((p) => p.login === login);
  if (!found) throw new Error(`No such person in the fixtures: ${login}`);
  return { login, name: found.name };
}
const who = (...logins: string[]) => logins.map(person);

export const session = (login = 'ruth.steiner', permissions?: Session['permissions']): Session => ({
  person: people.find((p) => p.login === login) ?? (people[0] as PersonView),
  permissions: permissions ?? [
    'see',
    'create_change',
    'manage_people',
    'manage_groups',
    'manage_services',
    'publish_process',
  ],
  csrf: 'csrf-of-the-test',
  demonstration: true,
  server: { version: '0.1.0', zone: 'Europe/Berlin', zone_names_url: '/api/v1/zones' },
});

export const signInOffer: SignInOffer = {
  demonstration: true,
  first_administrator: false,
  people: staff.map(([login, name, roles, title]) => ({ login, name, roles, title })),
};

const service = (
  key: string,
  name: string,
  type: ServiceView['type'],
  criticality: ServiceView['criticality'],
  depends: string[],
  owner = 'dana.kowalski',
  open = 0,
): ServiceView => ({
  key,
  name,
  description: `**${name}** of Fjordline Utilities.`,
  type,
  criticality,
  owners: who(owner),
  depends_on: depends.map((d) => ({ key: d, name: d })),
  depended_on_by: [],
  recovery_time_minutes: 240,
  recovery_point_minutes: 15,
  retired: false,
  open_changes: open,
});

export const services: ServiceView[] = [
  service(
    'customer-portal',
    'Customer portal',
    'business_service',
    'critical',
    ['billing-api', 'web-cdn'],
    'nils.holm',
    2,
  ),
  service('billing-api', 'Billing API', 'application', 'critical', ['billing-db'], 'dana.kowalski', 3),
  service('billing-db', 'Billing database', 'database', 'critical', ['core-network'], 'dana.kowalski', 1),
  service('web-cdn', 'Web delivery', 'network', 'high', ['core-network'], 'nils.holm'),
  service('core-network', 'Core network', 'network', 'critical', [], 'nils.holm', 1),
  service('wiki', 'Wiki', 'application', 'low', ['core-network'], 'nils.holm'),
];
for (const one of services) {
  one.depends_on = one.depends_on.map((d) => ({
    key: d.key,
    name: services.find((s) => s.key === d.key)?.name ?? d.key,
  }));
  one.depended_on_by = services
    .filter((s) => s.depends_on.some((d) => d.key === one.key))
    .map(({ key, name }) => ({ key, name }));
}

export const groups: GroupView[] = [
  {
    key: 'cab',
    name: 'Change advisory board',
    description: 'Weighs the risk of changes.',
    members: who('dana.kowalski', 'lee.okafor', 'mei.tanaka'),
    needed_by: ['normal: Authorization'],
  },
  {
    key: 'testers',
    name: 'Testers',
    description: '',
    members: who('lena.fischer'),
    needed_by: ['normal: Assessment', 'normal: Build'],
  },
  { key: 'release-engineers', name: 'Release engineers', description: '', members: who('omar.haddad'), needed_by: [] },
  {
    key: 'crisis-leads',
    name: 'Crisis leads',
    description: 'Who leads when a site is lost.',
    members: [],
    needed_by: ['disaster-recovery: Declare'],
  },
];

const stage = (key: string, name: string, phase: Phase, more: Partial<ProcessStage> = {}): ProcessStage => ({
  key,
  name,
  phase,
  advance: 'auto',
  advance_title: '',
  order: 'at_once',
  tasks: [],
  approvals: [],
  gates: [{ kind: 'tasks_done', key: '', fields: [], form_fields: [] }],
  back: [],
  ...more,
});
const processTask = (
  key: string,
  title: string,
  assignee: string[],
  after: string[] = [],
  duty: ProcessStage['tasks'][number]['duty'] = 'assess',
) => ({
  key,
  title,
  description: '',
  duty,
  assignee,
  after,
  checklist: [],
  due: '+2wd',
  optional: false,
  on_close: 'cascade' as const,
  on_fail: 'hold' as const,
  assign_by: 'taking' as const,
});

export const stages: ProcessStage[] = [
  stage('draft', 'Draft', 'draft', {
    advance: 'manual',
    advance_title: 'Submit',
    gates: [
      {
        kind: 'fields',
        key: '',
        fields: ['title', 'reason', 'expected_results', 'services', 'verifiers', 'backout_plan'],
        form_fields: [],
      },
    ],
  }),
  stage('assessment', 'Assessment', 'assessment', {
    tasks: [
      processTask('technical', 'Assess dependencies, capacity, data and the way back', ['owners']),
      processTask('tests', 'Agree the test plan', ['group:testers']),
      processTask('people', 'Name developer, test lead and deployer', ['role:change_manager'], ['technical', 'tests']),
    ],
    back: [{ to: 'draft', title: 'Back to Draft', on_rejection: false }],
  }),
  stage('authorization', 'Authorization', 'authorization', {
    approvals: [
      {
        key: 'owners',
        title: 'Owners of the services',
        approvers: ['owners'],
        quorum: { kind: 'one_of_each', count: 1 },
        rejections: 1,
        covers: ['expected_results', 'services', 'backout_plan'],
        covers_form: [],
        after: [],
        due: '+2wd',
        excluded: [],
        after_approvals: [],
        escalate_to: [],
      },
      {
        key: 'cab',
        title: 'CAB',
        approvers: ['group:cab'],
        quorum: { kind: 'at_least', count: 2 },
        rejections: 1,
        covers: ['expected_results', 'services', 'test_plan', 'backout_plan'],
        covers_form: [],
        after: [],
        due: '+2wd',
        excluded: [],
        after_approvals: [],
        escalate_to: [],
      },
    ],
    gates: [
      { kind: 'approved', key: 'owners', fields: [], form_fields: [] },
      { kind: 'approved', key: 'cab', fields: [], form_fields: [] },
    ],
    back: [{ to: 'draft', title: '', on_rejection: true }],
  }),
  stage('build', 'Build', 'build', {
    order: 'in_sequence',
    tasks: [
      processTask('build', 'Build the change, and what undoes it', ['field:developer'], [], 'develop'),
      processTask('peer', 'Review it', ['group:testers'], ['build'], 'test'),
    ],
  }),
  stage('prepare', 'Prepare release', 'release', {
    gates: [
      { kind: 'tasks_done', key: '', fields: [], form_fields: [] },
      { kind: 'window_open', key: '', fields: [], form_fields: [] },
    ],
  }),
  stage('deployment', 'Deployment', 'deployment'),
  stage('verification', 'Verification', 'verification', {
    advance: 'manual',
    advance_title: 'Declare the outcome',
    gates: [{ kind: 'outcome_declared', key: '', fields: [], form_fields: [] }],
  }),
  stage('review', 'Review', 'review'),
];

/** A process that deals with what went wrong. */
function following(key: string, name: string, when_to_use: string): ProcessRow {
  return {
    key,
    name,
    type: 'contingency',
    summary: `${name} after a change that ended badly.`,
    when_to_use,
    usual_length: 'Hours to days',
    version: 1,
    retired: false,
    versions: [{ version: 1, published: at(-900) }],
    lacking: [],
    from_catalog: false,
  };
}

export const processes: ProcessRow[] = [
  {
    key: 'standard',
    name: 'Standard change',
    type: 'standard',
    summary: 'Low in risk, well known, approved beforehand.',
    when_to_use: 'It has been done often, always in the same way, and its record is good.',
    usual_length: 'Hours to days',
    version: 1,
    retired: false,
    versions: [{ version: 1, published: at(-900), by: person('ruth.steiner') }],
    lacking: [],
    from_catalog: true,
  },
  {
    key: 'normal',
    name: 'Normal change',
    type: 'normal',
    summary: 'Assessed, authorized, built, tested, deployed, verified and reviewed.',
    when_to_use: 'Not pre-approved and not urgent: the usual way for anything that people rely on.',
    usual_length: '2 to 6 weeks, then the review',
    version: 7,
    retired: false,
    versions: [6, 7].map((version) => ({ version, published: at(-100 * (8 - version)), by: person('ruth.steiner') })),
    lacking: [],
    from_catalog: false,
  },
  {
    key: 'emergency',
    name: 'Emergency change',
    type: 'emergency',
    summary: 'A go-ahead by one, the rest afterwards.',
    when_to_use: 'Waiting costs more than haste: something is down, or will be soon.',
    usual_length: 'minutes to hours',
    version: 2,
    retired: false,
    versions: [{ version: 2, published: at(-700) }],
    lacking: [
      'emergency cannot pass Go-ahead: the group emergency-approvers has 0 people, 1 must approve. Add people.',
    ],
    from_catalog: false,
  },
  following('root-cause-analysis', 'Root cause analysis', 'A change did not do what it was meant to.'),
  following('incident-response', 'Incident response', 'A change has taken a service down.'),
  following('hotfix', 'Hotfix', 'A quick repair of what a change has broken costs less than going back.'),
  following('disaster-recovery', 'Disaster recovery', 'Data or a site is lost.'),
];
export const contingencies: ProcessContingency[] = [
  { process: 'root-cause-analysis', on: ['unsuccessful', 'backed_out'], start: 'itself' },
  {
    process: 'incident-response',
    on: ['successful_with_issues', 'unsuccessful', 'backed_out'],
    start: 'itself',
    when: {
      all: [{ field: 'users_hindered', op: 'is', values: ['service_down'] }],
      any: [],
      in_words: 'Users hindered is service down',
    },
  },
  { process: 'hotfix', on: [], start: 'hand', link: 'fixes' },
];
export const rules: ProcessRule[] = [
  {
    key: 'tell-security',
    title: 'Tell security',
    on: 'stage_entered',
    of: ['Prepare release', 'Deployment'],
    when: {
      all: [{ field: 'impact', op: 'at_least', values: ['high'] }],
      any: [],
      in_words: 'Impact is at least high',
    },
    acts: [
      { act: 'notify', in_words: 'Tells the owner and group security: “The window is near.”' },
      { act: 'add_approver', in_words: 'Asks group security at CAB, too.' },
    ],
  },
  {
    key: 'rehearse',
    title: 'Rehearse',
    on: 'window_moved',
    of: [],
    acts: [{ act: 'create_task', in_words: 'Creates the task “Rehearse the way back” for any change manager.' }],
  },
];
export const process = (key = 'normal'): ProcessView => ({
  ...(processes.find((p) => p.key === key) ?? (processes[1] as ProcessRow)),
  contingencies: key === 'normal' ? contingencies : [],
  rules: key === 'normal' ? rules : [],
  yaml: 'key: normal\nname: Normal change\n# For anything that is neither pre-approved nor urgent.\nstages:\n  - key: draft\n    name: Draft\n    phase: draft\n    advance: manual\n',
  form: [],
  stages,
});

export const differences: Difference[] = [
  {
    kind: 'added',
    path: 'stages/build/tasks/peer',
    subject: 'task “Review it” (peer) in Build',
    aspect: '',
    from: '',
    to: 'Review it',
    sentence: 'Task “Review it” (peer) was added in Build.',
  },
];

export const unmet = (over: Partial<Unmet> = {}): Unmet => ({
  gate: 'approved',
  key: 'cab',
  title: 'CAB',
  have: 0,
  need: 2,
  people: who('dana.kowalski', 'lee.okafor', 'mei.tanaka'),
  since: at(-24),
  due: at(24),
  detail: '0 of 2: waiting for Dana Kowalski, Lee Okafor, Mei Tanaka; asked again after an edit.',
  ...over,
});

export const task = (over: Partial<TaskView> = {}): TaskView => ({
  id: 'TSK-301',
  change: 'CHG-1042',
  key: 'technical',
  stage: 'assessment',
  stage_name: 'Assessment',
  title: 'Assess dependencies, capacity, data and the way back',
  description: 'Look at *both* nodes and the replica.',
  duty: 'assess',
  state: 'open',
  candidates: who('dana.kowalski'),
  candidate_rules: ['owners'],
  assignee: person('dana.kowalski'),
  checklist: [
    { text: 'Replication lag is known', ticked: true },
    { text: 'Disk has room for the dump', ticked: false },
  ],
  after: [],
  due: at(20),
  overdue: false,
  optional: false,
  on_close: 'cascade',
  since: at(-20),
  created: at(-20),
  note: '',
  possible: [],
  ...over,
});

export const approval = (over: Partial<ApprovalView> = {}): ApprovalView => ({
  key: 'cab',
  title: 'CAB',
  stage: 'authorization',
  state: 'asked',
  quorum: { kind: 'at_least', count: 2 },
  have: 1,
  need: 2,
  approvers: who('dana.kowalski', 'lee.okafor', 'mei.tanaka'),
  rules: ['group:cab'],
  covers: ['expected_results', 'services', 'test_plan', 'backout_plan'],
  covers_form: [],
  digest: 'd1',
  asked: at(-20),
  asked_again: true,
  due: at(28),
  overdue: false,
  since: at(-20),
  rejected: false,
  decisions: [
    {
      by: person('mei.tanaka'),
      decision: 'approve',
      comment: 'Fine, if Tomas is on the bridge.',
      at: at(-3),
      seats: [],
      mine: false,
    },
  ],
  waiting_for: who('dana.kowalski', 'lee.okafor'),
  possible: [],
  rows: [],
  excluded: [],
  barred: [],
  stand_ins: [],
  added: [],
  questions: [],
  paused: false,
  conditions: [],
  ...over,
});

const titles = [
  'PostgreSQL 16.14 to 16.15 behind Billing',
  'Core switch firmware',
  'Billing 4.8.0: reduced VAT rates',
  'Renew the TLS certificate of the portal',
  'Skip malformed payment messages',
  'Move the wiki to the new storage',
  'Second replica for the billing database',
  'New dunning letters with the bank details',
  'Retire the old print server',
  'Patch libxml2 on the staging hosts',
  'Raise the connection limit of the portal',
  'Split the nightly invoice run',
  'Web delivery: HTTP/3',
  'Log shipping for the core switches',
  'Archive invoices older than ten years',
];
const phaseOf: [Phase, string][] = [
  ['authorization', 'Authorization'],
  ['release', 'Prepare release'],
  ['build', 'Build'],
  ['deployment', 'Deployment'],
  ['verification', 'Verification'],
  ['draft', 'Draft'],
  ['assessment', 'Assessment'],
  ['review', 'Review'],
  ['build', 'Test and staging'],
  ['closed', 'Closed'],
];

export const row = (i: number, over: Partial<ChangeRow> = {}): ChangeRow => {
  const [phase, name] = phaseOf[i % phaseOf.length] ?? ['draft', 'Draft'];
  const priorities = ['high', 'moderate', 'low', 'critical', 'planning'] as const;
  return {
    id: `CHG-${1042 + i}`,
    title: titles[i % titles.length] ?? '',
    type: i % 7 === 4 ? 'emergency' : 'normal',
    process: 'normal',
    process_version: 7,
    stage: phase,
    stage_name: name,
    phase,
    ...(phase === 'closed' && { outcome: 'successful' as const, closed: at(-i) }),
    on_hold: i % 11 === 6,
    restricted: i % 13 === 9,
    ...(i % 4 !== 3 && { priority: priorities[i % 5], impact: 'high' as const, urgency: 'medium' as const }),
    owner: person(staff[i % 5]?.[0] ?? 'priya.nair'),
    requester: person('priya.nair'),
    services: [{ key: 'billing-db', name: services[(i + 2) % 6]?.name ?? '' }],
    tags: i % 3 ? [] : ['q1'],
    ...(i % 2 === 0 && { planned_start: at(240 + i), planned_end: at(242 + i) }),
    created: at(-200 - i),
    updated: at(-i * 1.7),
    stage_since: at(-30 - i),
    waiting:
      phase === 'closed'
        ? []
        : [
            unmet({
              people:
                i % 3 === 0
                  ? who('dana.kowalski', 'lee.okafor', 'mei.tanaka')
                  : who(staff[(i * 3) % 9]?.[0] ?? 'ana.ruiz'),
            }),
          ],
    version: 12,
    ...over,
  };
};

export const change = (over: Partial<ChangeView> = {}): ChangeView => ({
  id: 'CHG-1042',
  version: 21,
  process: { key: 'normal', name: 'Normal change', version: 7 },
  type: 'normal',
  requester: person('priya.nair'),
  risk: {
    level: 'medium',
    assessed: 'medium',
    policy_version: 0,
    sources: [
      {
        kind: 'condition',
        key: 'critical_service',
        title: 'A critical service is affected',
        level: 'medium',
        saw: 'Holds: Highest criticality of the affected services is critical.',
        lower: 'What it looks at would have to be otherwise: it holds no longer then.',
      },
      {
        kind: 'questionnaire',
        key: 'questionnaire',
        title: 'Questions and impact',
        level: 'low',
        saw: '9 of 30 points: low likelihood. With low impact that is low risk.',
        lower: '',
      },
    ],
    questions: [
      {
        key: 'backout',
        text: 'How can it be backed out?',
        weight: 2,
        answers: [
          { key: 'rehearsed', text: 'In minutes, rehearsed', points: 0 },
          { key: 'impossible', text: 'Not at all', points: 3 },
        ],
      },
    ],
  },
  restricted: false,
  visible_to: [],
  phase: 'authorization',
  stage: 'authorization',
  stage_name: 'Authorization',
  stages: [...stages, stage('closed', 'Closed', 'closed')].map((s, i) => ({
    key: s.key,
    name: s.name,
    phase: s.phase,
    state: i < 2 ? 'done' : i === 2 ? 'current' : 'to_come',
    passed_over: false,
    ...(i <= 2 && { entered: at(-60 + i * 20) }),
    ...(i < 2 && { left: at(-40 + i * 20) }),
  })),
  title: 'PostgreSQL 16.14 to 16.15 behind Billing',
  description:
    'Install the minor release on **both nodes** of `billing-db`, the standby first.\n\n1. Packages in advance\n2. Upgrade the standby, check replication\n3. Switch over, upgrade the former primary',
  reason: 'Fixes two vulnerabilities that our scanner rates high, and a planner fault that slows the dunning run.',
  expected_results: [
    'version() is 16.15 on both nodes',
    'A clerk exports the January dunning run within 60 s',
    'No error in the first nightly invoice run',
  ],
  services: [
    {
      key: 'billing-db',
      name: 'Billing database',
      type: 'database',
      criticality: 'critical',
      owners: who('dana.kowalski'),
    },
    {
      key: 'billing-api',
      name: 'Billing API',
      type: 'application',
      criticality: 'critical',
      owners: who('dana.kowalski'),
    },
  ],
  impact: 'high',
  urgency: 'medium',
  priority: 'high',
  planned_start: { local: '2027-01-30T22:00', zone: 'Europe/Berlin', at: '2027-01-30T21:00:00Z' },
  planned_end: { local: '2027-01-30T23:59', zone: 'Europe/Berlin', at: '2027-01-30T22:59:00Z' },
  deployment_plan: '- 22:00 maintenance page on\n- upgrade the standby, check replication\n- switch over',
  backout_plan:
    'Restore the dumped roles, reinstall 16.14, switch back. **Dana decides**; trigger: a step fails twice.',
  test_plan: 'All eight kinds on staging.',
  communication_plan: '',
  tags: ['postgresql', 'q1'],
  stakeholders: [
    { person: person('ana.ruiz'), name: 'Ana Ruiz', part: 'answers the desk' },
    { name: 'Ines Albrecht', part: 'head of receivables' },
  ],
  verifiers: who('lena.fischer'),
  developer: person('tomas.weber'),
  test_lead: person('lena.fischer'),
  deployer: person('omar.haddad'),
  owner: person('priya.nair'),
  watchers: who('ana.ruiz', 'ruth.steiner'),
  created: at(-60),
  updated: at(-1),
  waiting: [
    unmet({
      key: 'owners',
      title: 'Owners of the services',
      have: 0,
      need: 1,
      people: who('dana.kowalski'),
      detail: '0 of 1 for Billing database: waiting for Dana Kowalski.',
    }),
    unmet(),
  ],
  possible: [
    { act: 'edit', target: '', title: 'Edit', ready: true },
    { act: 'comment', target: '', title: 'Comment', ready: true },
    { act: 'back', target: 'draft', title: 'Back to Draft', ready: true },
    { act: 'hold', target: '', title: 'Put on hold', ready: true },
    { act: 'cancel', target: '', title: 'Cancel the change', ready: true },
    { act: 'add_task', target: '', title: 'Add a task', ready: true },
    { act: 'watch', target: '', title: 'Watch', ready: true },
  ],
  tasks: [
    task({ state: 'done', done_by: person('dana.kowalski'), note: 'No surprises.' }),
    task({
      id: 'TSK-302',
      key: 'tests',
      title: 'Agree the test plan',
      state: 'done',
      assignee: person('lena.fischer'),
      done_by: person('lena.fischer'),
      checklist: [],
    }),
    task({
      id: 'TSK-303',
      key: 'people',
      title: 'Name developer, test lead, deployer and verifiers',
      state: 'done',
      assignee: person('ruth.steiner'),
      done_by: person('ruth.steiner'),
      after: ['TSK-301', 'TSK-302'],
      checklist: [],
    }),
    task({
      id: 'TSK-304',
      key: '',
      stage: 'authorization',
      stage_name: 'Authorization',
      title: 'Ask the vendor about the planner fault',
      state: 'in_progress',
      assignee: person('tomas.weber'),
      duty: undefined,
      checklist: [],
      due: at(-2),
      overdue: true,
      possible: [
        { act: 'finish', target: 'TSK-304', title: 'Finish', ready: true },
        { act: 'fail', target: 'TSK-304', title: 'Failed', ready: true },
      ],
    }),
  ],
  closing: false,
  links: 0,
  form: [],
  approvals: [
    approval({
      key: 'owners',
      title: 'Owners of the services',
      quorum: { kind: 'one_of_each', count: 1 },
      have: 0,
      need: 1,
      decisions: [],
      rules: ['owners'],
      waiting_for: who('dana.kowalski'),
    }),
    approval({
      possible: [
        { act: 'approve', target: 'cab', title: 'Approve', ready: true },
        { act: 'reject_approval', target: 'cab', title: 'Reject', ready: true },
        { act: 'abstain', target: 'cab', title: 'Abstain', ready: true },
      ],
    }),
  ],
  ...over,
});

/** A field of a process' form that asks for nothing but a text. */
export const answered = (key: string, over: Partial<AnsweredField> = {}): AnsweredField => ({
  key,
  name: key,
  type: 'text',
  required: false,
  help: '',
  choices: [],
  shown: true,
  former: false,
  ...over,
});

/** One field of each type. */
export const form: AnsweredField[] = [
  answered('largest_effect', {
    name: 'Largest effect',
    type: 'choice',
    required: true,
    help: 'What people will notice',
    choices: [
      { key: 'none', name: 'Nobody notices' },
      { key: 'down', name: 'Not available' },
    ],
  }),
  answered('downtime', {
    name: 'Minutes of downtime',
    type: 'number',
    required: true,
    least: 1,
    most: 240,
    default_answer: '30',
    answer: 30,
    answer_text: '30',
    when: {
      all: [{ field: 'largest_effect', op: 'is', values: ['down'] }],
      any: [],
      in_words: 'Largest effect is Not available',
    },
  }),
  answered('why', { name: 'Why so long' }),
  answered('touches', {
    name: 'What it touches',
    type: 'multi_choice',
    choices: [
      { key: 'schema', name: 'The schema' },
      { key: 'rows', name: 'Rows of data' },
    ],
  }),
  answered('rehearsed', { name: 'Rehearsed on a copy', type: 'yes_no' }),
  answered('rehearsed_on', { name: 'Rehearsed on', type: 'date' }),
  answered('watcher', { name: 'Who watches', type: 'user' }),
  answered('standby', { name: 'Standby', type: 'service' }),
];

export const link = (over: Partial<LinkView> = {}): LinkView => ({
  number: 1,
  kind: 'depends_on',
  words: 'depends on',
  restricted: false,
  change: {
    id: 'CHG-1040',
    title: 'New storage for the database nodes',
    stage_name: 'Build',
    phase: 'build',
    on_hold: false,
    closing: false,
    owner: person('tomas.weber'),
  },
  at: at(-20),
  settled: false,
  possible: [{ act: 'unlink', target: 'link-1', title: 'Take the link away', ready: true }],
  ...over,
});

export const contingency = (over: Partial<ContingencyView> = {}): ContingencyView => ({
  number: 1,
  process: 'root-cause-analysis',
  name: 'Root cause analysis',
  outcome: 'backed_out',
  by: person('lena.fischer'),
  at: at(-3),
  state: 'running',
  why: '',
  restricted: false,
  change: {
    id: 'CHG-1188',
    title: 'Root cause analysis: PostgreSQL 16.14 to 16.15 behind Billing',
    stage_name: 'Analysis',
    phase: 'assessment',
    on_hold: false,
    closing: false,
    owner: person('priya.nair'),
  },
  possible: [],
  ...over,
});

export const comments: CommentView[] = [
  {
    id: 1,
    by: person('tomas.weber'),
    text: 'Staging is on 16.15 since Monday; replication lag stays under `2 s`.',
    at: at(-26),
    removed: false,
    mine: false,
  },
  {
    id: 2,
    by: person('ruth.steiner'),
    text: 'Thank you. I put it on the CAB page for Thursday.',
    at: at(-4),
    edited: at(-3),
    removed: false,
    mine: true,
  },
];

export const history: HistoryEntry[] = [
  {
    position: 40,
    version: 21,
    at: at(-1),
    by: person('tomas.weber'),
    type: 'edited',
    kind: 'fields',
    summary: 'Tomas Weber edited the backout plan',
    changes: [
      {
        field: 'backout_plan',
        title: 'Backout plan',
        before: 'Reinstall 16.14, switch back.\nDana decides.\nTrigger: a step fails once.',
        after: 'Restore the dumped roles.\nReinstall 16.14, switch back.\nDana decides.\nTrigger: a step fails twice.',
      },
    ],
  },
  {
    position: 41,
    version: 20,
    at: at(-3),
    by: person('mei.tanaka'),
    type: 'approved',
    kind: 'approval',
    summary: 'Mei Tanaka approved CAB',
    comment: 'Fine, if Tomas is on the bridge.',
    changes: [],
  },
  {
    position: 39,
    version: 19,
    at: at(-20),
    type: 'stage_entered',
    kind: 'stage',
    summary: 'Moved to Authorization by itself: every gate of Assessment holds',
    changes: [],
  },
  {
    position: 38,
    version: 18,
    at: at(-20.1),
    by: person('ruth.steiner'),
    type: 'task_finished',
    kind: 'task',
    summary: 'Ruth Steiner finished TSK-303 Name developer, test lead, deployer and verifiers',
    changes: [],
  },
  {
    position: 37,
    version: 17,
    at: at(-21),
    by: person('ruth.steiner'),
    type: 'edited',
    kind: 'fields',
    summary: 'Ruth Steiner edited developer, title',
    changes: [
      { field: 'developer', title: 'Developer', before: '', after: 'Tomas Weber' },
      {
        field: 'title',
        title: 'Title',
        before: 'PostgreSQL 16.14 to 16.15',
        after: 'PostgreSQL 16.14 to 16.15 behind Billing',
      },
    ],
  },
];

export const myWork: MyWork = {
  approvals: [
    {
      change: row(0),
      approval: approval({
        possible: [
          { act: 'approve', target: 'cab', title: 'Approve', ready: true },
          { act: 'reject_approval', target: 'cab', title: 'Reject', ready: true },
        ],
      }),
    },
    {
      change: row(10, { phase: 'authorization', stage_name: 'Go-ahead', type: 'emergency' }),
      approval: approval({
        key: 'go',
        title: 'Go-ahead',
        asked_again: false,
        overdue: true,
        due: at(-1),
        possible: [
          { act: 'approve', target: 'go', title: 'Approve', ready: true },
          { act: 'reject_approval', target: 'go', title: 'Reject', ready: true },
        ],
      }),
    },
  ],
  tasks: [
    {
      mine: true,
      change: row(6),
      task: task({
        state: 'in_progress',
        possible: [
          { act: 'finish', target: 'TSK-301', title: 'Finish', ready: true },
          { act: 'fail', target: 'TSK-301', title: 'Failed', ready: true },
        ],
      }),
    },
    {
      mine: true,
      change: row(2),
      task: task({
        id: 'TSK-340',
        title: 'Name developer, test lead and deployer',
        overdue: true,
        due: at(-30),
        possible: [
          { act: 'start', target: 'TSK-340', title: 'Start', ready: true },
          { act: 'finish', target: 'TSK-340', title: 'Finish', ready: true },
        ],
      }),
    },
    {
      mine: false,
      change: row(8),
      task: task({
        id: 'TSK-351',
        title: 'Review it, with unit tests and static analysis',
        assignee: undefined,
        possible: [{ act: 'claim', target: 'TSK-351', title: 'Take it', ready: true }],
      }),
    },
  ],
  entries: [],
  advance: [
    { change: row(4), possible: [{ act: 'declare_outcome', target: '', title: 'Declare the outcome', ready: true }] },
  ],
  changes: [row(0), row(6), row(1)],
  count: 5,
};

export const notification = (id: number, over: Partial<NotificationView> = {}): NotificationView => ({
  id,
  change: `CHG-${1000 + id}`,
  title: 'PostgreSQL 16.14 to 16.15 behind Billing',
  kind: 'told',
  at: at(id - 60),
  text: 'The planned start moved from 20 Jan 2027, 22:00 to 27 Jan 2027, 22:00.',
  read: true,
  ...over,
});
/** The newest first: three that nobody has read yet, then sixty that were. */
export const notifications: NotificationView[] = [
  notification(63, {
    change: 'CHG-1042',
    rule: 'Tell security',
    text: 'The window is near.',
    read: false,
  }),
  notification(62, { change: 'CHG-1042', read: false }),
  notification(61, { title: 'New dunning letters', rule: 'Overdue', text: 'A task is overdue.', read: false }),
  ...Array.from({ length: 60 }, (_, i) => notification(60 - i)),
];

export const setUp: SetUp = {
  people: 11,
  services: 6,
  change_managers: 2,
  ready: false,
  lines: [
    { key: 'people', title: 'People', ok: true, detail: '11 people can sign in.', href: '/people' },
    { key: 'services', title: 'Services', ok: true, detail: '6 services.', href: '/services' },
    {
      key: 'groups',
      title: 'Groups that normal needs',
      ok: false,
      detail: 'crisis-leads is empty.',
      href: '/groups/crisis-leads',
    },
  ],
  processes: [
    { key: 'normal', name: 'Normal change', ok: true, lacking: [] },
    {
      key: 'emergency',
      name: 'Emergency change',
      ok: false,
      lacking: [
        {
          stage: 'Go-ahead',
          need: '1 of group:emergency-approvers',
          have: 0,
          required: 1,
          detail:
            'emergency cannot pass Go-ahead: the group emergency-approvers has 0 people, 1 must approve. Add people.',
        },
      ],
    },
  ],
};

/** A few of the words of conditions, of each kind of which they are. */
export const conditionWords: ConditionWords = {
  fields: [
    { key: 'title', name: 'Title', kind: 'text', values: [] },
    { key: 'impact', name: 'Impact', kind: 'level', values: ['low', 'medium', 'high'] },
    { key: 'service_type', name: 'Type of an affected service', kind: 'list', values: ['database', 'network'] },
    { key: 'restricted', name: 'Restricted', kind: 'yes_no', values: [] },
  ],
  form: [
    { type: 'text', kind: 'text' },
    { type: 'number', kind: 'number' },
    { type: 'choice', kind: 'word' },
  ],
  kinds: [
    { kind: 'word', operators: ['is', 'is_not', 'filled', 'empty'] },
    { kind: 'level', operators: ['is', 'is_not', 'at_least', 'at_most', 'filled', 'empty'] },
    { kind: 'number', operators: ['is', 'is_not', 'at_least', 'at_most', 'filled', 'empty'] },
    { kind: 'list', operators: ['includes', 'excludes', 'filled', 'empty'] },
    { kind: 'text', operators: ['includes', 'excludes', 'filled', 'empty'] },
    { kind: 'yes_no', operators: ['is', 'filled', 'empty'] },
  ],
  operators: [
    { key: 'is', name: 'is', takes_value: true, takes_several: true },
    { key: 'is_not', name: 'is not', takes_value: true, takes_several: true },
    { key: 'at_least', name: 'is at least', takes_value: true, takes_several: false },
    { key: 'at_most', name: 'is at most', takes_value: true, takes_several: false },
    { key: 'includes', name: 'includes', takes_value: true, takes_several: true },
    { key: 'excludes', name: 'does not include', takes_value: true, takes_several: true },
    { key: 'filled', name: 'is filled in', takes_value: false, takes_several: false },
    { key: 'empty', name: 'is not filled in', takes_value: false, takes_several: false },
  ],
};

export const webhook = (over: Partial<WebhookView> = {}): WebhookView => ({
  key: 'team-chat',
  name: 'Team chat',
  url: 'https://hooks.example.org/sluice',
  format: 'slack',
  enabled: true,
  created: '2027-01-01T08:00:00Z',
  created_by: person('ruth.steiner'),
  updated: '2027-01-01T08:00:00Z',
  updated_by: person('ruth.steiner'),
  called_by: [],
  ...over,
});

export const savedView = (over: Partial<SavedView> = {}): SavedView => ({
  id: 4,
  name: 'My risks',
  owner: person('ruth.steiner'),
  shared: false,
  mine: true,
  query:
    'state=open&where=%7B%22all%22%3A%5B%7B%22field%22%3A%22impact%22%2C%22operator%22%3A%22at_least%22%2C%22value%22%3A%5B%22medium%22%5D%7D%5D%7D',
  columns: ['stage', 'priority'],
  sort: 'planned_start',
  created: at(-48),
  updated: at(-24),
  ...over,
});

export const views: SavedView[] = [
  savedView(),
  savedView({
    id: 7,
    name: 'Waiting for whoever looks',
    owner: person('mei.tanaka'),
    shared: true,
    mine: false,
    query: 'waiting_for=me',
    columns: [],
    sort: '-updated',
  }),
];
