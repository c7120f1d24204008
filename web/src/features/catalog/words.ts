import type { FormField } from '@/shared/api/types';
import { specOf } from '@/shared/fields/form';
import { formKey, fieldSpecs, type FieldKey } from '@/shared/fields/fields';
import { plural } from '@/shared/lib/words';
import type { EntryFate, EntryRecord, EntryState } from './types';

type Tone = 'good' | 'issues' | 'bad' | 'void';

export const stateName: Record<EntryState, string> = {
  proposed: 'Proposed',
  rejected: 'Rejected',
  in_force: 'In force',
  lapsed: 'Lost its pre-approval',
  retiring: 'To be retired',
  retired: 'Retired',
};

export const stateTone: Record<EntryState, Tone> = {
  proposed: 'issues',
  rejected: 'void',
  in_force: 'good',
  lapsed: 'bad',
  retiring: 'issues',
  retired: 'void',
};

export const fateName: Record<EntryFate, string> = {
  proposed: 'Waits for approval',
  approved: 'Approved',
  rejected: 'Rejected',
  superseded: 'Replaced',
};

/** "used 14 times: 13 successful, 1 failed" */
export function recordText({ used, successful, with_issues, failed, open }: EntryRecord): string {
  if (used === 0) return 'Never used yet';
  const parts = [
    successful > 0 && `${successful} successful`,
    with_issues > 0 && `${with_issues} with issues`,
    failed > 0 && `${failed} failed`,
    open > 0 && `${open} under way`,
  ].filter(Boolean);
  return `Used ${plural(used, 'time')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
}

/** An entry names a field as the API does: built-in ones and those of the form alike. */
export const keyOf = (name: string): FieldKey => (name in fieldSpecs ? (name as FieldKey) : formKey(name));

export const titleOf = (name: string, form: FormField[]): string => specOf(keyOf(name), form).title;

/** What is to be done where no change can be made from an entry. */
export const wayOut: Record<EntryState, string> = {
  proposed: 'Have it approved',
  rejected: 'Have another version approved',
  in_force: 'Have it renewed',
  lapsed: 'Have it renewed',
  retiring: 'Have it renewed',
  retired: 'Take another entry',
};
