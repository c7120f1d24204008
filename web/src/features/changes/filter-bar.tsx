import { Button, Checkbox, CloseButton, Menu, MultiSelect, Popover, TagsInput, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilterPlus, IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { usePeople, useProcesses, useServices } from '@/shared/api/directory';
import type { ChangeFilter } from '@/shared/lib/change-filter';
import { ChoicesWithin } from '@/shared/ui/choices-within';
import { facets, whoeverLooks, type Facet } from './filters';
import classes from './changes.module.css';

const ConditionsChip = lazy(() => import('./conditions-chip'));

interface FilterBarProps {
  filter: ChangeFilter;
  onChange: (filter: ChangeFilter) => void;
}

/** Words, and one chip for each thing that is filtered by. */
export function FilterBar({ filter, onChange }: FilterBarProps) {
  const [opened, setOpened] = useState<string>();
  const active = facets.filter((f) => filter[f.key] !== undefined || opened === f.key);
  return (
    <div className={classes.filters} role="search" aria-label="Changes">
      <Words q={filter.q ?? ''} onChange={(q) => onChange({ ...filter, q })} />
      {active.map((facet) => (
        <FacetChip
          key={facet.key}
          facet={facet}
          values={filter[facet.key] ?? []}
          opened={opened === facet.key}
          onOpened={(open) => setOpened(open ? facet.key : undefined)}
          onChange={(values) => onChange({ ...filter, [facet.key]: values })}
        />
      ))}
      {(filter.where !== undefined || opened === 'where') && (
        <Suspense>
          <ConditionsChip
            where={filter.where}
            opened={opened === 'where'}
            onOpened={(open) => setOpened(open ? 'where' : undefined)}
            onChange={(where) => onChange({ ...filter, where })}
          />
        </Suspense>
      )}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="subtle" size="xs" leftSection={<IconFilterPlus size={15} stroke={1.7} aria-hidden />}>
            Filter
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {facets
            .filter((f) => !active.includes(f) && !f.rare)
            .map((f) => (
              <Menu.Item key={f.key} onClick={() => setOpened(f.key)}>
                {f.title}
              </Menu.Item>
            ))}
          {filter.where === undefined && <Menu.Item onClick={() => setOpened('where')}>Conditions…</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {(active.length > 0 || filter.where !== undefined) && (
        <Button variant="subtle" size="xs" onClick={() => onChange({})}>
          Clear
        </Button>
      )}
    </div>
  );
}

function Words({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  const [text, setText] = useState(q);
  const later = useDebouncedCallback(onChange, 250);
  const sent = useRef(q);
  // A filter chosen elsewhere comes in; what is being typed is never overwritten by its own echo.
  useEffect(() => {
    if (q !== sent.current) {
      sent.current = q;
      setText(q);
    }
  }, [q]);
  return (
    <TextInput
      aria-label="Words in changes"
      placeholder="Words…"
      size="xs"
      className={classes.words ?? ''}
      leftSection={<IconSearch size={15} aria-hidden />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        sent.current = event.currentTarget.value;
        later(event.currentTarget.value);
      }}
    />
  );
}

interface FacetChipProps {
  facet: Facet;
  values: string[];
  opened: boolean;
  onOpened: (open: boolean) => void;
  onChange: (values: string[]) => void;
}

function FacetChip({ facet, values, opened, onOpened, onChange }: FacetChipProps) {
  const options = useOptions(facet);
  const said = values.map((v) => options.find((o) => o.value === v)?.label ?? v).join(', ') || 'any';
  return (
    <span className={classes.chip}>
      <Popover opened={opened} onChange={onOpened} position="bottom-start" width={280} trapFocus withinPortal>
        <Popover.Target>
          <button type="button" className={classes.chipButton} onClick={() => onOpened(!opened)}>
            <span className={classes.chipTitle}>{facet.title}</span> <strong>{said}</strong>
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label={facet.title}>
          <ChoicesWithin>
            <FacetEditor facet={facet} options={options} values={values} onChange={onChange} />
          </ChoicesWithin>
        </Popover.Dropdown>
      </Popover>
      <CloseButton
        size="xs"
        aria-label={`Without ${facet.title}`}
        onClick={() => {
          onOpened(false);
          onChange([]);
        }}
      />
    </span>
  );
}

function useOptions(facet: Facet): { value: string; label: string }[] {
  const people = usePeople().data;
  const services = useServices().data;
  const processes = useProcesses().data;
  if (facet.values === 'people')
    return [whoeverLooks, ...(people ?? []).map((p) => ({ value: p.login, label: p.name }))];
  if (facet.values === 'services') return (services ?? []).map((s) => ({ value: s.key, label: s.name }));
  if (facet.values === 'processes') return (processes ?? []).map((p) => ({ value: p.key, label: p.name }));
  return facet.values === 'typed' ? [] : facet.values;
}

interface FacetEditorProps {
  facet: Facet;
  options: { value: string; label: string }[];
  values: string[];
  onChange: (values: string[]) => void;
}

function FacetEditor({ facet, options, values, onChange }: FacetEditorProps) {
  if (facet.values === 'typed') {
    return (
      <TagsInput
        aria-label={facet.title}
        placeholder={facet.placeholder ?? 'Then Enter'}
        data-autofocus
        value={values}
        onChange={onChange}
      />
    );
  }
  if (typeof facet.values === 'string') {
    return (
      <MultiSelect
        aria-label={facet.title}
        placeholder="Type a name"
        data-autofocus
        data={options}
        searchable
        limit={50}
        value={values}
        onChange={onChange}
      />
    );
  }
  return (
    <Checkbox.Group aria-label={facet.title} value={values} onChange={onChange}>
      <div style={{ display: 'grid', gap: 8 }}>
        {options.map((o, i) => (
          <Checkbox
            key={o.value}
            size="xs"
            value={o.value}
            label={o.label}
            {...(i === 0 && { 'data-autofocus': true })}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
