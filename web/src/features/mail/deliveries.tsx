import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import type { MailCounts, MailDelivery, MailState } from '@/shared/api/types';
import { mailKindName } from '@/shared/lib/mail-words';
import { When } from '@/shared/time/when';
import { Badge } from '@/shared/ui/badge';
import { DataTable, type DataColumn } from '@/shared/ui/data-table';
import { Section } from '@/shared/ui/page';
import { PersonSelect } from '@/shared/ui/selects';
import { Empty, Loaded, ProblemPanel } from '@/shared/ui/states';
import { deliveriesQuery, sendAgain, useMailWrite, type MailFilter } from './api';
import classes from './mail.module.css';
import { mailStateList, mailStates } from './words';

interface DeliveriesProps {
  counts: MailCounts;
  filter: MailFilter;
  onFilter: (filter: MailFilter) => void;
}

/** What was sent by mail, and what became of it, the newest first. */
export function Deliveries({ counts, filter, onFilter }: DeliveriesProps) {
  const log = useInfiniteQuery(deliveriesQuery(filter));
  const again = useMailWrite(sendAgain);
  const filtered = Object.values(filter).some((value) => value !== undefined);
  return (
    <Section title="What was sent">
      <Filter counts={counts} filter={filter} onFilter={onFilter} />
      {again.error && <ProblemPanel error={again.error} />}
      <Loaded query={log}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          return rows.length === 0 ? (
            <Empty icon={IconMail} title={filtered ? 'No mail of that kind' : 'No mail yet'}>
              {filtered
                ? 'Choose another state, person or change.'
                : 'Send a test to yourself to see whether it arrives.'}
            </Empty>
          ) : (
            <DataTable
              label="What was sent"
              columns={columns((id) => again.mutate(id), again.isPending ? again.variables : undefined)}
              rows={rows}
              keyOf={(d) => String(d.id)}
            />
          );
        }}
      </Loaded>
      {log.hasNextPage && (
        <Button variant="default" mt="sm" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          Show older
        </Button>
      )}
    </Section>
  );
}

function columns(onAgain: (id: number) => void, underWay: number | undefined): DataColumn<MailDelivery>[] {
  return [
    { key: 'to', title: 'To', width: '16%', cell: (d) => d.to?.name ?? 'Nobody known' },
    {
      key: 'about',
      title: 'About',
      width: '20%',
      cell: (d) => (
        <span>
          {mailKindName[d.kind]}
          {d.change && (
            <>
              {': '}
              <Link to="/changes/$id" params={{ id: d.change }}>
                {d.change}
              </Link>
            </>
          )}
        </span>
      ),
    },
    {
      key: 'state',
      title: 'State',
      width: '16%',
      cell: (d) => <Badge tone={mailStates[d.state].tone}>{mailStates[d.state].name}</Badge>,
    },
    { key: 'tries', title: 'Tries', width: '7%', end: true, phone: false, cell: (d) => d.attempts },
    {
      key: 'outcome',
      title: 'Outcome',
      quiet: true,
      phone: false,
      cell: (d) => <span title={d.message_id ? `Message-ID ${d.message_id}` : undefined}>{d.outcome}</span>,
    },
    {
      key: 'when',
      title: 'Next try, or finished',
      width: '14%',
      quiet: true,
      phone: false,
      cell: (d) => <When at={d.done_at ?? d.next_at ?? d.at} />,
    },
    {
      key: 'act',
      title: 'Act',
      width: '13%',
      cell: (d) => (
        <Button
          size="compact-sm"
          variant="default"
          disabled={d.state === 'sending'}
          loading={underWay === d.id}
          aria-label={`Send ${mailKindName[d.kind].toLowerCase()} to ${d.to?.name ?? 'nobody known'} again (${d.id})`}
          onClick={() => onAgain(d.id)}
        >
          Send again
        </Button>
      ),
    },
  ];
}

function Filter({ counts, filter, onFilter }: DeliveriesProps) {
  return (
    <>
      <ul className={classes.counts} aria-label="How many are in each state">
        {mailStateList
          .filter((state) => counts[state] > 0)
          .map((state) => (
            <li key={state}>
              <Count
                state={state}
                count={counts[state]}
                chosen={filter.state === state}
                onChoose={() => onFilter({ ...filter, state: filter.state === state ? undefined : state })}
              />
            </li>
          ))}
      </ul>
      <div className={classes.filter}>
        <Select
          aria-label="State"
          placeholder="Any state"
          data={mailStateList.map((value) => ({ value, label: mailStates[value].name }))}
          clearable
          clearButtonProps={{ 'aria-label': 'Any state' }}
          value={filter.state ?? null}
          onChange={(state) => onFilter({ ...filter, state: state ?? undefined })}
        />
        <PersonSelect
          aria-label="Person"
          placeholder="Anybody"
          value={filter.person ?? null}
          onChange={(person) => onFilter({ ...filter, person: person ?? undefined })}
        />
        <ChangeInput change={filter.change} onChange={(change) => onFilter({ ...filter, change })} />
      </div>
    </>
  );
}

interface CountProps {
  state: MailState;
  count: number;
  chosen: boolean;
  onChoose: () => void;
}

function Count({ state, count, chosen, onChoose }: CountProps) {
  return (
    <button type="button" className={classes.count} aria-pressed={chosen} onClick={onChoose}>
      <Badge tone={mailStates[state].tone}>{mailStates[state].name}</Badge> {count.toLocaleString('en')}
    </button>
  );
}

interface ChangeInputProps {
  change: string | undefined;
  onChange: (change: string | undefined) => void;
}

/** A change by its number; what is typed counts once it is one. */
function ChangeInput({ change, onChange }: ChangeInputProps) {
  const [typed, setTyped] = useState(change ?? '');
  const number = changeNumber(typed);
  const ask = useDebouncedCallback((next: string) => {
    if (next.trim() === '') onChange(undefined);
    else if (changeNumber(next)) onChange(changeNumber(next));
  }, 300);
  return (
    <TextInput
      aria-label="Change"
      placeholder="Any change: CHG-…"
      value={typed}
      error={typed.trim() !== '' && !number ? 'A change’s number, such as CHG-1042' : undefined}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        ask(event.currentTarget.value);
      }}
    />
  );
}

/** "1042", "chg-1042" and "CHG-1042" are the same change. */
function changeNumber(typed: string): string | undefined {
  const digits = /^(?:chg-)?([1-9]\d{0,17})$/i.exec(typed.trim())?.[1];
  return digits && `CHG-${digits}`;
}
