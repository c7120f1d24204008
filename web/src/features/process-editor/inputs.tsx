import { Autocomplete, MultiSelect, NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { LinesInput } from '@/shared/fields/lines-input';
import { useFirstHit, useFirstHitOfOne } from '@/shared/ui/use-first-hit';
import { setFlag, setList, setText } from './document/edits';
import { pathText, type Path } from './document/text';
import { messageAt, useEditor } from './editor-context';
import { dueAnchors, dueParts, dueUnits, quorumOptions, type Option } from './words';
import classes from './editor.module.css';

/** Inputs that stand for one place of the text: they show it, write it, and say what the server finds wrong there. */

const pause = 350;

/** What is typed, put into the text after a pause, and at the latest when the field is left. */
function useTyped(value: string, commit: (text: string) => void) {
  const { pending } = useEditor();
  const [typed, setTyped] = useState<string>();
  const [known, setKnown] = useState(value);
  const latest = useRef<{ typed: string | undefined; commit: (text: string) => void }>({ typed: undefined, commit });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Undone, or altered elsewhere: what is shown is what the text says.
  if (known !== value) {
    setKnown(value);
    if (typed !== undefined && neat(typed) !== value) setTyped(undefined);
  }
  useEffect(() => {
    latest.current = { typed, commit };
  });
  useEffect(() => {
    const flush = () => {
      clearTimeout(timer.current);
      if (latest.current.typed !== undefined) latest.current.commit(neat(latest.current.typed));
    };
    pending.add(flush);
    return () => {
      flush();
      pending.delete(flush);
    };
  }, [pending]);
  return {
    value: typed ?? value.replace(/\n$/, ''),
    onChange: (text: string) => {
      setTyped(text);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => latest.current.commit(neat(text)), pause);
    },
    onBlur: () => {
      clearTimeout(timer.current);
      if (typed === undefined) return;
      commit(neat(typed));
      setTyped(undefined);
    },
  };
}

/** As it stands in a text: no blanks around it, and an end of line behind several lines. */
function neat(text: string): string {
  const trimmed = text.trim();
  return trimmed.includes('\n') ? `${trimmed}\n` : trimmed;
}

interface Part {
  path: Path;
  label?: ReactNode;
  /** Where what stands above it names it already. */
  'aria-label'?: string;
  description?: ReactNode;
  withAsterisk?: boolean;
}

/** What the server says about a place, and how it is found by its path. */
function usePart(path: Path, deep = false) {
  const { mistakes, editable } = useEditor();
  return { 'data-path': pathText(path), error: messageAt(mistakes, path, deep), disabled: !editable };
}

interface TextPartProps extends Part {
  value: string;
  lines?: boolean;
  placeholder?: string;
  /** Writes it otherwise than at its path, such as a key that is named elsewhere. */
  write?: (text: string) => void;
}

export function TextPart({ path, value, lines, write, ...rest }: TextPartProps) {
  const editor = useEditor();
  const part = usePart(path);
  const typed = useTyped(value, write ?? ((text) => editor.edit(setText(path, text), pathText(path))));
  const input = {
    ...rest,
    ...part,
    value: typed.value,
    onBlur: typed.onBlur,
    onChange: (event: { currentTarget: { value: string } }) => typed.onChange(event.currentTarget.value),
  };
  return lines ? <Textarea {...input} autosize minRows={2} maxRows={14} /> : <TextInput {...input} />;
}

/** A text of which some are known: one of these, or whatever is typed. */
export function SuggestedPart({ path, value, data, wrong, write, ...rest }: SuggestedPartProps) {
  const { error, ...part } = usePart(path);
  const typed = useTyped(value, write);
  return (
    <Autocomplete
      {...rest}
      {...part}
      error={error ?? wrong}
      data={data.map((option) => option.value)}
      renderOption={({ option }) => data.find((one) => one.value === option.value)?.label}
      value={typed.value}
      onChange={typed.onChange}
      onBlur={typed.onBlur}
    />
  );
}

