import { ActionIcon, Button, Input, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import classes from './fields.module.css';

interface LinesInputProps {
  id: string;
  label?: ReactNode;
  'aria-label'?: string;
  description?: ReactNode;
  error?: ReactNode;
  placeholder?: string;
  withAsterisk?: boolean;
  autoFocus?: boolean;
  value: string[];
  onChange: (value: string[]) => void;
}

const most = 50;

/** A list of short texts: Enter adds one below, Backspace in an empty one takes it away. */
export function LinesInput({
  id,
  value,
  onChange,
  autoFocus,
  placeholder,
  'aria-label': name,
  ...wrapper
}: LinesInputProps) {
  const lines = value.length > 0 ? value : [''];
  const list = useRef<HTMLOListElement>(null);
  const focus = (index: number) =>
    setTimeout(() => list.current?.querySelectorAll('input')[Math.max(0, index)]?.focus(), 0);
  const set = (index: number, text: string) => onChange(lines.map((line, i) => (i === index ? text : line)));
  const add = (index: number) => {
    if (lines.length >= most) return;
    onChange(lines.toSpliced(index + 1, 0, ''));
    focus(index + 1);
  };
  const remove = (index: number) => {
    onChange(lines.toSpliced(index, 1));
    focus(index - 1);
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') add(index);
    else if (event.key === 'Backspace' && lines[index] === '' && lines.length > 1) remove(index);
    else return;
    event.preventDefault();
  };
  const what = name ?? (typeof wrapper.label === 'string' ? wrapper.label : 'Line');
  return (
    <Input.Wrapper {...wrapper} labelElement="div">
      <ol ref={list} className={classes.lines}>
        {lines.map((line, i) => (
          // The lines are only known by their place.
          <li key={i}>
            <TextInput
              {...(i === 0 && { id })}
              aria-label={`${what}, ${i + 1}`}
              placeholder={i === 0 ? placeholder : undefined}
              autoFocus={autoFocus && i === 0}
              maxLength={1000}
              value={line}
              onChange={(event) => set(i, event.currentTarget.value)}
              onKeyDown={(event) => onKeyDown(event, i)}
              rightSection={
                lines.length > 1 && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    c="var(--ink-3)"
                    size="sm"
                    aria-label={`Take line ${i + 1} away`}
                    onClick={() => remove(i)}
                  >
                    <IconX size={14} />
                  </ActionIcon>
                )
              }
            />
          </li>
        ))}
      </ol>
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => add(lines.length - 1)}
      >
        Add a line
      </Button>
    </Input.Wrapper>
  );
}
