import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import type { RiskAssessment, RiskPolicy } from '@/shared/api/types';
import { RiskMark } from '@/shared/ui/risk';
import { ProblemPanel } from '@/shared/ui/states';
import { useTryRiskPolicy } from './api';
import classes from './risk-policy.module.css';

/** What this policy would make of one change, beside what the newest one makes of it. */
export function Trial({ policy, onWrong }: { policy: RiskPolicy; onWrong: (errors: Record<string, string>) => void }) {
  const [change, setChange] = useState('');
  const attempt = useTryRiskPolicy();
  const run = () =>
    attempt.mutate({ policy, change: change.trim() }, { onError: (error) => onWrong(fieldErrors(problemOf(error))) });
  return (
    <>
      <form
        className={classes.line}
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        <TextInput
          label="Try it on a change"
          description="Nothing is kept"
          placeholder="CHG-1042"
          value={change}
          onChange={(event) => setChange(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={attempt.isPending} disabled={change.trim() === ''}>
          Try
        </Button>
      </form>
      {attempt.error && <ProblemPanel error={attempt.error} />}
      {attempt.data && (
        <div className={classes.sides} role="status">
          <Side title={`${attempt.data.change} by the newest version`} made={attempt.data.before} />
          <Side title={`${attempt.data.change} by what stands here`} made={attempt.data.after} />
        </div>
      )}
    </>
  );
}

function Side({ title, made }: { title: string; made: RiskAssessment }) {
  return (
    <section aria-label={title}>
      <div className={classes.line}>
        <strong>{title}</strong>
        <RiskMark level={made.level} />
      </div>
      <ul>
        {made.sources.map((source) => (
          <li key={`${source.kind}:${source.key}`}>
            {source.title}: {source.level}. {source.saw}
          </li>
        ))}
      </ul>
    </section>
  );
}
