import { ActionIcon, Button, Checkbox, Menu } from '@mantine/core';
import { IconChevronRight, IconDots } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { isDanger, runnable } from '@/shared/acts/act-spec';
import type { ChangeView, Possible, TaskView } from '@/shared/api/types';
import { dutyName, names, ruleText } from '@/shared/lib/words';
import { Badge, OverdueBadge, TaskBadge } from '@/shared/ui/badge';
import { Markdown } from '@/shared/ui/markdown';
import { MaybePerson, PersonChip } from '@/shared/ui/person';
import { ProblemPanel } from '@/shared/ui/states';
import { Term } from '@/shared/ui/term';
import { When } from '@/shared/time/when';
import { tick, useChangeWrite } from './api';
import classes from './tasks.module.css';

const EditTask = lazy(() => import('./edit-task'));

interface TaskItemProps {
  change: ChangeView;
  task: TaskView;
  open: boolean;
  busy: string | undefined;
  run: (possible: Possible) => void;
  onOpen: () => void;
}

const over = ['done', 'skipped', 'cancelled', 'closed'];

export function TaskItem({ change, task, open, busy, run, onOpen }: TaskItemProps) {
  const usual =
    task.possible.find((p) => p.act === (task.state === 'in_progress' ? 'finish' : 'start')) ??
    task.possible.find((p) => p.act === 'claim');
  return (
    <li className={classes.item} id={task.id} data-over={over.includes(task.state) || undefined}>
      <div className={classes.row}>
        <button type="button" className={classes.toggle} aria-expanded={open} onClick={onOpen}>
          <IconChevronRight
            size={15}
            stroke={2}
            aria-hidden
            className={classes.chevron}
            data-open={open || undefined}
          />
          <span className={classes.title}>{task.title}</span>
          <span className={classes.id}>{task.id}</span>
        </button>
        <div className={classes.facts}>
          {task.overdue && !over.includes(task.state) && <OverdueBadge />}
          {task.due && !over.includes(task.state) && (
            <span className={classes.quiet}>
              <When at={task.due} prefix="due" />
            </span>
          )}
          <TaskBadge state={task.state} />
          <span className={classes.who}>
            <MaybePerson
              person={task.done_by ?? task.assignee}
              nobody={task.candidates.length > 0 ? names(task.candidates, 1) + ' can' : 'Nobody'}
            />
          </span>
          {!usual && !open && ticksLeft(task) && (
            <Button size="compact-sm" variant="default" onClick={onOpen}>
              {ticksLeft(task)}
            </Button>
          )}
          {usual && !open && (
            <Button
              size="compact-sm"
              variant="default"
              loading={busy === `${usual.act}:${usual.target}`}
              onClick={() => run(usual)}
            >
              {usual.title}
            </Button>
          )}
        </div>
      </div>
      {open && <Details change={change} task={task} busy={busy} run={run} />}
    </li>
  );
}

/** What keeps whoever has the task from finishing it: "Tick the checklist: 1 of 2"; undefined where nothing is left to tick. */
function ticksLeft(task: TaskView): string | undefined {
  const ticked = task.checklist.filter((item) => item.ticked).length;
  const mine = task.state === 'in_progress' && task.possible.some((p) => p.act === 'tick');
  return mine && ticked < task.checklist.length
    ? `Tick the checklist: ${ticked} of ${task.checklist.length}`
    : undefined;
}

function Details({ change, task, busy, run }: Omit<TaskItemProps, 'open' | 'onOpen'>) {
  const before = task.after.map((id) => change.tasks.find((t) => t.id === id)).filter((t) => t !== undefined);
  return (
    <div className={classes.details}>
      {task.description && <Markdown text={task.description} />}
      {task.checklist.length > 0 && <Checklist change={change} task={task} />}
      <dl className={classes.facts2}>
        {task.duty && (
          <div>
            <dt>
              <Term of="duty">Duty</Term>
            </dt>
            <dd>{dutyName[task.duty]}</dd>
          </div>
        )}
        <div>
          <dt>Assignee</dt>
          <dd>
            <MaybePerson person={task.assignee} />
          </dd>
        </div>
        {!task.assignee && (
          <div>
            <dt>Who can take it</dt>
            <dd className={classes.chips}>
              {task.candidates.map((p) => (
                <PersonChip key={p.login} person={p} />
              ))}
              {task.candidates.length === 0 && (
                <span className={classes.quiet}>
                  {task.candidate_rules.map(ruleText).join(', ') || 'everybody with a part in the change'}
                </span>
              )}
            </dd>
          </div>
        )}
        {before.length > 0 && (
          <div>
            <dt>Comes after</dt>
            <dd>{before.map((t) => `${t.id} ${t.title}`).join(', ')}</dd>
          </div>
        )}
        {task.due && (
          <div>
            <dt>Due</dt>
            <dd>
              <When at={task.due} />
            </dd>
          </div>
        )}
        <div>
          <dt>When the change closes</dt>
          <dd>{task.on_close === 'block' ? 'it must be done before' : 'it is closed with it'}</dd>
        </div>
      </dl>
      {task.optional && <Badge tone="void">Optional</Badge>}
      {task.note && (
        <div className={classes.note}>
          <Markdown text={task.note} />
        </div>
      )}
      <TaskActs change={change} task={task} busy={busy} run={run} />
    </div>
  );
}

