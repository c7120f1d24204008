import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import type { Mistake } from '@/shared/api/types';
import { Waiting } from '@/shared/ui/states';
import { ContingencyDetails } from './contingency-part';
import { pathText } from './document/text';
import { useEditor } from './editor-context';
import { Mistakes } from './mistakes';
import type { Checked } from './opened';
import { Outline } from './outline';
import { ApprovalDetails } from './approval-part';
import { AboutDetails, FieldDetails } from './parts';
import { RuleDetails } from './rule-part';
import { StageDetails } from './stage-part';
import { TaskDetails } from './task-part';
import type { Jump } from './yaml-pane';
import classes from './editor.module.css';

const YamlPane = lazy(() => import('./yaml-pane'));
const GraphPane = lazy(() => import('./graph-pane'));

type Pane = 'form' | 'yaml' | 'graph';

interface WorkbenchProps {
  checked: Checked;
  jump: Jump | undefined;
  onJump: (mistake: Mistake) => void;
}

/** The form, the text and the graph side by side, one after the other where there is little room. */
export function Workbench({ checked, jump, onJump }: WorkbenchProps) {
  const { editable, chosen } = useEditor();
  const narrow = useMediaQuery('(max-width: 960px)', false, { getInitialValueInEffect: false });
  const [pane, setPane] = useState<Pane>('form');
  const shows = (one: Pane) => !narrow || pane === one;
  return (
    <>
      {narrow && (
        <SegmentedControl
          className={classes.panes ?? ''}
          fullWidth
          aria-label="What is shown"
          value={pane}
          onChange={(next) => setPane(next)}
          data={[
            { value: 'form', label: 'Form' },
            { value: 'yaml', label: 'YAML' },
            { value: 'graph', label: 'Graph' },
          ]}
        />
      )}
      <Mistakes
        mistakes={checked.mistakes}
        lacking={checked.lacking}
        checking={checked.checking}
        failed={checked.failed}
        onJump={(mistake) => {
          if (narrow) setPane(editable ? 'form' : 'yaml');
          onJump(mistake);
        }}
      />
      <div className={classes.bench}>
        {shows('graph') && (
          <Suspense fallback={<Waiting rows={3} label="Drawing" />}>
            <GraphPane />
          </Suspense>
        )}
        {shows('form') && (
          <section className={classes.form} aria-label="Form">
            {!editable && (
              <p className={classes.locked}>
                The text cannot be read as YAML at the moment. Mend it there; the form shows what could last be read.
              </p>
            )}
            <Outline />
            {/* Each part is begun at its top. */}
            <div key={pathText(chosen)} className={classes.detailsPane}>
              <Chosen />
            </div>
          </section>
        )}
        {shows('yaml') && (
          <section className={classes.text} aria-label="YAML">
            <Suspense fallback={<Waiting label="Loading the text" />}>
              <YamlPane jump={jump} />
            </Suspense>
          </section>
        )}
      </div>
    </>
  );
}

/** The part that is chosen, to be filled in. */
function Chosen() {
  const { process, chosen } = useEditor();
  const [list, at = 0, inner, index = 0] = chosen;
  const key = chosen.join('/');
  if (list === 'form') {
    const field = process.form[Number(at)];
    if (field) return <FieldDetails key={key} path={chosen} field={field} />;
  }
  if (list === 'contingencies') {
    const contingency = process.contingencies[Number(at)];
    if (contingency) return <ContingencyDetails key={key} path={chosen} contingency={contingency} />;
  }
  if (list === 'rules') {
    const rule = process.rules[Number(at)];
    if (rule) return <RuleDetails key={key} path={chosen} rule={rule} />;
  }
  const stage = list === 'stages' ? process.stages[Number(at)] : undefined;
  if (!stage) return <AboutDetails process={process} />;
  const task = inner === 'tasks' ? stage.tasks[Number(index)] : undefined;
  if (task) return <TaskDetails key={key} path={chosen} task={task} />;
  const approval = inner === 'approvals' ? stage.approvals[Number(index)] : undefined;
  if (approval) return <ApprovalDetails key={key} path={chosen} approval={approval} />;
  return <StageDetails key={key} index={Number(at)} stage={stage} />;
}