interface SuggestedPartProps extends Part {
  value: string;
  data: Option[];
  /** What is wrong with it besides what the server says. */
  wrong?: string | undefined;
  write: (text: string) => void;
}

interface ChoicePartProps extends Part {
  value: string;
  data: Option[];
  /** What holds where nothing is written: choosing it writes nothing. */
  otherwise?: string;
  placeholder?: string;
  searchable?: boolean;
  /** Writes more than its own place. */
  write?: (value: string) => void;
}

export function ChoicePart({ path, value, data, otherwise, write, ...rest }: ChoicePartProps) {
  const editor = useEditor();
  const part = usePart(path);
  const shown = value === '' ? (otherwise ?? null) : value;
  const known = shown === null || data.some((option) => option.value === shown);
  const first = useFirstHitOfOne(data, shown);
  return (
    <Select
      {...rest}
      {...part}
      {...(rest.searchable && first)}
      allowDeselect={false}
      data={known ? data : [...data, { value: shown, label: shown }]}
      value={shown}
      onChange={(next) =>
        write ? write(next ?? '') : editor.edit(setText(path, next === otherwise ? '' : (next ?? '')))
      }
    />
  );
}

export function FlagPart({ path, value, ...rest }: Part & { value: boolean }) {
  const editor = useEditor();
  const part = usePart(path);
  return (
    <Switch
      {...rest}
      {...part}
      checked={value}
      onChange={(event) => editor.edit(setFlag(path, event.currentTarget.checked))}
    />
  );
}

interface OptionGroup {
  group: string;
  items: Option[];
}

const isGroup = (entry: Option | OptionGroup): entry is OptionGroup => 'items' in entry;

interface SeveralPartProps extends Part {
  value: string[];
  data: (Option | OptionGroup)[];
  placeholder?: string;
  /** Whether one alone stands without brackets. */
  oneAlone?: boolean;
  /** Writes it otherwise than at its path. */
  write?: (values: string[]) => void;
}

/** Several of what there is. What the text names besides stays, and is shown as it is written. */
export function SeveralPart({ path, value, data, oneAlone = false, write, ...rest }: SeveralPartProps) {
  const editor = useEditor();
  const part = usePart(path, true);
  const known = new Set(data.flatMap((entry) => (isGroup(entry) ? entry.items : [entry])).map((one) => one.value));
  const first = useFirstHit();
  const unknown = value.filter((one) => !known.has(one));
  const all = unknown.length > 0 ? [...data, { group: 'Unknown here', items: unknown.map(plain) }] : data;
  return (
    <MultiSelect
      {...rest}
      {...part}
      data={all}
      value={[...new Set(value)]}
      onChange={write ?? ((next) => editor.edit(setList(path, next, oneAlone)))}
      {...first}
      searchable
      hidePickedOptions
      limit={100}
      nothingFoundMessage="Nothing of that name"
    />
  );
}

const plain = (value: string): Option => ({ value, label: value });

/** Short lines, one below the other. */
export function LinesPart({ path, value, label, description }: Part & { value: string[] }) {
  const editor = useEditor();
  const { error, 'data-path': at } = usePart(path, true);
  const [lines, setLines] = useState(value);
  const [known, setKnown] = useState(value.join('\n'));
  // The lines as they are typed hold empty ones, which the text does not.
  if (value.join('\n') !== known) {
    setKnown(value.join('\n'));
    if (says(lines).join('\n') !== value.join('\n')) setLines(value);
  }
  return (
    <div data-path={at}>
      <LinesInput
        id={`lines-${at}`}
        label={label}
        description={description}
        error={error}
        value={lines}
        onChange={(next) => {
          setLines(next);
          editor.edit(setList(path, says(next)), pathText(path));
        }}
      />
    </div>
  );
}

const says = (lines: string[]) => lines.map((line) => line.trim()).filter((line) => line !== '');

interface DuePartProps {
  path: Path;
  value: string;
  label?: string;
  /** What holds where nothing is written. */
  otherwise?: string;
  /** What `+` counts from. */
  from?: string;
  /** Whether `never` may be written. */
  never?: boolean;
}

