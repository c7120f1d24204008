import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { DecidePage } from '@/shared/api/types';
import { exact } from '@/shared/time/format';
import { useZone } from '@/shared/time/zone';
import { ProblemPanel } from '@/shared/ui/states';
import { useTakeBack } from './api';
import classes from './decide.module.css';

interface DecidedProps {
  decision: NonNullable<DecidePage['decision']>;
  canTakeBack: boolean;
  token: string;
}

const said = { approve: 'approved', reject: 'rejected', abstain: 'abstained' } as const;

/** What was decided, and taking it back while that is possible. */
export function Decided({ decision, canTakeBack, token }: DecidedProps) {
  const zone = useZone();
  return (
    <section className={classes.notice} role="status">
      <h2>
        You {said[decision.decision]} on <time dateTime={decision.at}>{exact(new Date(decision.at), zone)}</time>
      </h2>
      {decision.comment !== '' && <p className={classes.said}>{decision.comment}</p>}
      {canTakeBack ? <TakeBack token={token} /> : <p>It cannot be taken back any more.</p>}
    </section>
  );
}

function TakeBack({ token }: { token: string }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const takeBack = useTakeBack(token);
  if (!open)
    return (
      <Button variant="default" onClick={() => setOpen(true)}>
        Take it back…
      </Button>
    );
  return (
    <div className={classes.form}>
      <p>This link does not decide a second time. To decide again you sign in, or get a new mail.</p>
      <Textarea
        label="Why, if you want to say"
        autosize
        minRows={1}
        maxRows={6}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {takeBack.error && <ProblemPanel error={takeBack.error} />}
      <div className={classes.buttons}>
        <Button loading={takeBack.isPending} onClick={() => takeBack.mutate(reason.trim())}>
          Take my decision back
        </Button>
        <Button variant="subtle" onClick={() => setOpen(false)}>
          Leave it
        </Button>
      </div>
    </div>
  );
}
