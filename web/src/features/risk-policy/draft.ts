import type { RiskPolicy } from '@/shared/api/types';
import { keyFrom } from '@/shared/lib/keys';

/** What is wrong at a path of the policy, such as `questions.1.key`. */
export type Wrong = (path: string) => string | undefined;

export interface PartProps {
  policy: RiskPolicy;
  onChange: (policy: RiskPolicy) => void;
  wrong: Wrong;
}

/** A key of the policy from a text: words joined by `_`, and none that is taken. */
export function freshKey(text: string, taken: readonly string[]): string {
  const base = keyFrom(text).replaceAll('-', '_').slice(0, 36) || 'new';
  if (!taken.includes(base)) return base;
  for (let n = 2; ; n += 1) if (!taken.includes(`${base}_${n}`)) return `${base}_${n}`;
}

export const replaced = <T>(list: readonly T[], at: number, next: T): T[] =>
  list.map((one, i) => (i === at ? next : one));

export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, i) => i !== at);

/** The list with one entry a place earlier or later. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const next = [...list];
  const [one] = next.splice(at, 1);
  if (one !== undefined) next.splice(at + by, 0, one);
  return next;
}

/** The most points that all questions give, as the server reckons them. */
export const mostPoints = (policy: RiskPolicy): number =>
  policy.questions.reduce(
    (sum, one) => sum + one.weight * Math.max(0, ...one.answers.map((answer) => answer.points)),
    0,
  );
