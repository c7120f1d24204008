import { ActionIcon, Autocomplete, Button, Input, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { usePeople } from '@/shared/api/directory';
import type { ChangeFields } from '@/shared/api/types';
import classes from './fields.module.css';

type Stakeholders = NonNullable<ChangeFields['stakeholders']>;

interface StakeholdersInputProps {
  id: string;
  label?: ReactNode;
  'aria-label'?: string;
  description?: ReactNode;
  error?: ReactNode;
  value: Stakeholders;
  onChange: (value: Stakeholders) => void;
}

/** People here or names from outside, each with the part they have in it. */
export function StakeholdersInput({ id, value, onChange, ...wrapper }: StakeholdersInputProps) {
  const people = usePeople().data ?? [];
  const rows = value.length > 0 ? value : [{ name: '', part: '' }];
  const shown = (row: Stakeholders[number]) =>
    people.find((p) => p.login === row.person)?.name ?? row.name ?? row.person ?? '';
  const set = (index: number, row: Stakeholders[number]) => onChange(rows.map((old, i) => (i === index ? row : old)));
  const named = (text: string, part: string): Stakeholders[number] => {
    const person = people.find((p) => p.enabled && p.name === text);
    return person ? { person: person.login, part } : { name: text, part };
  };
  return (
    <Input.Wrapper label={wrapper.label} description={wrapper.description} error={wrapper.error} labelElement="div">
      <div className={classes.pairs}>
        {rows.map((row, i) => (
          <div key={i} className={classes.pair}>
            <Autocomplete
              {...(i === 0 && { id })}
              aria-label={`Stakeholder ${i + 1}, name`}
              placeholder="Name"
              data={[...new Set(people.filter((p) => p.enabled).map((p) => p.name))]}
              limit={8}
              maxLength={200}
              value={shown(row)}
              onChange={(text) => set(i, named(text, row.part ?? ''))}
            />
            <TextInput
              aria-label={`Stakeholder ${i + 1}, part`}
              placeholder="What they have to do with it"
              maxLength={1000}
              value={row.part ?? ''}
              onChange={(event) => set(i, { ...row, part: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              c="var(--ink-3)"
              aria-label={`Take stakeholder ${i + 1} away`}
              onClick={() => onChange(rows.toSpliced(i, 1))}
            >
              <IconX size={15} />
            </ActionIcon>
          </div>
        ))}
      </div>
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onChange([...rows, { name: '', part: '' }])}
      >
        Add somebody
      </Button>
    </Input.Wrapper>
  );
}
