import { TagsInput } from '@mantine/core';
import { useState } from 'react';
import { usePeople, useServices } from '@/shared/api/directory';
import { all, remove, setList, setText } from './document/edits';
import type { FormField, RuleAct } from './document/model';
import { pathText, type Path } from './document/text';
import { messageAt, useEditor } from './editor-context';
import { ChoicePart, SeveralPart, TextPart } from './inputs';
import { levelOptions, settableOptions, type Option } from './words';
import classes from './editor.module.css';

/** Which field a rule sets, and to what: asked for in the way that suits the field. */
export function SetFieldPart({ path, act }: { path: Path; act: RuleAct }) {
  const { process, edit, mistakes, editable } = useEditor();
  const field = [...path, 'set_field'];
  const value = [...path, 'value'];
  const options = settableOptions(process.form).flatMap((group) => group.items);
  const choose = (key: string) => {
    const same = kindOf(key, process.form) === kindOf(act.field, process.form) && !chosenFromForm(key, process.form);
    edit(same ? setText(field, key) : all(setText(field, key), remove(value)));
  };
  return (
    <div className={classes.pair}>
      <ChoicePart
        path={field}
        label="Field"
        withAsterisk
        searchable
        value={act.field}
        data={options}
        write={choose}
        {...(act.field === '' && { placeholder: 'Choose a field' })}
      />
      <Value
        path={value}
        act={act}
        form={process.form.find(({ key }) => key === act.field)}
        error={messageAt(mistakes, value, true)}
        disabled={!editable}
      />
    </div>
  );
}

/** How a value is asked for, by the field: for those of the form that is their type, for all others it is text. */
const kinds: Record<string, string> = {
  title: 'line',
  impact: 'level',
  urgency: 'level',
  tags: 'words',
  services: 'services',
  developer: 'user',
  test_lead: 'user',
  deployer: 'user',
};

const kindOf = (key: string, form: FormField[]): string =>
  form.find((field) => field.key === key)?.type ?? kinds[key] ?? 'lines';

const chosenFromForm = (key: string, form: FormField[]): boolean =>
  form.some((field) => field.key === key && field.choices.length > 0);

interface ValueProps {
  path: Path;
  act: RuleAct;
  form: FormField | undefined;
  error: string | undefined;
  disabled: boolean;
}

const yesOrNo: Option[] = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

function Value({ path, act, form, error, disabled }: ValueProps) {
  const people = usePeople().data ?? [];
  const services = (useServices().data ?? []).map(({ key, name }): Option => ({ value: key, label: name }));
  const choices = (form?.choices ?? []).map(({ key, name }): Option => ({ value: key, label: name || key }));
  const one = { path, label: 'Value', withAsterisk: true, value: act.value[0] ?? '' };
  const several = { path, label: 'Values', withAsterisk: true, value: act.value };
  const kind = kindOf(act.field, form ? [form] : []);
  switch (kind) {
    case 'level':
      return <ChoicePart {...one} data={levelOptions} />;
    case 'yes_no':
      return <ChoicePart {...one} data={yesOrNo} />;
    case 'choice':
      return <ChoicePart {...one} data={choices} />;
    case 'multi_choice':
      return <SeveralPart {...several} data={choices} />;
    case 'services':
      return <SeveralPart {...several} data={services} />;
    case 'service':
      return <ChoicePart {...one} data={services} searchable />;
    case 'user':
      return (
        <ChoicePart
          {...one}
          data={people.filter((p) => p.enabled).map((p) => ({ value: p.login, label: p.name }))}
          searchable
        />
      );
    case 'words':
      return <Words path={path} value={act.value} error={error} disabled={disabled} />;
    default:
      return (
        <TextPart
          {...one}
          lines={kind === 'lines' || kind === 'text'}
          {...(kind === 'date' && { placeholder: '2027-01-30' })}
          {...(kind === 'number' && { placeholder: '3' })}
        />
      );
  }
}

/** Any words, such as tags. */
function Words({
  path,
  value,
  error,
  disabled,
}: {
  path: Path;
  value: string[];
  error?: string | undefined;
  disabled: boolean;
}) {
  const { edit } = useEditor();
  const [typed, setTyped] = useState('');
  return (
    <TagsInput
      data-path={pathText(path)}
      label="Values"
      withAsterisk
      error={error}
      disabled={disabled}
      placeholder={value.length === 0 ? 'A word, then Enter' : ''}
      value={value}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(next) => edit(setList(path, next))}
      acceptValueOnBlur
    />
  );
}
