import { Button, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { notifications } from '@mantine/notifications';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useState } from 'react';
import { api, path } from '@/shared/api/client';
import type { Delegations as Given } from '@/shared/api/types';
import { When } from '@/shared/time/when';
import { Badge } from '@/shared/ui/badge';
import { PersonSelect } from '@/shared/ui/selects';
import { Loaded, ProblemPanel } from '@/shared/ui/states';
import classes from './delegations.module.css';

const delegationsQuery = (login: string) =>
  queryOptions({
    queryKey: ['delegations', login],
    queryFn: ({ signal }) => api.get<Given>(path('/people', login, 'delegations'), { signal }),
  });

interface DelegationsProps {
  login: string;
  /** Of whom it is; oneself where nobody is named. */
  of?: string;
  /** Whether stand-ins can be named and ended here. */
  may?: boolean;
}

/** Who decides approvals for a person while they are away, and for whom that person does. */
export function Delegations({ login, of, may = true }: DelegationsProps) {
  const query = useQuery(delegationsQuery(login));
  return (
    <Loaded query={query} rows={2}>
      {(given) => (
        <div className={classes.form}>
          <p>
            While {of ? `${of} is` : 'you are'} away somebody else can decide approvals for {of ? 'them' : 'you'}. It is
            shown that they did. They decide only what they may decide themselves, and do not pass it on.
          </p>
          {of && given.given.length === 0 && <p className={classes.nobody}>Nobody stands in for {of}.</p>}
          <List login={login} of={of} may={may} given={given} />
          {may && <Add login={login} of={of} />}
        </div>
      )}
    </Loaded>
  );
}

function useDelegating(login: string) {
  const client = useQueryClient();
  return async (after: Given) => {
    client.setQueryData(delegationsQuery(login).queryKey, after);
    await Promise.all(
      [['approvals'], ['my-work'], ['change']].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  };
}

interface ListProps {
  login: string;
  of: string | undefined;
  may: boolean;
  given: Given;
}

function List({ login, of, may, given }: ListProps) {
  const keep = useDelegating(login);
  const end = useMutation({
    mutationFn: (number: number) => api.delete<Given>(path('/people', login, 'delegations', number)),
    onSuccess: keep,
  });
  if (given.given.length + given.stands_in_for.length === 0) return null;
  return (
    <ul className={classes.delegations}>
      {given.given.map((one) => (
        <li key={one.number}>
          <span>
            <strong>{one.to.name}</strong> decides for {of ?? 'you'} from <When at={one.from} /> to{' '}
            <When at={one.until} /> {one.in_force && <Badge tone="good">Now</Badge>}
          </span>
          {may && (
            <Button
              size="xs"
              variant="default"
              loading={end.isPending && end.variables === one.number}
              aria-label={`End the delegation to ${one.to.name}`}
              onClick={() => end.mutate(one.number)}
            >
              End
            </Button>
          )}
        </li>
      ))}
      {given.stands_in_for.map((one) => (
        <li key={one.person.login + one.from}>
          <span>
            {of ? `${of} decides` : 'You decide'} for <strong>{one.person.name}</strong> from <When at={one.from} /> to{' '}
            <When at={one.until} /> {one.in_force && <Badge tone="good">Now</Badge>}
          </span>
        </li>
      ))}
      {end.error != null && <ProblemPanel error={end.error} />}
    </ul>
  );
}

function Add({ login, of }: { login: string; of: string | undefined }) {
  const keep = useDelegating(login);
  const [to, setTo] = useState<string | null>(null);
  const [from, setFrom] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const add = useMutation({
    mutationFn: () =>
      api.post<Given>(path('/people', login, 'delegations'), {
        body: {
          to,
          from: (from ? dayjs(from) : dayjs()).toISOString(),
          until: dayjs(until).toISOString(),
          reason: reason || undefined,
        },
      }),
    onSuccess: async (after) => {
      await keep(after);
      setTo(null);
      setFrom(null);
      setUntil(null);
      setReason('');
      notifications.show({ message: `They may decide for ${of ?? 'you'} then`, 'aria-live': 'polite' });
    },
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (to && until) add.mutate();
      }}
    >
      <PersonSelect label={`Who decides for ${of ?? 'you'}`} value={to} onChange={setTo} withAsterisk />
      <DateTimePicker label="From" placeholder="Now" clearable value={from} onChange={setFrom} />
      <DateTimePicker label="Until" withAsterisk value={until} onChange={setUntil} />
      <TextInput label="Reason" maxLength={1000} value={reason} onChange={(e) => setReason(e.currentTarget.value)} />
      {add.error != null && <ProblemPanel error={add.error} />}
      <Button type="submit" loading={add.isPending} disabled={!to || !until} className={classes.save ?? ''}>
        Let them decide
      </Button>
    </form>
  );
}
