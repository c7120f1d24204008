/** The words of the API, as its document says them. */

export type Phase =
  'draft' | 'assessment' | 'authorization' | 'build' | 'release' | 'deployment' | 'verification' | 'review' | 'closed';
export type ChangeType = 'standard' | 'normal' | 'emergency' | 'contingency';
export type Outcome =
  'successful' | 'successful_with_issues' | 'unsuccessful' | 'backed_out' | 'cancelled' | 'rejected';
export type Level = 'low' | 'medium' | 'high';
export type Priority = 'critical' | 'high' | 'moderate' | 'low' | 'planning';
export type Duty = 'request' | 'assess' | 'develop' | 'test' | 'approve' | 'deploy' | 'review';
export type TaskState = 'blocked' | 'open' | 'in_progress' | 'done' | 'failed' | 'skipped' | 'cancelled' | 'closed';
export type ApprovalState = 'asked' | 'granted' | 'rejected' | 'cancelled';
export type Decision = 'approve' | 'reject' | 'abstain';
export type QuorumKind = 'all' | 'any' | 'at_least' | 'one_of_each';
export type Role = 'requester' | 'member' | 'service_owner' | 'change_manager' | 'administrator' | 'auditor';
export type ServiceType = 'business_service' | 'application' | 'database' | 'server' | 'network' | 'other';
export type Criticality = 'low' | 'medium' | 'high' | 'critical';
export type UsersHindered = 'none' | 'some' | 'service_down';

export interface PersonRef {
  login: string;
  name: string;
}
export interface KeyName {
  key: string;
  name: string;
}
export interface Unmet {
  gate: string;
  key: string;
  title: string;
  have: number;
  need: number;
  people: PersonRef[];
  since?: string;
  due?: string;
  detail: string;
}
export interface Possible {
  /** False for going on while gates are unmet: pressing it lists them. */
  ready?: boolean;
  act: string;
  target: string;
  title: string;
}
export interface PlannedTime {
  local: string;
  zone: string;
  at: string;
}
export interface Page<T> {
  items: T[];
  next?: string;
  total?: number;
}

export interface ChangeRow {
  id: string;
  title: string;
  type: ChangeType;
  process: string;
  stage: string;
  stage_name: string;
  phase: Phase;
  outcome?: Outcome;
  on_hold: boolean;
  restricted: boolean;
  priority?: Priority;
  impact?: Level;
  urgency?: Level;
  owner: PersonRef;
  requester: PersonRef;
  services: KeyName[];
  tags: string[];
  planned_start?: string;
  planned_end?: string;
  created: string;
  updated: string;
  closed?: string;
  stage_since: string;
  waiting: Unmet[];
  version: number;
}

export interface StageState {
  key: string;
  name: string;
  phase: Phase;
  state: 'done' | 'current' | 'passed_over' | 'to_come';
  entered?: string;
  left?: string;
}
export interface AffectedService extends KeyName {
  type: ServiceType;
  criticality: Criticality;
  owners: PersonRef[];
}
export interface Stakeholder {
  person?: PersonRef;
  name: string;
  part: string;
}
export interface Magnitude {
  users: UsersHindered;
  data_or_site_lost: boolean;
  activity_stopped_too_long: boolean;
}
export interface TaskView {
  id: string;
  change: string;
  key: string;
  stage: string;
  stage_name: string;
  title: string;
  description: string;
  duty?: Duty;
  state: TaskState;
  candidates: PersonRef[];
  candidate_rules: string[];
  assignee?: PersonRef;
  checklist: { text: string; ticked: boolean }[];
  after: string[];
  due?: string;
  overdue: boolean;
  optional: boolean;
  on_close: 'block' | 'cascade';
  since: string;
  created: string;
  done_by?: PersonRef;
  note: string;
  possible: Possible[];
}
export interface DecisionMade {
  by: PersonRef;
  decision: Decision;
  comment: string;
  at: string;
}
export interface ApprovalView {
  key: string;
  title: string;
  stage: string;
  state: ApprovalState;
  quorum: { kind: QuorumKind; count: number };
  have: number;
  need: number;
  approvers: PersonRef[];
  rules: string[];
  covers: string[];
  digest: string;
  asked: string;
  asked_again: boolean;
  due?: string;
  overdue: boolean;
  since: string;
  decisions: DecisionMade[];
  waiting_for: PersonRef[];
  nobody?: string;
  possible: Possible[];
}
export interface ChangeView {
  id: string;
  version: number;
  process: KeyName & { version: number };
  type: ChangeType;
  requester: PersonRef;
  restricted: boolean;
  visible_to: KeyName[];
  phase: Phase;
  stage: string;
  stage_name: string;
  stages: StageState[];
  hold?: { by: PersonRef; reason: string; since: string };
  outcome?: Outcome;
  outcome_comment?: string;
  magnitude?: Magnitude;
  title: string;
  description: string;
  reason: string;
  expected_results: string[];
  services: AffectedService[];
  impact?: Level;
  urgency?: Level;
  priority?: Priority;
  planned_start?: PlannedTime;
  planned_end?: PlannedTime;
  deployment_plan: string;
  backout_plan: string;
  test_plan: string;
  communication_plan: string;
  tags: string[];
  stakeholders: Stakeholder[];
  verifiers: PersonRef[];
  developer?: PersonRef;
  test_lead?: PersonRef;
  deployer?: PersonRef;
  owner: PersonRef;
  watchers: PersonRef[];
  created: string;
  updated: string;
  closed?: string;
  waiting: Unmet[];
  possible: Possible[];
  tasks: TaskView[];
  approvals: ApprovalView[];
}

