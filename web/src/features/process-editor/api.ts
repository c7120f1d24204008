import { queryOptions } from '@tanstack/react-query';
import { api, path, type Answer } from '@/shared/api/client';
import { ApiError } from '@/shared/api/problem';
import type { CheckedText, ProcessDraft, ProcessView, Trial, TrialInput } from '@/shared/api/types';

/** What the editor asks the server: drafts, checks, trials and publication. */

const draftPath = (key: string) => path('/process-drafts', key);

/** The draft of a process, or null where there is none. */
export const draftQuery = (key: string) =>
  queryOptions({
    queryKey: ['process-drafts', key],
    staleTime: 0,
    gcTime: 0,
    queryFn: async ({ signal }): Promise<ProcessDraft | null> =>
      orNull(api.get<ProcessDraft>(draftPath(key), { signal })),
  });

/** The newest version, or null where nothing was published yet. */
export const publishedQuery = (key: string) =>
  queryOptions({
    queryKey: ['processes', key, 'in-force'],
    queryFn: async ({ signal }): Promise<ProcessView | null> =>
      orNull(api.get<ProcessView>(path('/processes', key), { signal })),
  });

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

export const checkQuery = (yaml: string) =>
  queryOptions({
    queryKey: ['process-check', yaml],
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
    queryFn: ({ signal }) => api.post<CheckedText>('/processes/check', { body: { yaml }, signal }),
  });

/** `seen` is the version that was read; without one there must be no draft yet. */
export const saveDraft = (key: string, yaml: string, seen: number | undefined): Promise<Answer<ProcessDraft>> =>
  api.versioned<ProcessDraft>('PUT', draftPath(key), { body: { yaml }, ifVersion: seen });

export const discardDraft = (key: string, seen: number | undefined) => api.delete(draftPath(key), { ifVersion: seen });

export const publishDraft = (key: string, version: number, note: string) =>
  api.post<ProcessView>(path('/process-drafts', key, 'publication'), { body: { version, ...(note && { note }) } });

export const tryText = (input: TrialInput) => api.post<Trial>('/processes/try', { body: input });

/** Where somebody has saved meanwhile: the draft as it is there now, or null where it is gone. */
export function presentDraft(error: unknown): ProcessDraft | null | undefined {
  if (!(error instanceof ApiError) || error.status !== 412) return undefined;
  return (error.problem as { present?: ProcessDraft }).present ?? null;
}
