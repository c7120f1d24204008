import type { ReactNode } from 'react';
import { Page } from './page';
import { Loaded, type Query } from './states';

interface LoadedPageProps<T> {
  /** What the page is called until the thing itself says: the key in its address. */
  title: string;
  query: Query<T>;
  children: (data: T) => ReactNode;
}

/** The page of one thing: waiting or an error under its key, then what it is. */
export function LoadedPage<T>({ title, query, children }: LoadedPageProps<T>) {
  if (query.data !== undefined) return children(query.data);
  return (
    <Page title={title} width="narrow">
      <Loaded query={query}>{() => null}</Loaded>
    </Page>
  );
}
