import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { MyWork } from './types';

/** What waits for me; its count stands in the navigation of every page. */
export const myWorkQuery = queryOptions({
  queryKey: ['my-work'],
  staleTime: 15_000,
  queryFn: async ({ signal }) => onceEach(await api.get<MyWork>('/my-work', { signal })),
});

/** A change that waits for its owner in several ways is still one thing to do. */
function onceEach(work: MyWork): MyWork {
  const advance = work.advance.filter((one, i, all) => all.findIndex((o) => o.change.id === one.change.id) === i);
  return { ...work, advance, count: work.count - (work.advance.length - advance.length) };
}
