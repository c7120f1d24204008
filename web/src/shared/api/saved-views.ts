import { queryOptions } from '@tanstack/react-query';
import { listKeys, type ChangeFilter, type ChangesSearch } from '@/shared/lib/change-filter';
import { api } from './client';
import type { Page, SavedView } from './types';

/** Views of the list that were saved: mine, and those that others share. */
export const viewsQuery = queryOptions({
  queryKey: ['views'],
  staleTime: 60_000,
  queryFn: async ({ signal }) => {
    const views: SavedView[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.get<Page<SavedView>>('/views', { query: { limit: 200, cursor }, signal });
      views.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined && views.length < 1000);
    return views;
  },
});

/** The filter of a view, as the page says it. */
export function filterOf(view: SavedView): ChangeFilter {
  const query = new URLSearchParams(view.query);
  const filter: ChangeFilter = {};
  for (const key of listKeys) {
    const values = query.getAll(key);
    if (values.length > 0) filter[key] = values;
  }
  const words = query.get('q');
  if (words) filter.q = words;
  const where = query.get('where');
  if (where) filter.where = where;
  // The page shows open changes where nothing is said, the API all of them.
  if (!filter.state) filter.state = ['any'];
  else if (filter.state.length === 1 && filter.state[0] === 'open') delete filter.state;
  return filter;
}

/** The address that shows a view. */
export const searchOf = (view: SavedView): ChangesSearch => ({
  ...filterOf(view),
  saved: view.id,
  ...(view.sort !== '-updated' && { sort: view.sort }),
  ...(view.columns.length > 0 && { columns: view.columns }),
});
