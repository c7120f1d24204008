import { Input, SegmentedControl, Select, Skeleton, TagsInput, Textarea, TextInput } from '@mantine/core';
import { lazy, Suspense, type ReactNode } from 'react';
import type { ChangeFields, PersonRef } from '@/shared/api/types';
import { levelName } from '@/shared/lib/words';
import { PeopleSelect, PersonSelect, ServiceSelect, ServicesSelect } from '@/shared/ui/selects';
import { ChoicesInput } from './choices-input';
import type { FieldSpec } from './fields';
import { LinesInput } from './lines-input';
import { StakeholdersInput } from './stakeholders-input';

// The calendar is a big part, and so is what writes numbers; they come with a field of their kind.
const PlannedInput = lazy(() => import('./planned-input'));
const DayInput = lazy(() => import('./day-input'));
const NumberField = lazy(() => import('./number-field'));

interface FieldInputProps {
  spec: FieldSpec;
  value: unknown;
  onChange: (value: unknown) => void;
  error?: ReactNode;
  /** Where the title stands beside it already. */
  hideLabel?: boolean;
  required?: boolean;
  autoFocus?: boolean;
  known?: PersonRef | undefined;
}

/** The one way in which a field of a change is edited, in the new change's form and in place. */
export function FieldInput(props: FieldInputProps) {
  return (
    <Suspense fallback={<Skeleton height={36} />}>
      <InputOfKind {...props} />
    </Suspense>
  );
}

function InputOfKind(props: FieldInputProps) {
  const { spec, value, onChange, error, hideLabel, required, autoFocus, known } = props;
  const common = {
    id: `field-${spec.key}`,
    ...(hideLabel ? { 'aria-label': spec.title } : { label: spec.title, description: spec.help }),
    ...(error != null && { error }),
    ...(required && { withAsterisk: true }),
    ...(autoFocus && { autoFocus: true }),
    ...(spec.placeholder && { placeholder: spec.placeholder }),
  };
  const words = (options: Option[], word: string | null, choose: (word: string | null) => void) => (
    <WordInput
      id={common.id}
      title={spec.title}
      options={options}
      required={required ?? false}
      help={hideLabel ? undefined : spec.help}
      hideLabel={hideLabel ?? false}
      error={error}
      value={word}
      onChange={choose}
    />
  );
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
    case 'service':
      return <ServiceSelect {...common} placeholder="Type a name" value={asText(value) || null} onChange={onChange} />;
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
          clearable={!spec.fixed}
          value={asText(value) || null}
          onChange={onChange}
        />
      );
    case 'level':
      return words(levels, asText(value) || null, onChange);
    case 'yes_no':
      return words(yesOrNo, typeof value === 'boolean' ? String(value) : null, (word) =>
        onChange(word === null ? null : word === 'true'),
      );
    case 'choice':
      return (
        <Select
          {...common}
          placeholder="Choose"
          data={optionsOf(spec)}
          searchable={optionsOf(spec).length > 8}
          allowDeselect={false}
          clearable
          clearButtonProps={{ 'aria-label': 'Clear' }}
          value={asText(value) || null}
          onChange={onChange}
        />
      );
    case 'choices':
      return <ChoicesInput {...common} data={optionsOf(spec)} value={asTexts(value)} onChange={onChange} />;
    case 'number':
      return <NumberField {...common} value={typeof value === 'number' ? value : null} onChange={onChange} />;
    case 'day':
      return <DayInput {...common} value={asText(value) || null} onChange={onChange} />;
    case 'planned':
      return <PlannedInput {...common} value={value as ChangeFields['planned_start']} onChange={onChange} />;
    case 'stakeholders':
      return (
        <StakeholdersInput
          {...common}
          value={(value as ChangeFields['stakeholders'] | undefined) ?? []}
          onChange={onChange}
        />
      );
  }
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
const asTexts = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

interface Option {
  value: string;
  label: string;
}
const levels: Option[] = Object.entries(levelName).map(([value, label]) => ({ value, label }));
const yesOrNo: Option[] = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];
const optionsOf = (spec: FieldSpec): Option[] => (spec.choices ?? []).map((c) => ({ value: c.key, label: c.name }));

interface WordInputProps {
  id: string;
  title: string;
  options: Option[];
  required: boolean;
  help: string | undefined;
  hideLabel: boolean;
  error: ReactNode;
  value: string | null;
  onChange: (value: string | null) => void;
}

/** One of a few words, or none of them. */
function WordInput({ id, title, options, required, help, hideLabel, error, value, onChange }: WordInputProps) {
  const control = (
    <SegmentedControl
      id={id}
      size="xs"
      aria-label={title}
      value={value ?? 'none'}
      data={[{ value: 'none', label: 'Not said' }, ...options]}
      onChange={(v) => onChange(v === 'none' ? null : v)}
    />
  );
  if (hideLabel) return control;
  return (
    <Input.Wrapper label={title} description={help} error={error} labelElement="div" withAsterisk={required}>
      <div style={{ marginTop: 4 }}>{control}</div>
    </Input.Wrapper>
  );
}
