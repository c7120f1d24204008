import { useElementSize, useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { IconArrowDown, IconArrowUp, IconListDetails } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import type { ChangeRow } from '@/shared/api/types';
import { useRowKeys } from '@/shared/keys/rows';
import type { ChangeFilter } from '@/shared/lib/change-filter';
import { plural } from '@/shared/lib/words';
import { HoldBadge, OutcomeBadge, PhaseBadge, RestrictedBadge } from '@/shared/ui/badge';
import { Empty, ProblemPanel, Waiting } from '@/shared/ui/states';
import { When } from '@/shared/time/when';
import { changesQuery } from './api';
import type { Column } from './columns';
import { layoutOf } from './layout';
import classes from './changes.module.css';

interface TableViewProps {
  filter: ChangeFilter;
  sort: string;
  chosen: Column[];
  onSort: (sort: string) => void;
  nothing: ReactNode;
}

/** A hundred thousand changes by scrolling: only the rows on the screen exist, pages are fetched ahead. */
export function TableView({ filter, sort, chosen, onSort, nothing }: TableViewProps) {
  const query = useInfiniteQuery(changesQuery(filter, sort));
  const rows = query.data?.pages.flatMap((p) => p.items) ?? [];
  const total = query.data?.pages[0]?.total;
  if (query.isPending) return <Waiting rows={10} label="Loading changes" />;
  if (query.error && rows.length === 0)
    return <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (rows.length === 0) {
    return (
      <Empty icon={IconListDetails} title="No change fits" action={nothing}>
        {Object.keys(filter).length > 0
          ? 'Take a filter away to see more.'
          : 'Changes that are open stand here, the one last touched on top.'}
      </Empty>
    );
  }
  return (
    <div aria-busy={query.isPlaceholderData} className={query.isPlaceholderData ? classes.stale : undefined}>
      <p className={classes.total} role="status">
        {plural(total ?? rows.length, 'change')}
      </p>
      <Rows
        rows={rows}
        total={total ?? rows.length}
        chosen={chosen}
        sort={sort}
        onSort={onSort}
        more={query.hasNextPage}
        fetching={query.isFetchingNextPage}
        fetchMore={() => void query.fetchNextPage()}
      />
    </div>
  );
}

interface RowsProps {
  rows: ChangeRow[];
  total: number;
  chosen: Column[];
  sort: string;
  onSort: (sort: string) => void;
  more: boolean;
  fetching: boolean;
  fetchMore: () => void;
}

function Rows({ rows, total, chosen, sort, onSort, more, fetching, fetchMore }: RowsProps) {
  const phone = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  const { ref: scroller, width } = useElementSize<HTMLDivElement>();
  const body = useRef<HTMLDivElement>(null);
  useRowKeys(body);
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    setMargin((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
  }, []);
  const height = phone ? 76 : 40;
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => height,
    overscan: 16,
    scrollMargin: margin,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && !fetching && last >= rows.length - 30) fetchMore();
  }, [more, fetching, last, rows.length, fetchMore]);
  useEffect(() => virtual.measure(), [virtual, height]);

  const { tracks, wide } = layoutOf(chosen, width);
  const style = { '--tracks': tracks } as CSSProperties;
  const place = (start: number): CSSProperties => ({ height, transform: `translateY(${start - margin}px)` });
  return (
    <div ref={scroller} className={classes.scroller} data-wide={(!phone && wide) || undefined}>
      <div
        className={classes.table}
        style={style}
        {...(!phone && { role: 'table', 'aria-rowcount': total + 1, 'aria-label': 'Changes' })}
      >
        {!phone && <Head chosen={chosen} sort={sort} onSort={onSort} />}
        <div
          ref={body}
          role={phone ? 'list' : 'rowgroup'}
          style={{ position: 'relative', height: virtual.getTotalSize() }}
        >
          {items.map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return phone ? (
              <PhoneRow key={row.id} row={row} style={place(item.start)} />
            ) : (
              <Row key={row.id} row={row} index={item.index} chosen={chosen} style={place(item.start)} />
            );
          })}
        </div>
      </div>
      {fetching && <p className={classes.total}>Loading more…</p>}
    </div>
  );
}

function Head({ chosen, sort, onSort }: { chosen: Column[]; sort: string; onSort: (sort: string) => void }) {
  const all: Pick<Column, 'key' | 'title' | 'sort'>[] = [
    { key: 'id', title: 'Number', sort: 'id' },
    { key: 'title', title: 'Title', sort: 'title' },
    ...chosen,
  ];
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" className={classes.headRow}>
        {all.map((column) => (
          <div key={column.key} role="columnheader" aria-sort={sortedBy(column.sort, sort)}>
            {column.sort ? (
              <SortButton column={column.sort} title={column.title} sort={sort} onSort={onSort} />
            ) : (
              column.title
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

function sortedBy(column: string | undefined, sort: string): 'ascending' | 'descending' | 'none' | undefined {
  if (!column) return undefined;
  if (sort === column) return 'ascending';
  return sort === `-${column}` ? 'descending' : 'none';
}

function SortButton({
  column,
  title,
  sort,
  onSort,
}: {
  column: string;
  title: string;
  sort: string;
  onSort: (sort: string) => void;
}) {
  const direction = sortedBy(column, sort);
  const Mark = direction === 'ascending' ? IconArrowUp : IconArrowDown;
  return (
    <button
      type="button"
      className={classes.sort}
      onClick={() => onSort(direction === 'descending' ? column : `-${column}`)}
    >
      {title}
      {direction !== 'none' && <Mark size={13} stroke={2} aria-hidden />}
    </button>
  );
}

function Marks({ row }: { row: ChangeRow }) {
  return (
    <>
      {row.type === 'emergency' && <span className={classes.urgent}>Emergency</span>}
      {row.on_hold && <HoldBadge />}
      {row.restricted && <RestrictedBadge />}
    </>
  );
}

function Row({ row, index, chosen, style }: { row: ChangeRow; index: number; chosen: Column[]; style: CSSProperties }) {
  return (
    <div role="row" aria-rowindex={index + 2} className={classes.row} style={style} data-row>
      <div role="cell" className={classes.number}>
        {row.id}
      </div>
      <div role="cell" className={classes.titleCell}>
        <Link to="/changes/$id" params={{ id: row.id }} className={classes.title}>
          {row.title}
        </Link>
        <Marks row={row} />
      </div>
      {chosen.map((column) => (
        <div role="cell" key={column.key} className={classes.cell}>
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}

function PhoneRow({ row, style }: { row: ChangeRow; style: CSSProperties }) {
  return (
    <div role="listitem" className={classes.phoneRow} style={style} data-row>
      <Link to="/changes/$id" params={{ id: row.id }} className={classes.title}>
        {row.title}
      </Link>
      <div className={classes.phoneMeta}>
        <span>{row.id}</span>
        {row.closed && row.outcome ? (
          <OutcomeBadge outcome={row.outcome} />
        ) : (
          <PhaseBadge phase={row.phase}>{row.stage_name}</PhaseBadge>
        )}
        <Marks row={row} />
        <When at={row.updated} />
      </div>
    </div>
  );
}
