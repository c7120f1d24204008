import { Button, SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconChecklist, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { ChangeView, Possible } from '@/shared/api/types';
import { preloadMarkdown } from '@/shared/ui/markdown';
import { Empty, Waiting } from '@/shared/ui/states';
import { TaskItem } from './task-item';
import classes from './tasks.module.css';

const AddTask = lazy(() => import('./add-task'));
const TaskGraph = lazy(() => import('./task-graph'));

interface TasksProps {
  change: ChangeView;
  selected: string | undefined;
  view: 'list' | 'graph';
  busy: string | undefined;
  run: (possible: Possible) => void;
}

/** Every task, by the stage that made it, as a list or as the order in which they come. */
export default function Tasks({ change, selected, view, busy, run }: TasksProps) {
  const [adding, setAdding] = useState(false);
  useEffect(preloadMarkdown, []);
  const navigate = useNavigate();
  const may = change.possible.some((p) => p.act === 'add_task');
  const show = (search: { task?: string | undefined; view?: 'graph' | undefined }) =>
    void navigate({
      to: '/changes/$id',
      params: { id: change.id },
      search: { tab: 'tasks', ...search },
      replace: true,
      resetScroll: false,
    });
  const asGraph = view === 'graph' ? 'graph' : undefined;
  return (
    <>
      <div className={classes.bar}>
        {change.tasks.length > 0 && (
          <SegmentedControl
            size="xs"
            aria-label="Show tasks as"
            value={view}
            data={[
              { value: 'list', label: 'List' },
              { value: 'graph', label: 'Graph' },
            ]}
            onChange={(value) => show({ view: value === 'graph' ? 'graph' : undefined, task: selected })}
          />
        )}
        {may && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            Add a task
          </Button>
        )}
      </div>
      {change.tasks.length === 0 ? (
        <Empty icon={IconChecklist} title="No task yet">
          Tasks appear when the change enters a stage that has some.
        </Empty>
      ) : view === 'graph' ? (
        <Suspense fallback={<Waiting label="Drawing" />}>
          <TaskGraph tasks={change.tasks} onOpen={(task) => show({ view: asGraph, task })} />
          {selected && (
            <Selected change={change} id={selected} busy={busy} run={run} onClose={() => show({ view: asGraph })} />
          )}
        </Suspense>
      ) : (
        <List change={change} selected={selected} busy={busy} run={run} onOpen={(task) => show({ task })} />
      )}
      <Suspense>{adding && <AddTask change={change} onClose={() => setAdding(false)} />}</Suspense>
    </>
  );
}

interface ListProps {
  change: ChangeView;
  selected: string | undefined;
  busy: string | undefined;
  run: (possible: Possible) => void;
  onOpen: (task: string | undefined) => void;
}

function List({ change, selected, busy, run, onOpen }: ListProps) {
  // The stage in which the change stands first, then the others, the latest first.
  const keys = [...new Set(change.tasks.map((t) => t.stage))].reverse();
  const stages = keys.sort((a, b) => Number(b === change.stage) - Number(a === change.stage));
  return (
    <>
      {stages.map((stage) => {
        const tasks = change.tasks.filter((t) => t.stage === stage);
        return (
          <section key={stage} className={classes.stage} aria-labelledby={`tasks-${stage}`}>
            <h3 id={`tasks-${stage}`}>{tasks[0]?.stage_name ?? stage}</h3>
            <ul className={classes.list}>
              {tasks.map((task) => (
                <TaskItem
                  key={task.id}
                  change={change}
                  task={task}
                  open={task.id === selected}
                  busy={busy}
                  run={run}
                  onOpen={() => onOpen(task.id === selected ? undefined : task.id)}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

interface SelectedProps {
  change: ChangeView;
  id: string;
  busy: string | undefined;
  run: (possible: Possible) => void;
  onClose: () => void;
}

function Selected({ change, id, busy, run, onClose }: SelectedProps) {
  const task = change.tasks.find((t) => t.id === id);
  if (!task) return null;
  return (
    <ul className={classes.list}>
      <TaskItem change={change} task={task} open busy={busy} run={run} onOpen={onClose} />
    </ul>
  );
}
