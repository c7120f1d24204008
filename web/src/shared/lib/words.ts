import type {
  ApprovalState,
  AssignBy,
  ChangeType,
  Criticality,
  Decision,
  Duty,
  FieldType,
  OnClose,
  OnFail,
  Outcome,
  Phase,
  Priority,
  QuorumKind,
  Role,
  ServiceType,
  TaskState,
  UsersHindered,
} from '@/shared/api/types';

/** How the words of the API read to people, each in one place. */

export const phases: Phase[] = [
  'draft',
  'assessment',
  'authorization',
  'build',
  'release',
  'deployment',
  'verification',
  'review',
  'closed',
];

export const phaseName: Record<Phase, string> = {
  draft: 'Draft',
  assessment: 'Assessment',
  authorization: 'Authorization',
  build: 'Build',
  release: 'Prepare release',
  deployment: 'Deployment',
  verification: 'Verification',
  review: 'Review',
  closed: 'Closed',
};

export const typeName: Record<ChangeType, string> = {
  standard: 'Standard',
  normal: 'Normal',
  emergency: 'Emergency',
  contingency: 'Contingency',
};

export const outcomeName: Record<Outcome, string> = {
  successful: 'Successful',
  successful_with_issues: 'Successful with issues',
  unsuccessful: 'Unsuccessful',
  backed_out: 'Backed out',
  cancelled: 'Cancelled',
  rejected: 'Rejected',
};

export const outcomeTone: Record<Outcome, 'good' | 'issues' | 'bad' | 'void'> = {
  successful: 'good',
  successful_with_issues: 'issues',
  unsuccessful: 'bad',
  backed_out: 'bad',
  cancelled: 'void',
  rejected: 'void',
};

export const priorityName: Record<Priority, string> = {
  critical: 'Critical',
  high: 'High',
  moderate: 'Moderate',
  low: 'Low',
  planning: 'Planning',
};

export const dutyName: Record<Duty, string> = {
  request: 'Request',
  assess: 'Assess',
  develop: 'Develop',
  test: 'Test',
  approve: 'Approve',
  deploy: 'Deploy',
  review: 'Review',
};

export const taskStateName: Record<TaskState, string> = {
  blocked: 'Blocked',
  open: 'Open',
  in_progress: 'In progress',
  done: 'Done',
  failed: 'Failed',
  skipped: 'Skipped',
  cancelled: 'Cancelled',
  closed: 'Closed with its change',
  handed_over: 'Handed over',
};

export const approvalStateName: Record<ApprovalState, string> = {
  asked: 'Asked',
  granted: 'Granted',
  rejected: 'Rejected',
  cancelled: 'Not needed any more',
  expired: 'Not granted in time',
};

export const decisionName: Record<Decision, string> = {
  approve: 'Approved',
  reject: 'Rejected',
  abstain: 'Abstained',
};

export const roleName: Record<Role, string> = {
  requester: 'Requester',
  member: 'Member',
  service_owner: 'Service owner',
  change_manager: 'Change manager',
  administrator: 'Administrator',
  auditor: 'Auditor',
};

export const roleMeaning: Record<Role, string> = {
  requester: 'Asks for changes.',
  member: 'Works on changes: takes tasks, is asked for approvals.',
  service_owner: 'Answers for services and approves changes to them.',
  change_manager: 'Looks after all changes, groups, services and processes.',
  administrator: 'Manages people and the server. Has no back door in any approval.',
  auditor: 'Reads everything, alters nothing.',
};

export const serviceTypeName: Record<ServiceType, string> = {
  business_service: 'Business service',
  application: 'Application',
  database: 'Database',
  server: 'Server',
  network: 'Network',
  other: 'Other',
};

export const criticalityName: Record<Criticality, string> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
};

export const usersHinderedName: Record<UsersHindered, string> = {
  none: 'Nobody',
  some: 'Some users',
  service_down: 'A service was down',
};

export const levelName = { low: 'Low', medium: 'Medium', high: 'High' } as const;

export const fieldTypeName: Record<FieldType, string> = {
  text: 'Text',
  number: 'Number',
  choice: 'One of some choices',
  multi_choice: 'Some of several choices',
  date: 'Day',
  user: 'Person',
  service: 'Service',
  yes_no: 'Yes or no',
};

/** How one of several people comes to a task; said after whom the rules name. */
export const assignByText: Record<AssignBy, string> = {
  taking: '',
  least_busy: ', given to the one with the fewest open tasks',
  round_robin: ', given to each in turn',
};

