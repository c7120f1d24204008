import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Phase } from '@/shared/api/types';
import Graph, { type GraphEdge, type GraphNode } from '@/shared/graph/graph';
import { phaseName, phases, plural, ruleText } from '@/shared/lib/words';
import { remove, setList } from './document/edits';
import type { Process, Stage } from './document/model';
import { countAt, useEditor } from './editor-context';
import { useActs } from './use-acts';
import classes from './editor.module.css';

/** The process as it is drawn: its stages and ways back, or the tasks of the stage that is chosen and what comes after what. */
export default function GraphPane() {
  const { process, chosen } = useEditor();
  const [wanted, setWanted] = useState<'stages' | 'tasks'>('stages');
  const at = chosen[0] === 'stages' ? Number(chosen[1]) : -1;
  const stage = process.stages[at];
  const level = stage && wanted === 'tasks' ? 'tasks' : 'stages';
  return (
    <section className={classes.drawn} aria-label="Graph">
      <div className={classes.drawnHead}>
        <SegmentedControl
          size="xs"
          aria-label="What is drawn"
          value={level}
          onChange={(value) => setWanted(value)}
          data={[
            { value: 'stages', label: 'Stages' },
            { value: 'tasks', label: stage ? `In ${stage.name || stage.key}` : 'In a stage', disabled: !stage },
          ]}
        />
        <p className={classes.quiet}>
          {level === 'stages'
            ? 'Drag a box to another place; from its dot to an earlier stage for a way back.'
            : 'Drag from the dot of one to another that comes after it.'}{' '}
          Keys: Enter chooses, <kbd>c</kbd> connects, <kbd>Alt</kbd> and arrows move, <kbd>Delete</kbd> removes.
        </p>
      </div>
      {level === 'stages' || !stage ? <Stages /> : <Inside stage={stage} index={at} />}
    </section>
  );
}

function Stages() {
  const { process, chosen, choose, edit, editable, mistakes, say } = useEditor();
  const acts = useActs();
  const at = chosen[0] === 'stages' ? Number(chosen[1]) : -1;
  const nodes = useMemo(
    () =>
      process.stages.map((stage, i): GraphNode => {
        const wrong = countAt(mistakes, ['stages', i]);
        return {
          id: String(i),
          title: stage.name || stage.key || 'Without a name',
          ...(phases.includes(stage.phase as Phase) && {
            phase: stage.phase as Phase,
            ...(phaseName[stage.phase as Phase] !== stage.name && { group: phaseName[stage.phase as Phase] }),
          }),
          tone: i === at ? 'chosen' : wrong > 0 ? 'bad' : 'plain',
          sub: wrong > 0 ? plural(wrong, 'mistake') : subOf(stage),
        };
      }),
    [process, mistakes, at],
  );
  const edges = useMemo(() => stageEdges(process), [process]);
  const open = (id: string) => choose(['stages', Number(id)]);
  return (
    <Graph
      label="Stages and the ways between them"
      nodes={nodes}
      edges={edges}
      compact
      height="100%"
      onOpen={open}
      {...(editable && {
        editing: {
          say,
          onConnect: (from, to) => {
            const [start, end] = [Number(from), Number(to)];
            const key = process.stages[end]?.key ?? '';
            if (end > start) acts.move(['stages', end], start + 1 - end);
            else if (process.stages[start]?.back.every((way) => way.to !== key)) acts.addWayBack(start, key);
          },
          onDisconnect: (from, to) => {
            const key = process.stages[Number(to)]?.key;
            const way = process.stages[Number(from)]?.back.findIndex((one) => one.to === key) ?? -1;
            if (way >= 0) edit(remove(['stages', Number(from), 'back', way]));
            say('Way back taken away.');
          },
          onArrange: (id, place) => acts.move(['stages', Number(id)], place - Number(id)),
          onRemove: (id) => acts.remove('stage', ['stages', Number(id)], process.stages[Number(id)]?.name ?? ''),
        },
      })}
    />
  );
}

const subOf = (stage: Stage): string =>
  [
    stage.tasks.length > 0 && plural(stage.tasks.length, 'task'),
    stage.approvals.length > 0 && plural(stage.approvals.length, 'approval'),
    stage.when && 'conditional',
  ]
    .filter(Boolean)
    .join(' · ');

