import { ActionIcon, Group, Select, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { all, moveToList, setText } from './document/edits';
import { freshKey, partKeys, type Process } from './document/model';
import { rename, type Kind, type Named } from './document/references';
import { pathText, type Path } from './document/text';
import { useEditor } from './editor-context';
import { TextPart } from './inputs';
import { useActs } from './use-acts';
import classes from './editor.module.css';

interface DetailsProps {
  kind: Kind;
  path: Path;
  title: string;
  children: ReactNode;
}

export const kindName: Record<Kind, string> = {
  stage: 'Stage',
  task: 'Task',
  approval: 'Approval',
  field: 'Field of the form',
  contingency: 'Contingency',
  rule: 'Rule',
};

/** The part that is chosen: what it is, what can be done with it as a whole, and everything that it says. */
export function Details({ kind, path, title, children }: DetailsProps) {
  const { editable } = useEditor();
  const acts = useActs();
  const name = title || kindName[kind].toLowerCase();
  const buttons = [
    { label: `Move ${name} up`, icon: IconArrowUp, run: () => acts.move(path, -1) },
    { label: `Move ${name} down`, icon: IconArrowDown, run: () => acts.move(path, 1) },
    { label: `Remove ${name}`, icon: IconTrash, run: () => acts.remove(kind, path, name) },
  ];
  return (
    <section className={classes.details} aria-label={`${kindName[kind]}: ${name}`}>
      <div className={classes.detailsHead}>
        <span className={classes.kind}>{kindName[kind]}</span>
        <Group gap={4}>
          {buttons.map(({ label, icon: Mark, run }) => (
            <Tooltip key={label} label={label}>
              <ActionIcon variant="default" size={30} aria-label={label} disabled={!editable} onClick={run}>
                <Mark size={16} />
              </ActionIcon>
            </Tooltip>
          ))}
        </Group>
      </div>
      {children}
    </section>
  );
}

interface NamePartProps {
  kind: Named;
  path: Path;
  at: 'name' | 'title';
  label: string;
  description?: string;
  value: string;
  keyNow: string;
  /** Whether the key does in its place. */
  optional?: boolean;
}

const keyFor = (kind: Named, name: string, taken: string[]) => {
  const key = freshKey(name, taken, kind);
  return kind === 'field' ? key.replaceAll('-', '_') : key;
};

const keysBeside = (kind: Named, process: Process): string[] => {
  if (kind === 'field') return process.form.map((field) => field.key);
  if (kind === 'rule') return process.rules.map((rule) => rule.key);
  return kind === 'stage' ? process.stages.map((stage) => stage.key) : partKeys(process);
};

/** What people call it. The key of what is new follows, for as long as it is made of the name. */
export function NamePart({ kind, path, at, value, keyNow, optional = false, ...rest }: NamePartProps) {
  const { edit, process, settled } = useEditor();
  const place = [...path, at];
  const follows = !settled.has(keyNow) && keyNow.replace(/[-_]\d+$/, '') === keyFor(kind, value, []);
  const write = (text: string) => {
    const taken = keysBeside(kind, process).filter((key) => key !== keyNow);
    const said = setText(place, text);
    edit(follows && text !== '' ? all(rename(kind, path, keyFor(kind, text, taken)), said) : said, pathText(place));
  };
  return <TextPart {...rest} path={place} withAsterisk={!optional} value={value} write={write} />;
}

/** The key: what names it elsewhere follows. */
export function KeyPart({ kind, path, value }: { kind: Named; path: Path; value: string }) {
  const { edit } = useEditor();
  const at = [...path, 'key'];
  return (
    <TextPart
      path={at}
      label="Key"
      withAsterisk
      value={value}
      write={(key) => key !== '' && edit(rename(kind, path, key), pathText(at))}
    />
  );
}

/** To which stage a task or an approval belongs. */
export function StagePart({ path }: { path: Path }) {
  const { process, editable, edit, choose, say } = useEditor();
  const [, stage = 0, list = 'tasks', index = 0] = path;
  const move = (to: number) => {
    const target = process.stages[to];
    if (!target || to === stage) return;
    const count = list === 'tasks' ? target.tasks.length : target.approvals.length;
    edit(moveToList(['stages', stage, list], Number(index), ['stages', to, list]));
    choose(['stages', to, list, count]);
    say(`Moved to ${target.name}.`);
  };
  return (
    <Select
      label="Stage"
      disabled={!editable}
      allowDeselect={false}
      data={process.stages.map((one, i) => ({ value: String(i), label: one.name || one.key || `Stage ${i + 1}` }))}
      value={String(stage)}
      onChange={(value) => value !== null && move(Number(value))}
    />
  );
}
