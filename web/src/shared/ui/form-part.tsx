import { useId, type ReactNode } from 'react';
import classes from './form-part.module.css';

/** A part of a long form, under its own heading. */
export function FormPart({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
