import { SegmentedControl, Skeleton, TagsInput, Textarea, TextInput, Input } from '@mantine/core';
import { lazy, Suspense, type ReactNode } from 'react';
import type { ChangeFields, Level, PersonRef } from '@/shared/api/types';
import { levelName } from '@/shared/lib/words';
import { PeopleSelect, PersonSelect, ServicesSelect } from '@/shared/ui/selects';
import { fieldSpecs, type FieldKey } from './fields';
import { LinesInput } from './lines-input';
import { StakeholdersInput } from './stakeholders-input';

// The calendar is a big part; it comes when a time is edited.
const PlannedInput = lazy(() => import('./planned-input'));

interface FieldInputProps<K extends FieldKey> {
  field: K;
  value: ChangeFields[K];
  onChange: (value: ChangeFields[K]) => void;
  error?: ReactNode;
  /** Where the title stands beside it already. */
  hideLabel?: boolean;
  required?: boolean;
  autoFocus?: boolean;
  known?: PersonRef | undefined;
}

/** The one way in which a field of a change is edited, in the new change's form and in place. */
export function FieldInput<K extends FieldKey>(props: FieldInputProps<K>) {
  const { field, error, hideLabel, required, autoFocus, known } = props;
  const spec = fieldSpecs[field];
  const onChange = props.onChange as (value: unknown) => void;
  const value: unknown = props.value;
  const common = {
    id: `field-${field}`,
    ...(hideLabel ? { 'aria-label': spec.title } : { label: spec.title, description: spec.help }),
    ...(error != null && { error }),
    ...(required && { withAsterisk: true }),
    ...(autoFocus && { autoFocus: true }),
    ...(spec.placeholder && { placeholder: spec.placeholder }),
  };
  switch (spec.kind) {
    case 'line':
      return (
        <TextInput
          {...common}
          maxLength={200}
          value={asText(value)}
          onChange={(e) => onChange(e.currentTarget.value)}
        />
      );
    case 'markdown':
      return (
        <Textarea
          {...common}
          autosize
          minRows={3}
          maxRows={24}
          maxLength={20_000}
          value={asText(value)}
          onChange={(e) => onChange(e.currentTarget.value)}
        />
      );
    case 'lines':
      return <LinesInput {...common} value={asTexts(value)} onChange={onChange} />;
    case 'services':
      return <ServicesSelect {...common} placeholder="Type a name" value={asTexts(value)} onChange={onChange} />;
    case 'tags':
      return (
        <TagsInput
          {...common}
          placeholder="A word, then Enter"
          maxTags={20}
          value={asTexts(value)}
          onChange={onChange}
        />
      );
    case 'people':
      return <PeopleSelect {...common} placeholder="Type a name" value={asTexts(value)} onChange={onChange} />;
    case 'person':
      return (
        <PersonSelect
          {...common}
          placeholder="Nobody"
          known={known}
          clearable={field !== 'owner'}
          value={(value as string | null | undefined) ?? null}
          onChange={onChange}
        />
      );
    case 'level':
      return (
        <LevelInput
          id={common.id}
          title={spec.title}
          required={required ?? false}
          help={hideLabel ? undefined : spec.help}
          hideLabel={hideLabel ?? false}
          error={error}
          value={(value as Level | null | undefined) ?? null}
          onChange={onChange}
        />
      );
    case 'planned':
      return (
        <Suspense fallback={<Skeleton height={36} />}>
          <PlannedInput {...common} value={value as ChangeFields['planned_start']} onChange={onChange} />
        </Suspense>
      );
    case 'stakeholders':
      return (
        <StakeholdersInput {...common} value={(value as ChangeFields['stakeholders']) ?? []} onChange={onChange} />
      );
  }
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
const asTexts = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

interface LevelInputProps {
  id: string;
  title: string;
  required: boolean;
  help: string | undefined;
  hideLabel: boolean;
  error: ReactNode;
  value: Level | null;
  onChange: (value: Level | null) => void;
}

function LevelInput({ id, title, required, help, hideLabel, error, value, onChange }: LevelInputProps) {
  const control = (
    <SegmentedControl
      id={id}
      size="xs"
      aria-label={title}
      value={value ?? 'none'}
      data={[
        { value: 'none', label: 'Not said' },
        ...Object.entries(levelName).map(([v, label]) => ({ value: v, label })),
      ]}
      onChange={(v) => onChange(v === 'none' ? null : (v as Level))}
    />
  );
  if (hideLabel) return control;
  return (
    <Input.Wrapper label={title} description={help} error={error} labelElement="div" withAsterisk={required}>
      <div style={{ marginTop: 4 }}>{control}</div>
    </Input.Wrapper>
  );
}
