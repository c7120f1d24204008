/** RFC 9457 problem details as the server sends them (`application/problem+json`). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  /** Which part of the body is wrong: a JSON Pointer (RFC 6901) and what to do about it. */
  errors?: { pointer: string; detail: string }[];
  /** Everything that stands in the way of a refused act. */
  unmet?: { detail: string; gate?: string; field?: string }[];
}

/** What every call throws when the server refuses or cannot be reached. */
export class ApiError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiError';
    this.problem = problem;
  }
  get status(): number {
    return this.problem.status;
  }
}

export const unreachable: Problem = {
  type: 'about:blank',
  title: 'Sluice does not answer',
  status: 0,
  detail: 'The server could not be reached. Check your connection; what you typed is kept. Try again in a moment.',
};

export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem;
  if (error instanceof TypeError) return unreachable;
  const detail = error instanceof Error ? error.message : String(error);
  return { type: 'about:blank', title: 'The page met an error', status: 0, detail: `${detail} Reload the page.` };
}

/** Somebody has written meanwhile: the thing is not any more of the version that was named. */
export const isStale = (error: unknown): boolean => error instanceof ApiError && error.status === 412;

const fieldAt = (pointer: string): string =>
  pointer.replace(/^#?\//, '').replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');

/** Field errors by their name, for forms: `/expected_results/0` becomes `expected_results.0`. */
export function fieldErrors(problem: Problem): Record<string, string> {
  return Object.fromEntries((problem.errors ?? []).map(({ pointer, detail }) => [fieldAt(pointer), detail]));
}

/** What is wrong besides what these fields say themselves. */
export const besideFields = (problem: Problem, fields: readonly string[]): NonNullable<Problem['errors']> =>
  (problem.errors ?? []).filter(({ pointer }) => !fields.includes(fieldAt(pointer)));

/** To which field an error belongs, in words: `/expected_results/0` is "expected results"; empty for the whole. */
export const fieldInWords = (pointer: string): string => {
  const steps = fieldAt(pointer).split('.');
  return (steps.findLast((step) => !/^\d*$/.test(step)) ?? '').replaceAll('_', ' ');
};
