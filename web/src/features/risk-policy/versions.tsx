import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { When } from '@/shared/time/when';
import { Loaded } from '@/shared/ui/states';
import { riskVersionsQuery } from './api';
import classes from './risk-policy.module.css';

/** Who published which version and why; the shipped one comes last. */
export function Versions({ shown, onShow }: { shown: number; onShow: (version: number) => void }) {
  const query = useQuery(riskVersionsQuery);
  const look = (version: number) =>
    version === shown ? (
      <span className={classes.note}>shown above</span>
    ) : (
      <Button variant="subtle" size="compact-xs" onClick={() => onShow(version)}>
        Look at version {version}
      </Button>
    );
  return (
    <Loaded query={query} rows={2}>
      {({ items }) => (
        <ul className={classes.list}>
          {items.map((one) => (
            <li key={one.version} className={classes.line}>
              <span className={classes.grow}>
                {one.summary} <When at={one.at} />
                {one.comment && <span className={classes.note}> “{one.comment}”</span>}
              </span>
              {look(one.version)}
            </li>
          ))}
          <li className={classes.line}>
            <span className={classes.grow}>Version 0 ships with Sluice.</span>
            {look(0)}
          </li>
        </ul>
      )}
    </Loaded>
  );
}
