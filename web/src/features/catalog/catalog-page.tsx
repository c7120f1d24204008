import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { IconPlus, IconSearch, IconStack2 } from '@tabler/icons-react';
import { useMay } from '@/shared/api/session';
import { plural } from '@/shared/lib/words';
import { When } from '@/shared/time/when';
import { Page } from '@/shared/ui/page';
import { ServiceSelect } from '@/shared/ui/selects';
import { Empty, Loaded } from '@/shared/ui/states';
import { cardsQuery, type CatalogFilter } from './api';
import { Standing } from './standing';
import { recordText, stateName } from './words';
import type { EntryCard, EntryState } from './types';
import classes from './catalog.module.css';

const route = getRouteApi('/frame/catalog');

/** Standard changes that are approved beforehand: a card each, with how often it was used and how that went. */
export function CatalogPage() {
  const filter = route.useSearch();
  const cards = useQuery(cardsQuery(filter));
  const navigate = useNavigate();
  const may = useMay('propose_catalog');
  const show = (part: CatalogFilter) =>
    void navigate({ to: '/catalog', search: { ...filter, ...part }, replace: true });
  return (
    <Page
      title="Catalog"
      lead="Standard changes: done often, understood well, approved beforehand. Take a card, fill in two or three fields."
      actions={
        may && (
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            renderRoot={(props) => <Link to="/catalog/new" {...props} />}
          >
            Propose an entry
          </Button>
        )
      }
    >
      <div className={classes.filters}>
        <TextInput
          className={classes.words ?? ''}
          aria-label="Search in the catalog"
          placeholder="Search in the catalog"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={filter.q ?? ''}
          onChange={(event) => show({ q: event.currentTarget.value || undefined })}
        />
        <Select
          aria-label="State"
          w={210}
          placeholder="All but retired"
          clearable
          clearButtonProps={{ 'aria-label': 'Clear' }}
          data={Object.entries(stateName).map(([value, label]) => ({ value, label }))}
          value={filter.state ?? null}
          onChange={(state) => show({ state: (state as EntryState | null) ?? undefined })}
        />
        <div className={classes.service}>
          <ServiceSelect
            aria-label="Service"
            placeholder="Any service"
            value={filter.service ?? null}
            onChange={(service) => show({ service: service ?? undefined })}
          />
        </div>
      </div>
      {filter.waiting && (
        <p className={classes.waiting}>
          Only what waits for a change manager is shown.{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => show({ waiting: undefined })}>
            Show all
          </Button>
        </p>
      )}
      <Loaded query={cards}>{(items) => <Cards cards={items} filter={filter} onFilter={show} />}</Loaded>
    </Page>
  );
}

interface CardsProps {
  cards: EntryCard[];
  filter: CatalogFilter;
  onFilter: (part: CatalogFilter) => void;
}

function Cards({ cards, filter, onFilter }: CardsProps) {
  const waiting = cards.filter((card) => card.waiting.length > 0).length;
  if (cards.length === 0) {
    const filtered = Object.values(filter).some((value) => value !== undefined);
    return (
      <Empty icon={IconStack2} title={filtered ? 'No entry is like that' : 'The catalog is empty'}>
        {filtered
          ? 'Take words or filters away.'
          : 'Propose an entry from a normal change that went well, by the menu of that change.'}
      </Empty>
    );
  }
  return (
    <>
      {waiting > 0 && !filter.waiting && (
        <p className={classes.waiting}>
          {plural(waiting, 'entry', 'entries')} of these {waiting === 1 ? 'waits' : 'wait'} for a change manager to read
          and decide.{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => onFilter({ waiting: true })}>
            Show only those
          </Button>
        </p>
      )}
      <ul className={classes.cards}>
        {usableFirst(cards).map((card) => (
          <Card key={card.key} card={card} />
        ))}
      </ul>
    </>
  );
}

/** By title within each: what can be used comes before what waits. */
const usableFirst = (cards: EntryCard[]): EntryCard[] =>
  [...cards].sort((one, other) => Number(other.pre_approved) - Number(one.pre_approved));

function Card({ card }: { card: EntryCard }) {
  const { key, title, when_to_use, effect, record, pre_approved } = card;
  return (
    <li className={classes.card}>
      <div className={classes.cardHead}>
        <h2>
          <Link to="/catalog/$key" params={{ key }}>
            {title}
          </Link>
        </h2>
        <Standing entry={card} />
      </div>
      <p>{when_to_use}</p>
      {effect !== '' && <p className={classes.quiet}>Users notice: {effect}</p>}
      <div className={classes.cardFoot}>
        <p className={classes.quiet}>
          {recordText(record)}
          {record.last_used !== undefined && (
            <>
              , last <When at={record.last_used} />
            </>
          )}
        </p>
        {pre_approved && (
          <Button
            size="xs"
            renderRoot={(props) => <Link to="/catalog/$key/use" params={{ key }} {...props} />}
            aria-label={`Use: ${title}`}
          >
            Use
          </Button>
        )}
      </div>
    </li>
  );
}
