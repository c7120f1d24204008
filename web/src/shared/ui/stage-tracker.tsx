import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { StageState } from '@/shared/api/types';
import { When } from '@/shared/time/when';
import { phaseColors } from './badge';
import classes from './stage-tracker.module.css';

const said = { done: 'done', current: 'now', passed_over: 'passed over', to_come: 'to come' } as const;

/** The stages of a change from left to right, each in its phase's colour. */
export function StageTracker({ stages }: { stages: StageState[] }) {
  const list = useRef<HTMLOListElement>(null);
  // A closed change stands where it ended.
  const now = stages.findIndex((s) => s.state === 'current');
  const shown = now >= 0 ? now : stages.findLastIndex((s) => s.state === 'done');
  useEffect(() => {
    // The stage before it comes first, whole. Only sideways: scrolling the page would take the reader's place away.
    const first = list.current?.children[Math.max(0, shown - 1)];
    if (list.current && first instanceof HTMLElement) list.current.scrollLeft = first.offsetLeft;
  }, [shown]);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, so the keyboard must reach it
    <ol ref={list} className={classes.tracker} aria-label="Stages" tabIndex={0}>
      {stages.map((stage) => (
        <li
          key={stage.key}
          className={classes.stage}
          data-state={stage.state}
          style={phaseColors(stage.phase)}
          aria-current={stage.state === 'current' ? 'step' : undefined}
        >
          <div className={classes.bar} />
          <div className={classes.name}>
            {stage.state === 'done' && <IconCheck size={12} stroke={2.5} aria-hidden />}
            <span>{stage.name}</span>
            <span className="visually-hidden">, {said[stage.state]}</span>
          </div>
          {stage.state === 'current' && stage.entered && (
            <div className={classes.since}>
              <When at={stage.entered} prefix="since" />
            </div>
          )}
          {stage.state === 'passed_over' && (
            <div className={classes.since}>{stage.passed_over ? 'passed over: does not apply' : 'passed over'}</div>
          )}
          {stage.state === 'to_come' && stage.when && (
            <div className={classes.since} title={`Only if ${stage.when.in_words}; passed over otherwise`}>
              may be passed over
              <span className="visually-hidden">: it is entered only if {stage.when.in_words}</span>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
