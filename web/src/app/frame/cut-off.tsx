import { IconPlugConnectedX } from '@tabler/icons-react';
import { useCutOff } from '@/shared/api/live';
import classes from './frame.module.css';

/** Says that the server is not heard; goes by itself when it is again. */
export function CutOff() {
  const cutOff = useCutOff();
  return (
    <div role="status" className={classes.aboveAll}>
      {cutOff && (
        <p className={classes.cutOff}>
          <IconPlugConnectedX size={17} stroke={1.8} aria-hidden />
          The connection to Sluice is lost, trying again. What you see may be old; what you type stays here.
        </p>
      )}
    </div>
  );
}
