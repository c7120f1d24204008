import { MultiSelect, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useGroups, usePeople, useServices } from '@/shared/api/directory';
import type { PersonRef } from '@/shared/api/types';
import { useFirstHit, useFirstHitOfOne } from './use-first-hit';

/** Choosing people, groups and services: by typing any part of a name or key. */

interface Common {
  label?: ReactNode;
  'aria-label'?: string;
  description?: ReactNode;
  error?: ReactNode;
  placeholder?: string;
  withAsterisk?: boolean;
  id?: string;
  disabled?: boolean;
  autoFocus?: boolean;
}
interface One extends Common {
  value: string | null;
  onChange: (value: string | null) => void;
  /** Known already, so that a name shows before the list has come. */
  known?: PersonRef | undefined;
  clearable?: boolean;
}
interface Many extends Common {
  value: string[];
  onChange: (value: string[]) => void;
}

const most = 60;

interface Option {
  value: string;
  label: string;
}

function usePersonOptions(values: string[], known?: PersonRef) {
  const { data } = usePeople();
  const options = (data ?? [])
    .filter((p) => p.enabled || values.includes(p.login))
    .map((p) => ({ value: p.login, label: p.name }));
  if (known && !options.some((o) => o.value === known.login)) options.push({ value: known.login, label: known.name });
  return options;
}

export function PersonSelect({ known, clearable = true, ...rest }: One) {
  const data = usePersonOptions(rest.value ? [rest.value] : [], known);
  const first = useFirstHitOfOne(data, rest.value);
  return (
    <Select
      {...rest}
      data={data}
      {...first}
      searchable
      clearable={clearable}
      limit={most}
      nothingFoundMessage="Nobody of that name"
      clearButtonProps={{ 'aria-label': 'Clear' }}
    />
  );
}

/** Somebody, or a whole group: a sign-in name, or `group:` with its key. */
export function ApproverSelect(props: Omit<One, 'known'>) {
  const people = usePersonOptions(props.value ? [props.value] : []);
  const groups = (useGroups().data ?? []).map((g) => ({ value: `group:${g.key}`, label: g.name }));
  const first = useFirstHitOfOne([...people, ...groups], props.value);
  return (
    <Select
      {...props}
      data={[
        { group: 'People', items: people },
        { group: 'Groups', items: groups },
      ]}
      {...first}
      searchable
      limit={most}
      nothingFoundMessage="Nobody and no group of that name"
    />
  );
}

interface SeveralProps extends Many {
  data: Option[];
  /** Said where nothing is of the name that was typed. */
  nothing: string;
}

function Several({ nothing, ...rest }: SeveralProps) {
  const first = useFirstHit();
  return <MultiSelect {...rest} {...first} searchable hidePickedOptions limit={most} nothingFoundMessage={nothing} />;
}

export function PeopleSelect(props: Many) {
  const data = usePersonOptions(props.value);
  return <Several {...props} data={data} nothing="Nobody of that name" />;
}

function useServiceOptions(values: string[]) {
  const { data } = useServices();
  return (data ?? []).filter((s) => !s.retired || values.includes(s.key)).map((s) => ({ value: s.key, label: s.name }));
}

export function ServiceSelect(props: Omit<One, 'known'>) {
  const data = useServiceOptions(props.value ? [props.value] : []);
  const first = useFirstHitOfOne(data, props.value);
  return (
    <Select
      {...props}
      data={data}
      {...first}
      searchable
      clearable
      limit={most}
      nothingFoundMessage="No service of that name"
      clearButtonProps={{ 'aria-label': 'Clear' }}
    />
  );
}

export function ServicesSelect({ without, ...props }: Many & { without?: string }) {
  const options = useServiceOptions(props.value).filter((s) => s.value !== without);
  return <Several {...props} data={options} nothing="No service of that name" />;
}

export function GroupsSelect(props: Many) {
  const { data } = useGroups();
  const options = (data ?? []).map((g) => ({ value: g.key, label: g.name }));
  return <Several {...props} data={options} nothing="No group of that name" />;
}
