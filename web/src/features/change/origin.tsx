import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconLifebuoy } from '@tabler/icons-react';
import type { ChangeView } from '@/shared/api/types';
import { OutcomeBadge } from '@/shared/ui/badge';
import { linksQuery } from './related-api';
import classes from './contingencies.module.css';

/** Of a contingency: which change has called it, said under its title. */
export default function Origin({ change }: { change: ChangeView }) {
  const links = useQuery(linksQuery(change.id));
  const origin = links.data?.find((link) => link.kind === 'contingency_of');
  if (!origin) return null;
  const of = origin.change;
  return (
    <p className={classes.origin}>
      <IconLifebuoy size={16} stroke={1.8} aria-hidden />
      <span>
        Contingency of{' '}
        {of ? (
          <Link to="/changes/$id" params={{ id: of.id }}>
            {of.id} {of.title}
          </Link>
        ) : (
          'a restricted change'
        )}
      </span>
      {of?.outcome && <OutcomeBadge outcome={of.outcome} />}
    </p>
  );
}
