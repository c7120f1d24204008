import { useQuery } from '@tanstack/react-query';
import { Navigate, useRouter } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { SessionContext, sessionQuery } from '@/shared/api/session';

/** Leads to the sign-in page when the session ends while the page is open, and back afterwards. */
export function Signed({ children }: { children: ReactNode }) {
  const { data } = useQuery(sessionQuery);
  if (data === null) return <Leave />;
  return data ? <SessionContext value={data}>{children}</SessionContext> : null;
}

function Leave() {
  const router = useRouter();
  // Taken once: while the way out is being gone, the address is already another.
  const [from] = useState(() => router.state.location.href);
  const [search] = useState(() => ({ to: from.startsWith('/sign-in') ? undefined : from }));
  return <Navigate to="/sign-in" search={search} replace />;
}
