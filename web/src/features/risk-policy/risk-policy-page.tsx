import { Alert, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Seen } from '@/shared/api/client';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import { useMay } from '@/shared/api/session';
import type { RiskPolicyView } from '@/shared/api/types';
import { LoadedPage } from '@/shared/ui/loaded-page';
import { Page, Panel, Section } from '@/shared/ui/page';
import { ReasonDialog } from '@/shared/ui/reason-dialog';
import { Loaded } from '@/shared/ui/states';
import { riskPolicyQuery, riskVersionQuery, usePublishRiskPolicy } from './api';
import { ConditionsPart } from './conditions-part';
import type { PartProps } from './draft';
import { HistoryPart } from './history-part';
import { MatrixPart } from './matrix-part';
import { QuestionsPart } from './questions-part';
import classes from './risk-policy.module.css';
import { Trial } from './trial';
import { usePolicyDraft } from './use-policy-draft';
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
  if (!former) return <Policy newest={newest} start={newest} onShow={show} onPublished={() => setVersion(undefined)} />;
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
  const draft = usePolicyDraft(start, newest);
  const { base, policy, errors, setErrors, edited, differs, begin } = draft;
  /** What was the newest when the reason was asked for; one published since then is not replaced unseen. */
  const [asking, setAsking] = useState<{ seen: number | undefined }>();
  const publish = usePublishRiskPolicy();
  const show = (version: number) => {
    if (draft.mayLeave()) onShow(version);
  };
  const send = (reason: string) =>
    publish.mutate(
      { policy, reason, seen: asking?.seen },
      {
        onSuccess: (published) => {
          setAsking(undefined);
          begin(published);
          onPublished();
        },
        onError: (error) => setErrors(fieldErrors(problemOf(error))),
      },
    );
  return (
    <Page
      title="Risk policy"
      lead={base.version === 0 ? 'As shipped; nobody has edited it.' : `Version ${base.version}. “${base.reason}”`}
    >
      {start.version !== newest.version && (
        <Alert title={`You look at version ${start.version}`} color="accent" mb="md">
          Version {newest.version} counts.{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => show(newest.version)}>
            Back to version {newest.version}
          </Button>
        </Alert>
      )}
      {draft.overtaken && (
        <Alert title={`Version ${start.version} was published meanwhile`} color="accent" mb="md">
          “{start.reason}” Your edits began with version {base.version}; published, they replace it.{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => begin(start)}>
            Discard mine and show version {start.version}
          </Button>
        </Alert>
      )}
      <Parts policy={policy} onChange={draft.change} wrong={(path) => errors[path]} readOnly={!may} />
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
          <Versions shown={base.version} onShow={show} />
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
            <Button variant="default" onClick={() => begin(start)}>
              Discard
            </Button>
          )}
          <Button onClick={() => setAsking({ seen: newest.seen })}>Publish…</Button>
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
            setAsking(undefined);
            publish.reset();
          }}
        >
          Open changes are assessed by it at once. Where their risk rises, approvals that cover it are withdrawn.
        </ReasonDialog>
      )}
    </Page>
  );
}

function Parts({ readOnly, ...part }: PartProps & { readOnly: boolean }) {
  return (
    <fieldset className={classes.fieldset} disabled={readOnly} aria-label="The policy">
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
  );
}