/** A due date in its three parts, or as it is written where that is none. */
export function DuePart({ path, value, label = 'Due', otherwise = 'At no set time', from, never }: DuePartProps) {
  const editor = useEditor();
  const { error, disabled, 'data-path': at } = usePart(path);
  const parts = dueParts(value);
  const words = [{ value: '', label: otherwise }, ...(never ? [{ value: 'never', label: 'Never' }] : [])];
  const write = (next: string, about = '') => editor.edit(setText(path, next), about);
  if (!parts && words.every((word) => word.value !== value))
    return <TextPart path={path} label={label} value={value} />;
  const { anchor = value, amount = 2, unit = 'wd' } = parts ?? {};
  const choose = (next: string | null) =>
    write(next && words.every((word) => word.value !== next) ? `${next}${amount}${unit}` : (next ?? ''));
  return (
    <fieldset className={classes.due} disabled={disabled}>
      <legend>{label}</legend>
      <Select
        aria-label={`${label}, counted from`}
        data-path={at}
        allowDeselect={false}
        data={[...words, ...dueAnchors.map((one) => (one.value === '+' && from ? { ...one, label: from } : one))]}
        value={anchor}
        onChange={choose}
        {...(error && { error })}
      />
      {parts && (
        <>
          <NumberInput
            aria-label={`${label}, how many`}
            min={0}
            max={100_000}
            clampBehavior="strict"
            allowDecimal={false}
            allowNegative={false}
            hideControls
            value={amount}
            onChange={(next) => next !== '' && write(`${anchor}${next}${unit}`, `${at}/amount`)}
          />
          <Select
            aria-label={`${label}, unit`}
            allowDeselect={false}
            data={dueUnits}
            value={unit}
            onChange={(next) => write(`${anchor}${amount}${next ?? unit}`)}
          />
        </>
      )}
    </fieldset>
  );
}

const counted: Record<string, { begin: number; label: string; most: number; unit: string }> = {
  'at least': { begin: 2, label: 'How many', most: 100, unit: '' },
  percent: { begin: 60, label: 'Percent', most: 100, unit: ' %' },
};

/** `at least 60 %` in its kind and its number; other kinds have none. */
function quorumParts(value: string): { kind: string; count: number | undefined } {
  const [, count, percent] = /^at least (\d+) ?(%)?$/.exec(value) ?? [];
  return count === undefined
    ? { kind: value, count: undefined }
    : { kind: percent ? 'percent' : 'at least', count: Number(count) };
}

interface QuorumPartProps {
  path: Path;
  value: string;
  /** What holds where nothing is written; without it something has to be. */
  otherwise?: string;
}

export function QuorumPart({ path, value, otherwise }: QuorumPartProps) {
  const editor = useEditor();
  const part = usePart(path);
  const { kind, count } = quorumParts(value);
  const known = kind === '' || quorumOptions.some((option) => option.value === kind);
  const options = [
    ...(otherwise ? [{ value: '', label: otherwise }] : []),
    ...quorumOptions,
    ...(known ? [] : [plain(kind)]),
  ];
  const number = counted[kind];
  const written = (of: string, amount: number) => `at least ${amount}${counted[of]?.unit ?? ''}`;
  const choose = (next: string) =>
    editor.edit(setText(path, counted[next] ? written(next, counted[next].begin) : next));
  return (
    <div className={classes.pair}>
      <Select
        label="Granted by"
        {...part}
        withAsterisk={!otherwise}
        allowDeselect={false}
        data={options}
        value={kind === '' && !otherwise ? null : kind}
        onChange={(next) => choose(next ?? '')}
      />
      {number && (
        <NumberInput
          label={number.label}
          min={1}
          max={number.most}
          allowDecimal={false}
          value={count ?? number.begin}
          onChange={(next) =>
            next !== '' && editor.edit(setText(path, written(kind, Number(next))), `${pathText(path)}/count`)
          }
        />
      )}
    </div>
  );
}