function stageEdges({ stages }: Process): GraphEdge[] {
  const forward = stages.slice(1).map((_, i): GraphEdge => ({ from: String(i), to: String(i + 1) }));
  const back = stages.flatMap((stage, i) =>
    stage.back.flatMap((way): GraphEdge[] => {
      const to = stages.findIndex((one) => one.key === way.to);
      if (to < 0 || to === i) return [];
      return [
        {
          from: String(i),
          to: String(to),
          back: true,
          removable: true,
          label: way.on_rejection ? 'if rejected' : '',
        },
      ];
    }),
  );
  return [...forward, ...back];
}

/** Ids are `tasks/0` and `approvals/1`, as in the paths. */
function Inside({ stage, index }: { stage: Stage; index: number }) {
  const { chosen, choose, edit, editable, say } = useEditor();
  const acts = useActs();
  const at = chosen.slice(2, 4).join('/');
  const nodes = useMemo(() => insideNodes(stage, at), [stage, at]);
  const edges = useMemo(() => insideEdges(stage), [stage]);
  const pathOf = (id: string) => {
    const [list = '', i = '0'] = id.split('/');
    return ['stages', index, list, Number(i)];
  };
  const partOf = (id: string) => {
    const [list, i] = id.split('/');
    return list === 'tasks' ? stage.tasks[Number(i)] : stage.approvals[Number(i)];
  };
  if (nodes.length === 0) return <p className={classes.nothing}>This stage has no tasks and no approvals yet.</p>;
  return (
    <Graph
      key={index}
      label={`Tasks and approvals of ${stage.name}`}
      nodes={nodes}
      edges={edges}
      height="100%"
      onOpen={(id) => choose(pathOf(id))}
      {...(editable && {
        editing: {
          say,
          onConnect: (from, to) => {
            const [first, second] = [partOf(from), partOf(to)];
            if (!from.startsWith('tasks') || !first || !second) {
              say('Only a task can come first.');
              return;
            }
            if (second.after.includes(first.key)) return;
            edit(setList([...pathOf(to), 'after'], [...second.after, first.key], true));
            say(`${second.title} comes after ${first.title}.`);
          },
          onDisconnect: (from, to) => {
            const [first, second] = [partOf(from), partOf(to)];
            if (!first || !second) return;
            edit(
              setList(
                [...pathOf(to), 'after'],
                second.after.filter((key) => key !== first.key),
                true,
              ),
            );
            say(`${second.title} does not wait for ${first.title} any more.`);
          },
          onRemove: (id) =>
            acts.remove(id.startsWith('tasks') ? 'task' : 'approval', pathOf(id), partOf(id)?.title ?? ''),
        },
      })}
    />
  );
}

function insideNodes(stage: Stage, at: string): GraphNode[] {
  return [
    ...stage.tasks.map((task, i): GraphNode => ({
      id: `tasks/${i}`,
      title: task.title || task.key,
      tone: at === `tasks/${i}` ? 'chosen' : 'plain',
      sub: task.assignee.map(ruleText).join(', '),
    })),
    ...stage.approvals.map((approval, i): GraphNode => ({
      id: `approvals/${i}`,
      title: approval.title || approval.key,
      group: 'Approval',
      tone: at === `approvals/${i}` ? 'chosen' : 'quiet',
      sub: approval.approvers.map(ruleText).join(', '),
    })),
  ];
}

function insideEdges(stage: Stage): GraphEdge[] {
  const ids = new Map(stage.tasks.map((task, i) => [task.key, `tasks/${i}`]));
  const from = (keys: string[], to: string) =>
    keys.flatMap((key): GraphEdge[] => {
      const first = ids.get(key);
      return first && first !== to ? [{ from: first, to, removable: true }] : [];
    });
  const sequence =
    stage.order === 'in_sequence'
      ? stage.tasks.slice(1).map((_, i): GraphEdge => ({ from: `tasks/${i}`, to: `tasks/${i + 1}` }))
      : [];
  return [
    ...sequence,
    ...stage.tasks.flatMap((task, i) => from(task.after, `tasks/${i}`)),
    ...stage.approvals.flatMap((approval, i) => from(approval.after, `approvals/${i}`)),
  ];
}
