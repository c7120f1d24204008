import type { AnsweredField, ChangeFields, KeyName, Level, PersonRef } from '@/shared/api/types';
import type { Timing } from '@/shared/timing/types';

export type { Timing } from '@/shared/timing/types';

/** Schedules as the API tells of them. */

export type ScheduleState = 'active' | 'paused' | 'ended';
export type Fate = 'comes' | 'skipped' | 'left_out';

export interface Upcoming {
  /** Its start by the rule: what it is called by. */
  local: string;
  planned: string;
  /** Of both. */
  zone: string;
  moved: boolean;
  start: string;
  end: string;
  opens: string;
  fate: Fate;
  skip_reason?: string;
  skipped_by?: PersonRef;
}

export interface Coming extends Upcoming {
  schedule: string;
  name: string;
  owner: PersonRef;
  paused: boolean;
}

export interface SchedulePreview {
  repeats: string;
  rule?: string;
  coming: Upcoming[];
  all: boolean;
  note: string;
}

export interface PlannedChange {
  process: KeyName;
  /** Each change is made from it. */
  catalog_entry?: KeyName;
  title: string;
  description: string;
  reason: string;
  expected_results: string[];
  services: KeyName[];
  impact?: Level;
  urgency?: Level;
  deployment_plan: string;
  backout_plan: string;
  test_plan: string;
  communication_plan: string;
  tags: string[];
  stakeholders: { person?: PersonRef; name: string; part: string }[];
  verifiers: PersonRef[];
  developer?: PersonRef;
  test_lead?: PersonRef;
  deployer?: PersonRef;
  owner?: PersonRef;
  form: AnsweredField[];
  restricted: boolean;
  visible_to: KeyName[];
}

export interface Noted {
  by: PersonRef;
  reason: string;
  at: string;
}

export interface ScheduleSummary {
  id: string;
  name: string;
  state: ScheduleState;
  owner: PersonRef;
  deputy?: PersonRef;
  needs_owner: boolean;
  next_owner: string;
  repeats: string;
  upcoming?: Upcoming;
  trouble?: { local: string; detail: string; since: string };
  opened: number;
  version: number;
}

export interface ScheduleRow extends ScheduleSummary {
  process: KeyName;
  title: string;
  restricted: boolean;
}

/** What is opened from some occurrence on. */
export interface LaterPart {
  begins: string;
  timing: Timing & { repeats: string };
  planned: PlannedChange;
}

export interface ScheduleView extends ScheduleSummary {
  timing: Timing & { repeats: string };
  planned: PlannedChange;
  later: LaterPart[];
  created_by: PersonRef;
  paused?: Noted;
  ended?: Noted;
  coming: Upcoming[];
  all_coming: boolean;
  note: string;
  may_edit: boolean;
  created: string;
  updated: string;
}

export interface PastOccurrence {
  local: string;
  change?: string;
  skipped: boolean;
  start: string;
  end?: string;
  at: string;
  late_minutes?: number;
  note: string;
}

/** What is sent of a schedule; in an edit only what differs. */
export interface ScheduleInput {
  name?: string;
  owner?: string;
  deputy?: string | null;
  timing?: Partial<Omit<Timing, 'rule'>> & { rule?: string | null };
  change?: ChangeFields & { process?: string };
}
