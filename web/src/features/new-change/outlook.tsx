import type { UseQueryResult } from '@tanstack/react-query';
import { IconCheck, IconCircleDashed } from '@tabler/icons-react';
import type { Preview, ProcessStage, ProcessView } from '@/shared/api/types';
import { quorumText, plural } from '@/shared/lib/words';
import { phaseColors, PriorityMark } from '@/shared/ui/badge';
import { PersonChip } from '@/shared/ui/person';
import { ProblemPanel, Waiting } from '@/shared/ui/states';
import { lazy, Suspense } from 'react';
import classes from './new-change.module.css';

// Beside what is needed at first.
const RiskOutlook = lazy(() => import('./risk-outlook'));

interface OutlookProps {
  query: UseQueryResult<Preview>;
  process: ProcessView | undefined;
}

/** Live beside the form: the way the change will go, who will be asked, and what is still missing. */
export function Outlook({ query, process }: OutlookProps) {
  const preview = query.data;
  const stages = preview?.process.stages ?? process?.stages;
  if (!stages) return query.error ? <ProblemPanel error={query.error} /> : <Waiting rows={6} />;
  return (
    <div aria-live="polite" aria-busy={query.isFetching}>
      {preview?.priority && (
        <p className={classes.priority}>
          Priority <PriorityMark priority={preview.priority} />
        </p>
      )}
      {preview && <Missing waiting={preview.waiting.filter((w) => w.gate === 'fields')} />}
      {preview && (
        <Suspense>
          <RiskOutlook risk={preview.risk} />
        </Suspense>
      )}
      <h2>Its way</h2>
      <ol className={classes.stages}>
        {stages.map((stage) => (
          <li
            key={stage.key}
            style={phaseColors(stage.phase)}
            data-passed-over={preview?.passed_over.includes(stage.key) || undefined}
          >
            <div className={classes.stageHead}>
              <span className={classes.stageName}>{stage.name}</span>
              <span className={classes.quiet}>
                {preview?.passed_over.includes(stage.key) ? 'does not apply' : tasksText(stage)}
              </span>
            </div>
            {stage.when && <div className={classes.quiet}>Only if {stage.when.in_words}</div>}
            {preview?.approvals
              .filter((a) => a.stage === stage.key)
              .map((approval) => (
                <div key={approval.key} className={classes.approval}>
                  <div>
                    {approval.title}: <span className={classes.quiet}>{quorumText(approval.quorum)}</span>
                  </div>
                  {approval.nobody ? (
                    <div className={classes.lacking}>{approval.nobody}</div>
                  ) : (
                    <div className={classes.people}>
                      {approval.people.slice(0, 6).map((p) => (
                        <PersonChip key={p.login} person={p} size={18} />
                      ))}
                      {approval.people.length > 6 && (
                        <span className={classes.quiet}>and {approval.people.length - 6} more</span>
                      )}
                    </div>
                  )}
                </div>
              ))}
          </li>
        ))}
      </ol>
      {query.error && <ProblemPanel error={query.error} />}
    </div>
  );
}

function tasksText({ tasks }: ProcessStage): string {
  if (tasks.length === 0) return '';
  return tasks.some((t) => t.when) ? `up to ${plural(tasks.length, 'task')}` : plural(tasks.length, 'task');
}

/** Takes the focus to a field, which is unfolded where it has to be. */
function goTo(key: string): void {
  const field = document.getElementById(`field-${key}`);
  field?.closest('section')?.querySelector<HTMLElement>('h2 > [aria-expanded="false"]')?.click();
  // A group of choices takes the focus at the one that is chosen.
  const at = field?.querySelector<HTMLElement>('input:checked') ?? field?.querySelector<HTMLElement>('input') ?? field;
  requestAnimationFrame(() => at?.focus());
}

function Missing({ waiting }: { waiting: Preview['waiting'] }) {
  if (waiting.length === 0) {
    return (
      <p className={classes.complete}>
        <IconCheck size={16} stroke={2.2} aria-hidden /> Nothing is missing before it can be submitted.
      </p>
    );
  }
  return (
    <section className={classes.missing} aria-labelledby="missing">
      <h2 id="missing">Before it can be submitted</h2>
      <ul>
        {waiting.map((w) => (
          <li key={w.key}>
            <IconCircleDashed size={15} stroke={1.8} aria-hidden />
            <a
              href={`#field-${w.key}`}
              onClick={(event) => {
                event.preventDefault();
                goTo(w.key);
              }}
            >
              {w.title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
