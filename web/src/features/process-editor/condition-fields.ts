import { phases } from '@/shared/lib/words';
import type { FormField, Process } from './document/model';

/** The fields that conditions can look at, each with its kind: src/domain/process/condition_fields.cpp has the same list. */

export type ConditionKind = 'word' | 'level' | 'list' | 'text' | 'number' | 'day' | 'person' | 'yes_no';

export interface ConditionField {
  key: string;
  name: string;
  kind: ConditionKind;
  /** The values that it can have; empty: any. */
  words: readonly string[];
}

const phasesBeforeClosing = phases.filter((phase) => phase !== 'closed');
const levels = ['low', 'medium', 'high'];
const field = (key: string, name: string, kind: ConditionKind, words: readonly string[] = []): ConditionField => ({
  key,
  name,
  kind,
  words,
});

const builtIn: ConditionField[] = [
  field('title', 'Title', 'text'),
  field('description', 'Description', 'text'),
  field('reason', 'Reason', 'text'),
  field('impact', 'Impact', 'level', levels),
  field('urgency', 'Urgency', 'level', levels),
  field('priority', 'Priority', 'level', ['planning', 'low', 'moderate', 'high', 'critical']),
  field('services', 'Services', 'list'),
  field('service_type', 'Type of an affected service', 'list', [
    'business_service',
    'application',
    'database',
    'server',
    'network',
    'other',
  ]),
  field('service_criticality', 'Highest criticality of the affected services', 'level', [...levels, 'critical']),
  field('tags', 'Tags', 'list'),
  field('requester', 'Requester', 'person'),
  field('requester_groups', 'Groups of the requester', 'list'),
  field('owner', 'Owner', 'person'),
  field('developer', 'Developer', 'person'),
  field('test_lead', 'Test lead', 'person'),
  field('deployer', 'Deployer', 'person'),
  field('verifiers', 'Verifiers', 'list'),
  field('planned_start', 'Planned start', 'day'),
  field('planned_end', 'Planned end', 'day'),
  field('deployment_plan', 'Deployment plan', 'text'),
  field('backout_plan', 'Backout plan', 'text'),
  field('test_plan', 'Test plan', 'text'),
  field('communication_plan', 'Communication plan', 'text'),
  field('restricted', 'Restricted', 'yes_no'),
  field('phase_reached', 'Phase that it has come to', 'level', phasesBeforeClosing),
  field('outcome', 'Outcome', 'word', [
    'successful',
    'successful_with_issues',
    'unsuccessful',
    'backed_out',
    'cancelled',
    'rejected',
  ]),
  field('users_hindered', 'Users hindered', 'level', ['none', 'some', 'service_down']),
  field('data_or_site_lost', 'Data or a site lost', 'yes_no'),
  field('activity_stopped_too_long', 'An activity stopped too long', 'yes_no'),
];

const kindOf: Record<string, ConditionKind> = {
  text: 'text',
  number: 'number',
  choice: 'word',
  multi_choice: 'list',
  date: 'day',
  user: 'person',
  service: 'word',
  yes_no: 'yes_no',
};

const ofForm = (one: FormField): ConditionField =>
  field(
    one.key,
    one.name || one.key,
    kindOf[one.type] ?? 'text',
    one.choices.map((choice) => choice.key),
  );

export const conditionFields = (process: Process): ConditionField[] => [
  ...builtIn,
  ...process.form.filter((one) => one.key !== '').map(ofForm),
];

const words = ['is', 'is_not', 'filled', 'empty'];
const ordered = ['is', 'is_not', 'at_least', 'at_most', 'filled', 'empty'];
const lists = ['includes', 'excludes', 'filled', 'empty'];

export const operatorsFor: Record<ConditionKind, string[]> = {
  word: words,
  person: words,
  level: ordered,
  number: ordered,
  day: ordered,
  list: lists,
  text: lists,
  yes_no: ['is', 'filled', 'empty'],
};

export const operatorName: Record<string, string> = {
  is: 'is',
  is_not: 'is not',
  at_least: 'is at least',
  at_most: 'is at most',
  includes: 'includes',
  excludes: 'does not include',
  filled: 'is filled in',
  empty: 'is not filled in',
};

export const takesValue = (operator: string): boolean => operator !== 'filled' && operator !== 'empty';
export const takesSeveral = (operator: string): boolean => operator !== 'at_least' && operator !== 'at_most';
