import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, path } from '@/shared/api/client';
import { filterOf, viewsQuery } from '@/shared/api/saved-views';
import type { NewSavedView, SavedView, SavedViewEdit } from '@/shared/api/types';
import type { ChangeFilter } from '@/shared/lib/change-filter';
import { filterQuery } from './api';
import { sameFilter, tidy } from './filters';

export interface Shown {
  filter: ChangeFilter;
  sort: string;
  columns: string[];
}

/** The filter as the address of the API's list holds it. */
export function queryText(filter: ChangeFilter): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(filterQuery(tidy(filter)))) {
    if (value === undefined || value === null) continue;
    for (const one of Array.isArray(value) ? (value as string[]) : [value]) search.append(key, String(one));
  }
  return search.toString();
}

export const showsAs = (view: SavedView, shown: Shown) =>
  sameFilter(filterOf(view), shown.filter) &&
  view.sort === shown.sort &&
  (view.columns.length === 0 || view.columns.join() === shown.columns.join());

export const sentOf = ({ filter, sort, columns }: Shown) => ({ query: queryText(filter), sort, columns });

/** Writes a view, and reads the list anew; what was refused is told where it is said how. */
export function useViewWrite<Input, Output>(write: (input: Input) => Promise<Output>, tell?: (error: Error) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    ...(tell && { onError: tell }),
    onSuccess: () => client.invalidateQueries({ queryKey: viewsQuery.queryKey }),
  });
}

export const saveView = (view: NewSavedView) => api.post<SavedView>('/views', { body: view });
export const editView = ({ id, ...edit }: SavedViewEdit & { id: number }) =>
  api.patch<SavedView>(path('/views', id), { body: edit });
export const deleteView = (id: number) => api.delete<undefined>(path('/views', id));