/** What a task that failed does to its change. */
export const onFailText: Record<OnFail, string> = {
  hold: '',
  fail: 'if it fails, the change has failed',
  back: 'if it fails, the change goes back',
  ignore: 'if it fails, the change goes on without it',
};

/** What becomes of a task that is open when its change ends. */
export const onCloseText: Record<OnClose, string> = {
  block: 'must be done before the change closes',
  cascade: '',
  hand_over: 'outlives the change, with whoever has it',
};

/** The fields of a change by the API's name, as people call them. */
export const fieldName: Record<string, string> = {
  title: 'Title',
  description: 'Description',
  reason: 'Reason',
  expected_results: 'Expected results',
  services: 'Services',
  impact: 'Impact',
  urgency: 'Urgency',
  planned_start: 'Planned start',
  planned_end: 'Planned end',
  deployment_plan: 'Deployment plan',
  backout_plan: 'Backout plan',
  test_plan: 'Test plan',
  communication_plan: 'Communication plan',
  tags: 'Tags',
  stakeholders: 'Stakeholders',
  verifiers: 'Verifiers',
  developer: 'Developer',
  test_lead: 'Test lead',
  deployer: 'Deployer',
  owner: 'Owner',
  form: 'All answers in the form',
  risk: 'Risk',
};

/** "all of them", "1 of them", "2 of them", "an owner of each service". */
export function quorumText(quorum: { kind: QuorumKind; count: number }): string {
  if (quorum.kind === 'all') return 'everybody asked';
  if (quorum.kind === 'one_of_each') return 'one owner of each service';
  if (quorum.kind === 'percent') return `at least ${quorum.count} % of them`;
  return quorum.kind === 'any' ? 'any 1 of them' : `at least ${quorum.count} of them`;
}

/** `group:cab` → "the group cab", `field:test_lead` → "the test lead". */
export function ruleText(rule: string): string {
  const [kind, key = ''] = rule.split(':');
  const words = key.replaceAll('_', ' ');
  const said: Record<string, string> = {
    group: `the group ${key}`,
    role: `any ${words}`,
    field: `the ${words}`,
    did: `who did ${key}`,
    person: key,
    owner: "the change's owner",
    requester: 'the requester',
    manager: "the requester's manager",
    owners: "the services' owners",
    owners_of_dependents: 'the owners of what depends on them',
    decided: `who decided ${key}`,
  };
  return said[kind ?? ''] ?? rule;
}

const dueUnits: Record<string, [string, string]> = {
  wd: ['working day', 'working days'],
  d: ['day', 'days'],
  h: ['hour', 'hours'],
  min: ['minute', 'minutes'],
};
const dueAnchors: Record<string, string> = {
  start: 'the planned start',
  end: 'the planned end',
  deployed: 'the deployment',
};

/** `+2wd` → "2 working days after it is entered", `start-12d` → "12 days before the planned start". */
export function dueText(rule: string): string {
  const [, anchor = '', sign, amount = '', unit = ''] = /^([a-z]*)([+-])(\d+)([a-z]+)$/.exec(rule) ?? [];
  const words = dueUnits[unit];
  const from = anchor === '' ? 'its stage is entered' : dueAnchors[anchor];
  if (!words || !from) return rule;
  if (Number(amount) === 0) return anchor === '' ? 'at once' : `at ${from}`;
  return `${amount} ${words[amount === '1' ? 0 : 1]} ${sign === '-' ? 'before' : 'after'} ${from}`;
}

/** Inside a sentence: "Hours to a few days" → "hours to a few days"; "SLA of the desk" stays. */
export function inSentence(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** "Dana, Lee, Mei": first names only, where there is little room and the faces are beside. */
export function firstNames(people: { name: string }[], most = 3): string {
  const first = people.slice(0, most).map((p) => p.name.split(' ')[0] ?? p.name);
  const rest = people.length - first.length;
  return rest > 0 ? `${first.join(', ')} +${rest}` : first.join(', ');
}

/** "Dana, Lee and 2 more" */
export function names(people: { name: string }[], most = 3): string {
  const first = people.slice(0, most).map((p) => p.name);
  const rest = people.length - first.length;
  if (rest > 0) return `${first.join(', ')} and ${rest} more`;
  if (first.length < 2) return first.join('');
  return `${first.slice(0, -1).join(', ')} and ${first[first.length - 1]}`;
}