/** What an edit or a new change sends: services by key, people by login, planned times without their instant. */
export interface ChangeFields {
  title?: string | null;
  description?: string | null;
  reason?: string | null;
  expected_results?: string[] | null;
  services?: string[] | null;
  impact?: Level | null;
  urgency?: Level | null;
  planned_start?: { local: string; zone: string } | null;
  planned_end?: { local: string; zone: string } | null;
  deployment_plan?: string | null;
  backout_plan?: string | null;
  test_plan?: string | null;
  communication_plan?: string | null;
  tags?: string[] | null;
  stakeholders?: { person?: string; name?: string; part: string }[] | null;
  verifiers?: string[] | null;
  developer?: string | null;
  test_lead?: string | null;
  deployer?: string | null;
  owner?: string | null;
}
export interface NewChange extends ChangeFields {
  process: string;
  restricted?: boolean;
  visible_to?: string[];
}
export interface HistoryEntry {
  position: number;
  version: number;
  at: string;
  by?: PersonRef;
  type: string;
  kind: HistoryKind;
  summary: string;
  comment?: string;
  changes: { field: string; title: string; before: string; after: string }[];
}
export type HistoryKind = 'fields' | 'stage' | 'task' | 'approval' | 'comment' | 'people';
export interface Withdrawal {
  key: string;
  title: string;
  decided: PersonRef[];
  fields: string[];
}
export interface DryRun {
  events: HistoryEntry[];
  change: ChangeView;
  withdraws: Withdrawal[];
}
export interface Preview {
  process: ProcessView;
  waiting: Unmet[];
  approvals: {
    key: string;
    title: string;
    stage: string;
    quorum: { kind: QuorumKind; count: number };
    people: PersonRef[];
    nobody?: string;
  }[];
  priority?: Priority;
}
export interface CommentView {
  id: number;
  by: PersonRef;
  text: string;
  at: string;
  edited?: string;
  removed: boolean;
  mine: boolean;
}

export interface ServiceView {
  key: string;
  name: string;
  description: string;
  type: ServiceType;
  criticality: Criticality;
  owners: PersonRef[];
  depends_on: KeyName[];
  depended_on_by: KeyName[];
  recovery_time_minutes?: number;
  recovery_point_minutes?: number;
  retired: boolean;
  open_changes: number;
}
export interface GroupView {
  key: string;
  name: string;
  description: string;
  members: PersonRef[];
  needed_by: string[];
}
export interface PersonView {
  login: string;
  name: string;
  email?: string;
  phone?: string;
  time_zone?: string;
  roles: Role[];
  manager?: PersonRef;
  enabled: boolean;
  groups: KeyName[];
  created: string;
}
export interface ProcessRow {
  key: string;
  name: string;
  type: ChangeType;
  summary: string;
  when_to_use: string;
  usual_length: string;
  version: number;
  retired: boolean;
  versions: { version: number; published: string; by?: PersonRef }[];
  lacking: string[];
}
export interface ProcessTask {
  key: string;
  title: string;
  description: string;
  duty?: Duty;
  assignee: string[];
  after: string[];
  checklist: string[];
  due?: string;
  optional: boolean;
  on_close: 'block' | 'cascade';
}
export interface ProcessApproval {
  key: string;
  title: string;
  approvers: string[];
  quorum: { kind: QuorumKind; count: number };
  rejections: number;
  covers: string[];
  after: string[];
  due?: string;
}
export interface ProcessGate {
  kind: string;
  key: string;
  fields: string[];
}
export interface ProcessStage {
  key: string;
  name: string;
  phase: Phase;
  advance: 'auto' | 'manual';
  advance_title: string;
  order: 'at_once' | 'in_sequence';
  tasks: ProcessTask[];
  approvals: ProcessApproval[];
  gates: ProcessGate[];
  back: { to: string; title: string; on_rejection: boolean }[];
}
export interface ProcessView extends ProcessRow {
  yaml: string;
  stages: ProcessStage[];
}
export interface Mistake {
  line: number;
  column: number;
  path: string;
  what: string;
  remedy: string;
}

export interface Session {
  person: PersonView;
  permissions: string[];
  csrf: string;
  demonstration: boolean;
  server: { version: string; zone: string };
}
export interface SignInOffer {
  demonstration: boolean;
  people?: { login: string; name: string; roles: Role[]; title: string }[];
  first_administrator: boolean;
}
export interface OpenSession {
  id: string;
  created: string;
  last_seen: string;
  expires?: string;
  address?: string;
  agent?: string;
  current: boolean;
}
export interface MyWork {
  approvals: { change: ChangeRow; approval: ApprovalView }[];
  tasks: { change: ChangeRow; task: TaskView; mine: boolean }[];
  advance: { change: ChangeRow; possible: Possible[] | Possible }[];
  changes: ChangeRow[];
  count: number;
}
export interface Board {
  phases: { phase: Phase; count: number; items: ChangeRow[] }[];
}
export interface SetUp {
  people: number;
  services: number;
  change_managers: number;
  ready: boolean;
  lines: { key: string; title: string; ok: boolean; detail: string; href: string }[];
  processes: {
    key: string;
    name: string;
    ok: boolean;
    lacking: { stage: string; need: number; have: number; required: boolean; detail: string }[];
  }[];
}
export interface SearchAnswer {
  changes: ChangeRow[];
  services: KeyName[];
  people: PersonRef[];
  groups: KeyName[];
  processes: KeyName[];
  terms: { term: string; meaning: string }[];
}
