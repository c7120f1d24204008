import { Button, Menu, SegmentedControl } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { IconCheck, IconColumns3, IconPlus } from '@tabler/icons-react';
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

const route = getRouteApi('/frame/changes');

export function ChangesPage() {
  const { view = 'table', sort = '-updated', ...rest } = route.useSearch();
  const filter = tidy(rest);
  const navigate = useNavigate();
  const [chosen, setChosen] = usePreference('changes.columns', usualColumns);
  const go = (next: ChangeFilter) =>
    void navigate({
      to: '/changes',
      search: {
        view: view === 'table' ? undefined : view,
        sort: sort === '-updated' ? undefined : sort,
        ...tidy(next),
      },
      replace: true,
    });

  return (
    <Page
      title="Changes"
      width="wide"
      actions={
        <>
          {view === 'table' && <ColumnsMenu chosen={chosen} onChange={setChosen} />}
          <SegmentedControl
            size="sm"
            aria-label="View"
            value={view}
            data={[
              { value: 'table', label: 'Table' },
              { value: 'board', label: 'Board' },
            ]}
            onChange={(value) =>
              void navigate({
                to: '/changes',
                search: {
                  ...filter,
                  sort: sort === '-updated' ? undefined : sort,
                  view: value === 'table' ? undefined : (value as ChangesView),
                },
              })
            }
          />
        </>
      }
    >
      <Presets filter={filter} view={view} />
      <FilterBar filter={filter} onChange={go} />
      {view === 'board' ? (
        <BoardView filter={filter} />
      ) : (
        <TableView
          filter={filter}
          sort={sort}
          chosen={columns.filter((c) => chosen.includes(c.key))}
          onSort={(next) =>
            void navigate({
              to: '/changes',
              search: { ...filter, sort: next === '-updated' ? undefined : next },
              replace: true,
            })
          }
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
