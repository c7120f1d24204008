import { Alert, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Seen } from '@/shared/api/client';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import { useMay } from '@/shared/api/session';
import type { RiskPolicy, RiskPolicyView } from '@/shared/api/types';
import { useLeaveGuard } from '@/shared/lib/use-leave-guard';
import { LoadedPage } from '@/shared/ui/loaded-page';
import { Page, Panel, Section } from '@/shared/ui/page';
import { ReasonDialog } from '@/shared/ui/reason-dialog';
import { Loaded } from '@/shared/ui/states';
import { riskPolicyQuery, riskVersionQuery, usePublishRiskPolicy } from './api';
import { ConditionsPart } from './conditions-part';
import { HistoryPart } from './history-part';
import { MatrixPart } from './matrix-part';
import { QuestionsPart } from './questions-part';
import classes from './risk-policy.module.css';
import { Trial } from './trial';
import { Versions } from './versions';

/** The policy that risk is assessed by; administrators edit it, everybody may read it. */
export function RiskPolicyPage() {
  const newest = useQuery(riskPolicyQuery);
  return (
    <LoadedPage title="Risk policy" query={newest}>
      {(policy) => <Shown newest={policy} />}
    </LoadedPage>
  );
}

function Shown({ newest }: { newest: Seen<RiskPolicyView> }) {
  const [version, setVersion] = useState<number>();
  const former = version !== undefined && version !== newest.version;
  const older = useQuery({ ...riskVersionQuery(version ?? 0), enabled: former });
  const show = (next: number) => {
    setVersion(next === newest.version ? undefined : next);
    window.scrollTo({ top: 0 });
  };
  if (!former)
    return (
      <Policy
        key={newest.version}
        newest={newest}
        start={newest}
        onShow={show}
        onPublished={() => setVersion(undefined)}
      />
    );
  return (
    <Loaded query={older} rows={8}>
      {(start) => (
        <Policy
          key={start.version}
          newest={newest}
          start={start}
          onShow={show}
          onPublished={() => setVersion(undefined)}
        />
      )}
    </Loaded>
  );
}

interface PolicyProps {
  newest: Seen<RiskPolicyView>;
  /** What the editing begins with: the newest, or an older one. */
  start: RiskPolicyView;
  onShow: (version: number) => void;
  onPublished: () => void;
}

function Policy({ newest, start, onShow, onPublished }: PolicyProps) {
  const may = useMay('manage_risk');
  const [policy, setPolicy] = useState<RiskPolicy>(start.policy);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [asking, setAsking] = useState(false);
  const publish = usePublishRiskPolicy();
  const edited = JSON.stringify(policy) !== JSON.stringify(start.policy);
  const differs = JSON.stringify(policy) !== JSON.stringify(newest.policy);
  useLeaveGuard(edited && !publish.isSuccess);
  const change = (next: RiskPolicy) => {
    setPolicy(next);
    setErrors({});
  };
  const part = { policy, onChange: change, wrong: (path: string) => errors[path] };
  const send = (reason: string) =>
    publish.mutate(
      { policy, reason, seen: newest.seen },
      {
        onSuccess: () => {
          setAsking(false);
          onPublished();
        },
        onError: (error) => setErrors(fieldErrors(problemOf(error))),
      },
    );
  return (
    <Page
      title="Risk policy"
      lead={start.version === 0 ? 'As shipped; nobody has edited it.' : `Version ${start.version}. “${start.reason}”`}
    >
      {start.version !== newest.version && (
        <Alert title={`You look at version ${start.version}`} color="accent" mb="md">
          Version {newest.version} counts.{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => onShow(newest.version)}>
            Back to version {newest.version}
          </Button>
        </Alert>
      )}
      <fieldset className={classes.fieldset} disabled={!may} aria-label="The policy">
        <Section title="Questions">
          <Panel padded>
            <div className={classes.list}>
              <QuestionsPart {...part} />
            </div>
          </Panel>
        </Section>
        <Section title="Impact and likelihood">
          <Panel padded>
            <MatrixPart {...part} />
          </Panel>
        </Section>
        <Section title="Conditions">
          <Panel padded>
            <div className={classes.list}>
              <ConditionsPart {...part} />
            </div>
          </Panel>
        </Section>
        <Section title="How earlier changes ended">
          <Panel padded>
            <div className={classes.list}>
              <HistoryPart {...part} />
            </div>
          </Panel>
        </Section>
      </fieldset>
      {may && (
        <Section title="Before it counts">
          <Panel padded>
            <div className={classes.list}>
              <Trial policy={policy} onWrong={setErrors} />
            </div>
          </Panel>
        </Section>
      )}
      <Section title="Versions">
        <Panel padded>
          <Versions shown={start.version} onShow={onShow} />
        </Panel>
      </Section>
      {may && differs && (
        <div className={classes.bar}>
          <p className={classes.note} role="status">
            {Object.keys(errors).length > 0
              ? 'Some of it does not do; it is marked above.'
              : 'Not published yet. Every open change will be assessed anew.'}
          </p>
          {edited && (
            <Button variant="default" onClick={() => change(start.policy)}>
              Discard
            </Button>
          )}
          <Button onClick={() => setAsking(true)}>Publish…</Button>
        </div>
      )}
      {asking && (
        <ReasonDialog
          title={`Publish version ${newest.version + 1}`}
          act="Publish"
          reason="required"
          busy={publish.isPending}
          error={publish.error}
          onConfirm={send}
          onClose={() => {
            setAsking(false);
            publish.reset();
          }}
        >
          Open changes are assessed by it at once. Where their risk rises, approvals that cover it are withdrawn.
        </ReasonDialog>
      )}
    </Page>
  );
}
