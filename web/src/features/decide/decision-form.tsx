import { Button, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import type { DecidePage, Decision } from '@/shared/api/types';
import { ProblemPanel } from '@/shared/ui/states';
import { useDecide } from './api';
import classes from './decide.module.css';

/** The buttons. The page itself is the second look: what is decided stands above them. */
export function DecisionForm({ page, token }: { page: DecidePage; token: string }) {
  const [comment, setComment] = useState('');
  const [lacksReason, setLacksReason] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const decide = useDecide(token);
  const run = (decision: Decision) => {
    const lacking = decision === 'reject' && comment.trim() === '';
    setLacksReason(lacking);
    if (lacking) field.current?.focus();
    else decide.mutate({ decision, comment: comment.trim(), digest: page.digest });
  };
  const going = (decision: Decision) => decide.isPending && decide.variables.decision === decision;
  return (
    <section className={classes.form} aria-label="Your decision">
      <Textarea
        ref={field}
        label="Comment"
        description="Needed to reject; everybody who may see the change reads it."
        error={lacksReason && 'Say what stands against it.'}
        autosize
        minRows={2}
        maxRows={8}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      {decide.error && <ProblemPanel error={decide.error} />}
      <div className={classes.buttons}>
        <Button size="md" loading={going('approve')} disabled={decide.isPending} onClick={() => run('approve')}>
          Approve
        </Button>
        <Button
          size="md"
          variant="default"
          loading={going('reject')}
          disabled={decide.isPending}
          onClick={() => run('reject')}
        >
          Reject
        </Button>
        <Button
          size="md"
          variant="subtle"
          loading={going('abstain')}
          disabled={decide.isPending}
          onClick={() => run('abstain')}
        >
          Abstain
        </Button>
      </div>
    </section>
  );
}
