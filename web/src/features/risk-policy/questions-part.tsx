import { Button, NumberInput, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { RiskChoice, RiskQuestion } from '@/shared/api/types';
import { freshKey, mostPoints, moved, replaced, without, type PartProps, type Wrong } from './draft';
import { EntryTools } from './entry-tools';
import classes from './risk-policy.module.css';

/** The questions with what their answers weigh, and from where on they make something likely. */
export function QuestionsPart({ policy, onChange, wrong }: PartProps) {
  const { questions, thresholds } = policy;
  const set = (next: RiskQuestion[]) => onChange({ ...policy, questions: next });
  const add = () =>
    set([
      ...questions,
      {
        key: freshKey(
          `question ${questions.length + 1}`,
          questions.map((one) => one.key),
        ),
        text: '',
        weight: 1,
        answers: [
          { key: 'good', text: '', points: 0 },
          { key: 'bad', text: '', points: 3 },
        ],
      },
    ]);
  const threshold = (key: 'medium_from' | 'high_from', label: string) => (
    <NumberInput
      label={label}
      min={1}
      allowDecimal={false}
      className={classes.number}
      value={thresholds[key]}
      error={wrong(`thresholds.${key}`)}
      onChange={(value) => onChange({ ...policy, thresholds: { ...thresholds, [key]: Number(value) } })}
    />
  );
  return (
    <>
      <ul className={classes.list}>
        {questions.map((question, at) => (
          <Question
            key={question.key}
            question={question}
            at={at}
            count={questions.length}
            wrong={(path) => wrong(`questions.${at}.${path}`)}
            onChange={(next) => set(replaced(questions, at, next))}
            onMove={(by) => set(moved(questions, at, by))}
            onRemove={() => set(without(questions, at))}
          />
        ))}
      </ul>
      {wrong('questions') && <p className={classes.wrong}>{wrong('questions')}</p>}
      <div className={classes.line}>
        <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
          Add a question
        </Button>
      </div>
      <div className={classes.line}>
        {threshold('medium_from', 'Medium from')}
        {threshold('high_from', 'High from')}
        <p className={classes.note}>
          points on, something going wrong is of that likelihood. All questions together give {mostPoints(policy)} at
          most.
        </p>
      </div>
    </>
  );
}

interface QuestionProps {
  question: RiskQuestion;
  at: number;
  count: number;
  wrong: Wrong;
  onChange: (question: RiskQuestion) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

function Question({ question, at, count, wrong, onChange, onMove, onRemove }: QuestionProps) {
  const { answers } = question;
  const set = (next: RiskChoice[]) => onChange({ ...question, answers: next });
  return (
    <li className={classes.entry}>
      <div className={classes.line}>
        <TextInput
          className={classes.grow}
          label={`Question ${at + 1}`}
          maxLength={200}
          value={question.text}
          error={wrong('text') ?? wrong('key')}
          onChange={(event) => onChange({ ...question, text: event.currentTarget.value })}
        />
        <NumberInput
          className={classes.number}
          label="Weight"
          min={1}
          max={10}
          allowDecimal={false}
          value={question.weight}
          error={wrong('weight')}
          onChange={(value) => onChange({ ...question, weight: Number(value) })}
        />
        <EntryTools of={`question ${at + 1}`} at={at} count={count} onMove={onMove} onRemove={onRemove} />
      </div>
      <div className={classes.answers}>
        {answers.map((answer, i) => (
          <div key={answer.key} className={classes.line}>
            <TextInput
              className={classes.grow}
              aria-label={`Answer ${i + 1} to question ${at + 1}`}
              placeholder="Answer"
              maxLength={200}
              value={answer.text}
              error={wrong(`answers.${i}.text`) ?? wrong(`answers.${i}.key`)}
              onChange={(event) => set(replaced(answers, i, { ...answer, text: event.currentTarget.value }))}
            />
            <NumberInput
              className={classes.number}
              aria-label={`Points of answer ${i + 1} to question ${at + 1}`}
              suffix={answer.points === 1 ? ' point' : ' points'}
              min={0}
              max={100}
              allowDecimal={false}
              value={answer.points}
              error={wrong(`answers.${i}.points`)}
              onChange={(value) => set(replaced(answers, i, { ...answer, points: Number(value) }))}
            />
            <EntryTools
              of={`answer ${i + 1} to question ${at + 1}`}
              at={i}
              count={answers.length}
              onMove={(by) => set(moved(answers, i, by))}
              onRemove={() => set(without(answers, i))}
            />
          </div>
        ))}
        {wrong('answers') && <p className={classes.wrong}>{wrong('answers')}</p>}
        <div>
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() =>
              set([
                ...answers,
                {
                  key: freshKey(
                    `answer ${answers.length + 1}`,
                    answers.map((one) => one.key),
                  ),
                  text: '',
                  points: 1,
                },
              ])
            }
          >
            Add an answer
          </Button>
        </div>
      </div>
    </li>
  );
}
