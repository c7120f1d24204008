import { Button, Menu, SegmentedControl } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { IconCheck, IconColumns3, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { usePreference } from '@/shared/api/preferences';
import { useMay, useSession } from '@/shared/api/session';
import type { ChangeFilter, ChangesView } from '@/shared/lib/change-filter';
import { Page } from '@/shared/ui/page';
import { BoardView } from './board';
import { columns, usualColumns } from './columns';
import { FilterBar } from './filter-bar';
import { presets, sameFilter, tidy } from './filters';
import { TableView } from './table';
import classes from './changes.module.css';

const ViewsMenu = lazy(() => import('./views-menu'));

const route = getRouteApi('/frame/changes');

export function ChangesPage() {
  const { view = 'table', sort = '-updated', saved, columns: ofAddress, ...rest } = route.useSearch();
  const filter = tidy(rest);
  const navigate = useNavigate();
  const [usual, setUsual] = usePreference('changes.columns', usualColumns);
  const chosen = ofAddress ?? usual;
  const go = (
    next: { filter?: ChangeFilter; sort?: string; view?: ChangesView; columns?: string[] },
    replace = true,
  ) => {
    const to = { filter, sort, view, columns: ofAddress, ...next };
    void navigate({
      to: '/changes',
      search: {
        view: to.view === 'table' ? undefined : to.view,
        sort: to.sort === '-updated' ? undefined : to.sort,
        saved,
        columns: to.columns,
        ...tidy(to.filter),
      },
      replace,
    });
  };

  return (
    <Page
      title="Changes"
      width="wide"
      actions={
        <>
          <Suspense
            fallback={
              <Button variant="default" disabled>
                Views
              </Button>
            }
          >
            <ViewsMenu saved={saved} shown={{ filter, sort, columns: chosen }} layout={view} />
          </Suspense>
          {view === 'table' && (
            <ColumnsMenu chosen={chosen} onChange={(keys) => (ofAddress ? go({ columns: keys }) : setUsual(keys))} />
          )}
          <SegmentedControl
            size="sm"
            aria-label="View"
            value={view}
            data={[
              { value: 'table', label: 'Table' },
              { value: 'board', label: 'Board' },
            ]}
            onChange={(value) => go({ view: value }, false)}
          />
        </>
      }
    >
      <Presets filter={filter} view={view} />
      <FilterBar filter={filter} onChange={(next) => go({ filter: next })} />
      {view === 'board' ? (
        <BoardView filter={filter} />
      ) : (
        <TableView
          filter={filter}
          sort={sort}
          chosen={columns.filter((c) => chosen.includes(c.key))}
          onSort={(next) => go({ sort: next })}
          nothing={<FirstStep />}
        />
      )}
    </Page>
  );
}

function Presets({ filter, view }: { filter: ChangeFilter; view: ChangesView }) {
  const { person } = useSession();
  return (
    <nav className={classes.presets} aria-label="Usual filters">
      {presets(person.login).map((preset) => (
        <Link
          key={preset.title}
          to="/changes"
          search={{ ...preset.filter, view: view === 'table' ? undefined : view }}
          activeOptions={{ exact: true }}
          className={classes.preset}
          aria-current={sameFilter(filter, preset.filter) ? 'page' : undefined}
          data-here={sameFilter(filter, preset.filter) || undefined}
        >
          {preset.title}
        </Link>
      ))}
    </nav>
  );
}

function ColumnsMenu({ chosen, onChange }: { chosen: string[]; onChange: (keys: string[]) => void }) {
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconColumns3 size={16} stroke={1.7} aria-hidden />}
          className={classes.columnsButton ?? ''}
        >
          Columns
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {columns.map((column) => {
          const on = chosen.includes(column.key);
          return (
            <Menu.Item
              key={column.key}
              role="menuitemcheckbox"
              aria-checked={on}
              leftSection={on ? <IconCheck size={15} aria-hidden /> : <span style={{ width: 15 }} />}
              onClick={() => onChange(on ? chosen.filter((k) => k !== column.key) : [...chosen, column.key])}
            >
              {column.title}
            </Menu.Item>
          );
        })}
        <Menu.Divider />
        <Menu.Item onClick={() => onChange(usualColumns)}>As usual</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function FirstStep() {
  const may = useMay('create_change');
  if (!may) return null;
  return (
    <Button
      renderRoot={(props) => <Link to="/changes/new" {...props} />}
      leftSection={<IconPlus size={16} aria-hidden />}
    >
      New change
    </Button>
  );
}
