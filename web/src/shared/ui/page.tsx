import { useDocumentTitle } from '@mantine/hooks';
import { useId, type ReactNode } from 'react';
import classes from './page.module.css';

interface PageProps {
  title: string;
  /** Said above the title: where this page belongs. */
  eyebrow?: ReactNode;
  /** In place of the title's own heading, where it can be edited. */
  heading?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  width?: 'narrow' | 'wide';
  /** What the browser's tab says, where it differs from the title. */
  tab?: string;
  children: ReactNode;
}

export function Page({ title, eyebrow, heading, lead, actions, width, tab, children }: PageProps) {
  useDocumentTitle(`${tab ?? title} · Sluice`);
  return (
    <div className={width ? `${classes.page} ${classes[width]}` : classes.page}>
      <header className={classes.header}>
        <div className={classes.titles}>
          {eyebrow && <div className={classes.eyebrow}>{eyebrow}</div>}
          {heading ?? <h1>{title}</h1>}
          {lead && <p className={classes.lead}>{lead}</p>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

interface SectionProps {
  title: string;
  count?: number | undefined;
  actions?: ReactNode;
  children: ReactNode;
}

export function Section({ title, count, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.sectionHead}>
        <h2 id={id}>
          {title}
          {count !== undefined && <span className={classes.count}> {count.toLocaleString('en')}</span>}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  );
}

export function Panel({ padded, children }: { padded?: boolean; children: ReactNode }) {
  return <div className={padded ? `${classes.panel} ${classes.padded}` : classes.panel}>{children}</div>;
}
