import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Badge } from '@/shared/ui/badge';
import { PersonChip } from '@/shared/ui/person';
import { When } from '@/shared/time/when';
import { draftsQuery } from './api';
import classes from './processes.module.css';

/** What is being written: the drafts, who saved them last, and whether a version came in between. */
export function Drafts() {
  const drafts = useQuery(draftsQuery).data ?? [];
  if (drafts.length === 0) return null;
  return (
    <section className={classes.drafts} aria-label="Drafts">
      <h2>Drafts</h2>
      <ul>
        {drafts.map((draft) => (
          <li key={draft.key}>
            <Link to="/processes/$key/draft" params={{ key: draft.key }}>
              {draft.key}
            </Link>
            <span className={classes.quiet}>
              {draft.newest === undefined ? 'new' : `for version ${draft.newest + 1}`}, saved{' '}
              <When at={draft.saved_at} /> by
            </span>
            <PersonChip person={draft.saved_by} />
            {draft.outdated && <Badge tone="issues">Version {draft.newest} came since</Badge>}
          </li>
        ))}
      </ul>
    </section>
  );
}
