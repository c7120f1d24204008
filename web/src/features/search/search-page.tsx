import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SearchAnswer } from '@/shared/api/types';
import { When } from '@/shared/time/when';
import { OutcomeBadge, PhaseBadge } from '@/shared/ui/badge';
import { Page, Panel, Section } from '@/shared/ui/page';
import { PersonChip } from '@/shared/ui/person';
import { Empty, Loaded } from '@/shared/ui/states';
import { searchQuery } from './api';
import classes from './search-page.module.css';

const route = getRouteApi('/frame/search');

export function SearchPage() {
  const { q = '' } = route.useSearch();
  const navigate = useNavigate();
  const found = useQuery(searchQuery(q));
  const ask = useDebouncedCallback(
    (text: string) => void navigate({ to: '/search', search: { q: text || undefined }, replace: true }),
    200,
  );
  return (
    <Page title="Search" tab={q ? `Search: ${q}` : 'Search'} width="narrow">
      <TextInput
        aria-label="Search"
        placeholder="Words of a change, a service, a person; or RFC, blackout, rollback…"
        leftSection={<IconSearch size={16} aria-hidden />}
        size="md"
        defaultValue={q}
        onChange={(event) => ask(event.currentTarget.value)}
      />
      {q !== '' && <Loaded query={found}>{(data) => <Results found={data} q={q} />}</Loaded>}
    </Page>
  );
}

function Results({ found, q }: { found: SearchAnswer; q: string }) {
  const count =
    found.changes.length +
    found.services.length +
    found.people.length +
    found.groups.length +
    found.processes.length +
    found.terms.length;
  if (count === 0) {
    return (
      <Empty icon={IconSearch} title="Nothing found">
        Nothing has all the words of “{q}”. Try fewer of them; the last may be the beginning of a word.
      </Empty>
    );
  }
  return (
    <>
      <List
        title="Words"
        items={found.terms}
        line={(t) => [
          t.term,
          <Link key="l" to="/help" hash={t.term.replaceAll(' ', '-')}>
            {t.term}
          </Link>,
          t.meaning,
        ]}
      />
      <List
        title="Changes"
        items={found.changes}
        line={(c) => [
          c.id,
          <Link key="l" to="/changes/$id" params={{ id: c.id }}>
            {c.title}
          </Link>,
          <span key="r" className={classes.facts}>
            <span>{c.id}</span>
            {c.closed && c.outcome ? (
              <OutcomeBadge outcome={c.outcome} />
            ) : (
              <PhaseBadge phase={c.phase}>{c.stage_name}</PhaseBadge>
            )}
            <When at={c.updated} />
          </span>,
        ]}
      />
      <List
        title="Services"
        items={found.services}
        line={(s) => [
          s.key,
          <Link key="l" to="/services/$key" params={{ key: s.key }}>
            {s.name}
          </Link>,
          s.key,
        ]}
      />
      <List
        title="Processes"
        items={found.processes}
        line={(p) => [
          p.key,
          <Link key="l" to="/processes/$key" params={{ key: p.key }}>
            {p.name}
          </Link>,
          p.key,
        ]}
      />
      <List
        title="Groups"
        items={found.groups}
        line={(g) => [
          g.key,
          <Link key="l" to="/groups/$key" params={{ key: g.key }}>
            {g.name}
          </Link>,
          g.key,
        ]}
      />
      <List
        title="People"
        items={found.people}
        line={(p) => [
          p.login,
          <Link key="l" to="/changes" search={{ person: [p.login] }}>
            <PersonChip person={p} />
          </Link>,
          p.login,
        ]}
      />
    </>
  );
}

interface ListProps<T> {
  title: string;
  items: T[];
  /** Key, link, and what stands beside it. */
  line: (item: T) => [string, ReactNode, ReactNode];
}

function List<T>({ title, items, line }: ListProps<T>) {
  if (items.length === 0) return null;
  return (
    <Section title={title} count={items.length}>
      <Panel>
        <ul className={classes.list}>
          {items.map((item) => {
            const [key, link, beside] = line(item);
            return (
              <li key={key}>
                {link}
                <span className={classes.beside}>{beside}</span>
              </li>
            );
          })}
        </ul>
      </Panel>
    </Section>
  );
}
