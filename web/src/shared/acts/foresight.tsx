import { useQuery } from '@tanstack/react-query';
import { api, path } from '@/shared/api/client';
import type { DryRun } from '@/shared/api/types';
import type { ActInput, ActRequest } from './act-spec';

/** What ending it so calls for: as the server says when it is asked without doing it. */
export function Foresight({ request, input }: { request: ActRequest; input: ActInput }) {
  const { change, act } = request;
  const { outcome, magnitude } = input;
  const asked = act === 'cancel' || (outcome !== undefined && outcome !== 'successful');
  const foreseen = useQuery({
    queryKey: ['foresight', change, act, outcome, magnitude],
    enabled: asked,
    retry: false,
    gcTime: 0,
    // What refuses it is said when it is done; here is only what would follow.
    queryFn: ({ signal }) =>
      api.post<DryRun>(path('/changes', change, act === 'cancel' ? 'cancellation' : 'outcome'), {
        query: { dry_run: true },
        body: act === 'cancel' ? { reason: trial } : { outcome, magnitude, comment: trial },
        signal,
      }),
  });
  const called = (asked && foreseen.data?.events.filter((event) => event.type === 'contingency_called')) || [];
  return (
    <div aria-live="polite" style={{ display: called.length > 0 ? 'block' : 'contents' }}>
      {called.length > 0 && (
        <div style={{ padding: '10px 14px', borderRadius: 'var(--radius-2)', background: 'var(--warn-tint)' }}>
          <ul style={{ margin: 0, padding: 0, listStyle: 'none', fontWeight: 500 }}>
            {called.map((event) => (
              <li key={event.position}>{event.summary}</li>
            ))}
          </ul>
          <p style={{ margin: 0, color: 'var(--ink-2)' }}>
            {called.length === 1 ? 'It is started' : 'Each is started'} at once, as a change of its own.{' '}
            <span style={{ whiteSpace: 'nowrap' }}>{change}</span> closes once what{' '}
            {called.length === 1 ? 'it requires' : 'they require'} is done.
          </p>
        </div>
      )}
    </div>
  );
}

const trial = 'What would follow?';
