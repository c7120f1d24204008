import type { ProcessView } from '@/shared/api/types';

/** The fields that the first stage of a process demands before it is left. */
export function requiredAtFirst(process: ProcessView | undefined): Set<string> {
  const gates = process?.stages[0]?.gates ?? [];
  return new Set([
    'title',
    ...gates.filter((g) => g.kind === 'fields').flatMap((g) => [...g.fields, ...g.form_fields]),
  ]);
}
