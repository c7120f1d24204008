import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ChangeView, RiskLevel, RiskView } from '@/shared/api/types';
import { levelName, plural } from '@/shared/lib/words';
import { FormDialog } from '@/shared/ui/form-dialog';
import { RiskMark } from '@/shared/ui/risk';
import { RiskQuestion } from '@/shared/ui/risk-question';
import { ProblemPanel } from '@/shared/ui/states';
import { useChangeWrite } from './api';
import { sendRisk, type RiskAct } from './risk-api';
import classes from './risk.module.css';

type Act = Exclude<RiskAct['act'], 'answer_risk'>;

const acts: Record<Act, { button: string; title: string; text: string; needs: boolean; level: boolean }> = {
  raise_risk: { button: 'Raise…', title: 'Raise the risk', text: 'Reason', needs: true, level: true },
  withdraw_raise: {
    button: 'Take the raise back…',
    title: 'Take the raise back',
    text: 'Reason',
    needs: true,
    level: false,
  },
  ask_to_lower_risk: {
    button: 'Ask for a lower one…',
    title: 'Ask for a lower risk',
    text: 'Reason',
    needs: true,
    level: true,
  },
  confirm_lower_risk: {
    button: 'Confirm the lower risk…',
    title: 'Confirm the lower risk',
    text: 'Comment',
    needs: false,
    level: false,
  },
  refuse_lower_risk: {
    button: 'Refuse, or take back…',
    title: 'Refuse the lower risk',
    text: 'Reason',
    needs: true,
    level: false,
  },
};
const levels: RiskLevel[] = ['low', 'medium', 'high'];

/** The risk with everything that speaks for it, the questions about it, and what can be done. */
export function Risk({ change }: { change: ChangeView }) {
  const { risk } = change;
  const [open, setOpen] = useState<Act>();
  const may = (act: RiskAct['act']) => change.possible.some((one) => one.act === act);
  return (
    <section aria-labelledby="risk">
      <div className={`${classes.head} ${classes.title}`}>
        <h2 id="risk">Risk</h2>
        <RiskMark level={risk.level} />
      </div>
      <Given risk={risk} />
      <ul className={classes.sources} aria-label="Where the risk comes from">
        {risk.sources.map((source) => (
          <li key={`${source.kind}:${source.key}`} className={classes.source}>
            <span className={classes.head}>
              <strong>{source.title}</strong>
              <RiskMark level={source.level} />
            </span>
            <p>{source.saw}</p>
            {source.lower && <p>What would lower it: {source.lower}</p>}
          </li>
        ))}
      </ul>
      <Questions change={change} may={may('answer_risk')} />
      <div className={classes.acts}>
        {(Object.keys(acts) as Act[]).filter(may).map((act) => (
          <Button key={act} variant="default" onClick={() => setOpen(act)}>
            {acts[act].button}
          </Button>
        ))}
      </div>
      {open && <RiskDialog change={change} act={open} onClose={() => setOpen(undefined)} />}
    </section>
  );
}

/** What people gave, beside what the sources see. */
function Given({ risk }: { risk: RiskView }) {
  const by = (name?: string) => (name ? ` by ${name}` : '');
  const assessed = risk.assessed && risk.assessed !== risk.level ? ` Assessed: ${risk.assessed}.` : '';
  const lines = [
    risk.raised && `Raised to ${risk.raised.level}${by(risk.raised.by?.name)}: ${risk.raised.reason}${assessed}`,
    risk.lowered &&
      `Lowered to ${risk.lowered.level}${by(risk.lowered.by?.name)}, confirmed${by(risk.lowered.confirmed_by?.name)}: ${risk.lowered.reason}${assessed}`,
    risk.lowering_asked &&
      `To be lowered to ${risk.lowering_asked.level}${by(risk.lowering_asked.by?.name)}, waits for a second person: ${risk.lowering_asked.reason}`,
  ];
  return lines.map(
    (line) =>
      line && (
        <p key={line} className={classes.given}>
          {line}
        </p>
      ),
  );
}

/** Each answer is kept as it is chosen. */
function Questions({ change, may }: { change: ChangeView; may: boolean }) {
  const send = useChangeWrite(change.id, (answers: Record<string, string>) =>
    sendRisk(change.id, { act: 'answer_risk', answers }),
  );
  const { questions } = change.risk;
  const open = questions.filter((one) => one.answer === undefined).length;
  if (questions.length === 0) return null;
  return (
    <details open={may && open > 0}>
      <summary>{open > 0 ? `${plural(open, 'question')} without an answer` : 'Questions and answers'}</summary>
      <div className={classes.questions}>
        {questions.map((question) => (
          <RiskQuestion
            key={question.key}
            question={question}
            disabled={!may || send.isPending}
            value={(send.isPending ? send.variables[question.key] : undefined) ?? question.answer ?? ''}
            onChange={(answer) => send.mutate({ [question.key]: answer })}
          />
        ))}
      </div>
      {send.error && <ProblemPanel error={send.error} />}
    </details>
  );
}

function RiskDialog({ change, act, onClose }: { change: ChangeView; act: Act; onClose: () => void }) {
  const { title, text: label, needs, level: asksLevel } = acts[act];
  const now = levels.indexOf(change.risk.level ?? 'low');
  const choices = levels.filter((_, at) => (act === 'raise_risk' ? at > now : at < now));
  const [level, setLevel] = useState<RiskLevel>(choices[act === 'raise_risk' ? 0 : choices.length - 1] ?? 'high');
  const [text, setText] = useState('');
  const send = useChangeWrite(change.id, () =>
    sendRisk(change.id, { act, text: text.trim(), ...(asksLevel && { level }) }),
  );
  return (
    <FormDialog
      title={title}
      act={title}
      busy={send.isPending}
      error={send.error}
      disabled={needs && text.trim() === ''}
      onSubmit={() => send.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      {asksLevel && (
        <NativeSelect
          label="Risk"
          value={level}
          onChange={(event) => setLevel(event.currentTarget.value as RiskLevel)}
          data={choices.map((one) => ({ value: one, label: levelName[one] }))}
        />
      )}
      <Textarea
        label={label}
        withAsterisk={needs}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
