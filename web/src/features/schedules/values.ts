import { formKey, type FieldValues } from '@/shared/fields/fields';
import type { ScheduleValues } from './schedule-form';
import type { PlannedChange, ScheduleView, Timing } from './types';

/** The values of a form from what there is. */

export const noTiming = (zone: string): Timing => ({
  start: '',
  zone,
  rule: '',
  except: [],
  shift: 'none',
  window_minutes: 60,
  lead_minutes: 7 * 1440,
});

export function fieldsOf(planned: PlannedChange): FieldValues {
  return {
    title: planned.title,
    description: planned.description,
    reason: planned.reason,
    expected_results: planned.expected_results,
    services: planned.services.map((s) => s.key),
    impact: planned.impact ?? null,
    urgency: planned.urgency ?? null,
    deployment_plan: planned.deployment_plan,
    backout_plan: planned.backout_plan,
    test_plan: planned.test_plan,
    tags: planned.tags,
    verifiers: planned.verifiers.map((p) => p.login),
    developer: planned.developer?.login ?? null,
    test_lead: planned.test_lead?.login ?? null,
    deployer: planned.deployer?.login ?? null,
    // Null: left empty, so that a change does not begin with the default.
    ...Object.fromEntries(planned.form.filter((f) => f.answer !== undefined).map((f) => [formKey(f.key), f.answer])),
  };
}

const plain = ({ start, zone, rule, except, shift, window_minutes, lead_minutes }: Timing): Timing => ({
  start,
  zone,
  rule: rule ?? '',
  except,
  shift,
  window_minutes,
  lead_minutes,
});

/** Of a schedule as it is, or as it is from some occurrence on. */
export function valuesOf(schedule: ScheduleView, from?: string): ScheduleValues {
  const later = from ? schedule.later.findLast((part) => part.begins <= from) : undefined;
  const { timing, planned } = later ?? schedule;
  return {
    name: schedule.name,
    owner: schedule.owner.login,
    deputy: schedule.deputy?.login ?? null,
    process: planned.process.key,
    entry: planned.catalog_entry,
    // What is changed from an occurrence on counts from it.
    timing: { ...plain(timing), ...(from && { start: from }) },
    fields: fieldsOf(planned),
  };
}
