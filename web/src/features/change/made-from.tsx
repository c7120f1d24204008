import { Link } from '@tanstack/react-router';
import { IconStack2 } from '@tabler/icons-react';
import type { CatalogUse } from '@/shared/api/types';
import classes from './contingencies.module.css';

/** Of a standard change: the catalog entry that it was made from, said under its title. */
export default function MadeFrom({ use }: { use: CatalogUse }) {
  return (
    <p className={classes.origin}>
      <IconStack2 size={16} stroke={1.8} aria-hidden />
      <span>
        Made from{' '}
        <Link to="/catalog/$key" params={{ key: use.key }}>
          {use.title}
        </Link>
        , version {use.version} of the catalog
      </span>
    </p>
  );
}
