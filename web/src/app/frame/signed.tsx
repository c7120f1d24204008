import { useQuery } from '@tanstack/react-query';
import { Navigate, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SessionContext, sessionQuery } from '@/shared/api/session';

/** Leads to the sign-in page when the session ends while the page is open, and back afterwards. */
export function Signed({ children }: { children: ReactNode }) {
  const { data } = useQuery(sessionQuery);
  const href = useRouterState({ select: (s) => s.location.href });
  if (data === null) return <Navigate to="/sign-in" search={{ to: href }} replace />;
  return data ? <SessionContext value={data}>{children}</SessionContext> : null;
}
