import { MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { FormField } from '@/shared/api/types';
import { PersonSelect } from '@/shared/ui/selects';
import { useServices } from '@/shared/api/directory';

interface AnswerInputProps {
  field: FormField;
  /** Whether the people and services are those who are here. */
  present: boolean;
  value: unknown;
  onChange: (answer: unknown) => void;
}

/** An answer to one field of the form, for a change that is only invented. Left empty it is made up. */
export function AnswerInput({ field, present, value, onChange }: AnswerInputProps) {
  const services = useServices().data ?? [];
  const common = { label: field.name, placeholder: 'Made up' };
  const choices = field.choices.map(({ key, name }) => ({ value: key, label: name }));
  const text = typeof value === 'string' ? value : null;
  const one = (next: string | null) => onChange(next ?? undefined);
  switch (field.type) {
    case 'text':
      return (
        <Textarea
          {...common}
          autosize
          maxRows={6}
          value={text ?? ''}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...common}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
        />
      );
    case 'choice':
      return <Select {...common} clearable data={choices} value={text} onChange={one} />;
    case 'multi_choice':
      return (
        <MultiSelect
          {...common}
          data={choices}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={(next) => onChange(next.length > 0 ? next : undefined)}
        />
      );
    case 'date':
      return (
        <TextInput
          {...common}
          type="date"
          value={text ?? ''}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      );
    case 'user':
      return present ? <PersonSelect {...common} value={text} onChange={one} /> : null;
    case 'service':
      return present ? (
        <Select
          {...common}
          clearable
          searchable
          data={services.map((s) => ({ value: s.key, label: s.name }))}
          value={text}
          onChange={one}
        />
      ) : null;
    case 'yes_no':
      return (
        <Select
          {...common}
          clearable
          data={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
          onChange={(next) => onChange(next === null ? undefined : next === 'yes')}
        />
      );
  }
}
