import { Textarea } from '@mantine/core';
import { useRef } from 'react';
import { useKeptText } from '@/shared/lib/use-kept-text';
import { When } from '@/shared/time/when';
import { ActButton } from './act-button';
import type { MeetingNote } from './types';
import type { Why } from './why';
import classes from './cab.module.css';

/** What was written down, the earliest first. */
export function NoteList({ notes, label }: { notes: MeetingNote[]; label: string }) {
  if (notes.length === 0) return null;
  return (
    <ul className={classes.notes} aria-label={label}>
      {notes.map((note) => (
        <li key={note.at + note.by.login + note.text}>
          <p>{note.text}</p>
          <span className={classes.quiet}>
            {note.by.name}, <When at={note.at} />
          </span>
        </li>
      ))}
    </ul>
  );
}

interface NoteFormProps {
  /** What it is about, by a name of its own: what is written is kept under it until it is sent. */
  about: string;
  label: string;
  why: Why;
  busy: boolean;
  /** Sends it; resolves once it is kept. */
  onTake: (text: string) => Promise<unknown>;
  field?: string | undefined;
  /** Told whether something is written that is not kept yet. */
  onWriting?: (writing: boolean) => void;
}

/** Takes a note. What is written stays until it is kept, whatever becomes of the page around it. */
export function NoteForm({ about, label, why, busy, onTake, field, onWriting }: NoteFormProps) {
  const [text, keepText] = useKeptText(`note/${about}`);
  const box = useRef<HTMLTextAreaElement>(null);
  const setText = (next: string) => {
    keepText(next);
    onWriting?.(next !== '');
  };
  const empty = text.trim() === '';
  const take = () => {
    if (empty || busy || why) return;
    onTake(text.trim()).then(
      () => setText(''),
      () => box.current?.focus(),
    );
  };
  return (
    <div className={classes.noteForm}>
      <Textarea
        {...(field && { id: field })}
        ref={box}
        label={label}
        description={why}
        readOnly={why !== undefined}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            take();
          }
        }}
      />
      <div>
        <ActButton
          variant="default"
          size="xs"
          why={why ?? (empty ? 'Write something first.' : undefined)}
          loading={busy}
          onClick={take}
        >
          Keep the note
        </ActButton>
      </div>
    </div>
  );
}
