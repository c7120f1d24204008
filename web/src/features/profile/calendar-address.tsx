import { Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/shared/api/client';
import { When } from '@/shared/time/when';
import { CopiedText } from '@/shared/ui/copied-text';
import { ReasonDialog } from '@/shared/ui/reason-dialog';
import { Loaded, ProblemPanel } from '@/shared/ui/states';
import classes from './profile.module.css';

interface CalendarState {
  exists: boolean;
  made?: string;
}

const calendarQuery = {
  queryKey: ['calendar-address'],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<CalendarState>('/profile/calendar', { signal }),
};

/** The address by which a calendar program reads planned changes: made here, shown once, and revoked here. */
export function CalendarAddress() {
  const client = useQueryClient();
  const state = useQuery(calendarQuery);
  const [asking, setAsking] = useState<'make' | 'revoke'>();
  const make = useMutation({
    mutationFn: () => api.post<{ path: string }>('/profile/calendar', { body: {} }),
    onSuccess: async () => {
      setAsking(undefined);
      await client.invalidateQueries({ queryKey: calendarQuery.queryKey });
    },
  });
  const revoke = useMutation({
    mutationFn: () => api.delete('/profile/calendar'),
    onSuccess: async () => {
      setAsking(undefined);
      make.reset();
      await client.invalidateQueries({ queryKey: calendarQuery.queryKey });
    },
  });
  return (
    <div className={classes.form}>
      <p className={classes.quiet}>
        A calendar program that subscribes to your address shows planned changes, as you may see them. Whoever has the
        address reads them without signing in: keep it to yourself.
      </p>
      {make.data && (
        <CopiedText label="Your address, shown this once" value={`${globalThis.location.origin}${make.data.path}`} />
      )}
      <Loaded query={state} rows={1}>
        {({ exists, made }) => (
          <>
            {exists && !make.data && (
              <p>
                You have an address
                {made && (
                  <>
                    , made <When at={made} />
                  </>
                )}
                . It was shown once.
              </p>
            )}
            <Group gap="sm">
              <Button
                variant="default"
                loading={make.isPending}
                onClick={() => (exists ? setAsking('make') : make.mutate())}
              >
                {exists ? 'Make another' : 'Make an address'}
              </Button>
              {exists && (
                <Button variant="default" onClick={() => setAsking('revoke')}>
                  Revoke
                </Button>
              )}
            </Group>
          </>
        )}
      </Loaded>
      {make.error && !asking && <ProblemPanel error={make.error} />}
      {asking && (
        <ReasonDialog
          title={asking === 'make' ? 'Make another address?' : 'Revoke your address?'}
          act={asking === 'make' ? 'Make another' : 'Revoke'}
          reason="none"
          danger={asking === 'revoke'}
          busy={make.isPending || revoke.isPending}
          error={make.error ?? revoke.error}
          onConfirm={() => (asking === 'make' ? make.mutate() : revoke.mutate())}
          onClose={() => setAsking(undefined)}
        >
          Calendars that read the one you have get nothing from then on.
        </ReasonDialog>
      )}
    </div>
  );
}
