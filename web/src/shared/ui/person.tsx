import { Tooltip } from '@mantine/core';
import type { CSSProperties } from 'react';
import type { PersonRef } from '@/shared/api/types';
import { names } from '@/shared/lib/words';
import classes from './person.module.css';

export function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  const first = parts[0]?.[0] ?? '?';
  const last = parts.length > 1 ? (parts[parts.length - 1]?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}

export function Face({ name, size = 20 }: { name: string; size?: number }) {
  return (
    <span
      className={classes.face}
      style={{ '--face': `${size}px` } as CSSProperties}
      data-initials={initials(name)}
      aria-hidden
    />
  );
}

export function PersonChip({ person, size }: { person: PersonRef; size?: number }) {
  return (
    <span className={classes.chip}>
      <Face name={person.name} size={size ?? 20} />
      <span>{person.name}</span>
    </span>
  );
}

export function MaybePerson({ person, nobody = 'Nobody' }: { person?: PersonRef | undefined; nobody?: string }) {
  return person ? <PersonChip person={person} /> : <span className={classes.nobody}>{nobody}</span>;
}

interface PersonStackProps {
  people: PersonRef[];
  most?: number;
  /** False where their names stand beside. */
  counted?: boolean;
}

/** Faces only, with every name on hover and for screen readers. */
export function PersonStack({ people, most = 3, counted = true }: PersonStackProps) {
  if (people.length === 0) return null;
  const rest = people.length - most;
  return (
    <Tooltip label={names(people, 12)} multiline maw={280}>
      <span className={classes.stack}>
        {people.slice(0, most).map((p) => (
          <Face key={p.login} name={p.name} />
        ))}
        {counted && rest > 0 && (
          <span className={classes.more} aria-hidden>
            +{rest}
          </span>
        )}
        <span className="visually-hidden">{names(people, 12)}</span>
      </span>
    </Tooltip>
  );
}