function TaskActs({ change, task, busy, run }: Omit<TaskItemProps, 'open' | 'onOpen'>) {
  const [editing, setEditing] = useState(false);
  const acts = task.possible.filter(runnable);
  const buttons = acts.filter((p) => ['claim', 'start', 'finish', 'reopen'].includes(p.act));
  const rest = acts.filter((p) => !buttons.includes(p));
  const mayEdit = task.possible.some((p) => p.act === 'edit_task');
  const left = acts.some((p) => p.act === 'finish') ? undefined : ticksLeft(task);
  if (acts.length === 0 && !mayEdit && !left) return null;
  return (
    <div className={classes.acts}>
      {left && (
        <Button size="xs" disabled>
          Finish
        </Button>
      )}
      {buttons.map((p) => (
        <Button
          key={p.act}
          size="xs"
          variant={p.act === 'finish' || p.act === 'start' ? 'filled' : 'default'}
          loading={busy === `${p.act}:${p.target}`}
          onClick={() => run(p)}
        >
          {p.title}
        </Button>
      ))}
      {(rest.length > 0 || mayEdit) && (
        <Menu position="bottom-start">
          <Menu.Target>
            <ActionIcon variant="default" size={30} aria-label={`More acts on ${task.id}`}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {mayEdit && <Menu.Item onClick={() => setEditing(true)}>Edit</Menu.Item>}
            {rest.map((p) => (
              <Menu.Item key={p.act} onClick={() => run(p)} {...(isDanger(p.act) && { c: 'var(--danger-ink)' })}>
                {p.title}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {left && <span className={classes.quiet}>{left}</span>}
      <Suspense>{editing && <EditTask change={change} task={task} onClose={() => setEditing(false)} />}</Suspense>
    </div>
  );
}

/** As asked for; of which version the change is that shows it, once the server has said so. */
interface Asked {
  ticked: boolean;
  shownFrom?: number | undefined;
}

function Checklist({ change, task }: { change: ChangeView; task: TaskView }) {
  const [asked, setAsked] = useState<Record<number, Asked>>({});
  const [error, setError] = useState<unknown>();
  const { mutateAsync } = useChangeWrite(change.id, ({ item, ticked }: { item: number; ticked: boolean }) =>
    tick(change.id, task.id, item, ticked),
  );
  const may = task.possible.some((p) => p.act === 'tick');
  const ask = (item: number, ticked: boolean) => {
    const mine: Asked = { ticked };
    // Unless the same item has been ticked again since.
    const become = (next: Asked) => setAsked((all) => (all[item] === mine ? { ...all, [item]: next } : all));
    setAsked((all) => ({ ...all, [item]: mine }));
    setError(undefined);
    mutateAsync({ item, ticked })
      .then(({ version }) => become({ ticked, shownFrom: version ?? 0 }))
      .catch((refusal: unknown) => {
        become({ ticked, shownFrom: 0 });
        setError(refusal);
      });
  };
  /** What was asked for holds until a change is shown that has it. */
  const shown = (item: number, now: boolean) => {
    const mine = asked[item];
    return mine && (mine.shownFrom === undefined || mine.shownFrom > change.version) ? mine.ticked : now;
  };
  return (
    <div className={classes.checklist}>
      {task.checklist.map((item, i) => (
        <Checkbox
          key={item.text}
          size="xs"
          label={item.text}
          disabled={!may}
          checked={shown(i, item.ticked)}
          onChange={(event) => ask(i, event.currentTarget.checked)}
        />
      ))}
      {error !== undefined && <ProblemPanel error={error} />}
    </div>
  );
}
