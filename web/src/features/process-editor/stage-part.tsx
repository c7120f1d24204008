import { ActionIcon, Button, Menu, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { Gate, Stage, WayBack } from './document/model';
import { remove } from './document/edits';
import type { Plain } from './document/nodes';
import { pathText, type Path } from './document/text';
import { ConditionsPart } from './conditions-part';
import { Details, KeyPart, NamePart } from './details';
import { messageAt, useEditor } from './editor-context';
import { ChoicePart, FlagPart, SeveralPart, TextPart } from './inputs';
import { useActs } from './use-acts';
import {
  advanceOptions,
  fieldOptions,
  gateOptions,
  linkOptions,
  orderOptions,
  phaseOptions,
  relatedStateOptions,
} from './words';
import classes from './editor.module.css';

/** A stage: what it is, when it is left, and where it can go back to. Its tasks and approvals have places of their own. */
export function StageDetails({ index, stage }: { index: number; stage: Stage }) {
  const path = ['stages', index];
  const at = (key: string) => [...path, key];
  return (
    <Details kind="stage" path={path} title={stage.name}>
      <div className={classes.pair}>
        <NamePart kind="stage" path={path} at="name" label="Name" value={stage.name} keyNow={stage.key} />
        <KeyPart kind="stage" path={path} value={stage.key} />
      </div>
      <ChoicePart path={at('phase')} label="Phase" withAsterisk value={stage.phase} data={phaseOptions} />
      <div className={classes.wide}>
        <ChoicePart path={at('advance')} label="Left" value={stage.advance} data={advanceOptions} otherwise="auto" />
        {stage.advance === 'manual' && (
          <TextPart
            path={at('advance_title')}
            label="What the button says"
            placeholder="Go on"
            value={stage.advance_title}
          />
        )}
      </div>
      {stage.tasks.length > 1 && (
        <ChoicePart
          path={at('order')}
          label="Its tasks are given out"
          value={stage.order}
          data={orderOptions}
          otherwise="at_once"
        />
      )}
      <Inside index={index} stage={stage} />
      <Gates index={index} gates={stage.gates} />
      {index > 0 && <WaysBack index={index} ways={stage.back} />}
      {(index > 0 || stage.when) && <ConditionsPart path={at('when')} what="The stage is entered" value={stage.when} />}
    </Details>
  );
}

/** The tasks and approvals of the stage, each a way to its own place. */
function Inside({ index, stage }: { index: number; stage: Stage }) {
  const { choose, editable } = useEditor();
  const acts = useActs();
  const parts = [
    ...stage.tasks.map((task, i) => ({
      path: ['stages', index, 'tasks', i],
      name: task.title || task.key,
      kind: 'Task',
    })),
    ...stage.approvals.map((approval, i) => ({
      path: ['stages', index, 'approvals', i],
      name: approval.title || approval.key,
      kind: 'Approval',
    })),
  ];
  return (
    <fieldset className={classes.list} disabled={!editable}>
      <legend>Tasks and approvals</legend>
      {parts.length > 0 && (
        <ul>
          {parts.map(({ path, name, kind }) => (
            <li key={pathText(path)}>
              <button type="button" className={classes.link} onClick={() => choose(path)}>
                {name}
              </button>
              <span className={classes.quiet}>{kind}</span>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.adds}>
        <Adding onClick={() => acts.addTask(index)}>Add a task</Adding>
        <Adding onClick={() => acts.addApproval(index)}>Add an approval</Adding>
      </div>
    </fieldset>
  );
}

export function Adding({ onClick, children }: { onClick?: () => void; children: string }) {
  return (
    <Button variant="subtle" size="compact-xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={onClick}>
      {children}
    </Button>
  );
}

function Gates({ index, gates }: { index: number; gates: Gate[] }) {
  const { editable } = useEditor();
  const acts = useActs();
  const list = ['stages', index, 'gates'];
  return (
    <fieldset className={classes.list} disabled={!editable} data-path={pathText(list)}>
      <legend>It is left when</legend>
      {gates.length === 0 && <p className={classes.quiet}>Nothing has to hold.</p>}
      <ul>
        {gates.map((gate, i) => (
          <GateRow key={i} stage={index} at={i} gate={gate} />
        ))}
      </ul>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            variant="subtle"
            size="compact-xs"
            disabled={!editable}
            leftSection={<IconPlus size={14} aria-hidden />}
          >
            Add a gate
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {gateOptions.map(({ value, label }) => (
            <Menu.Item key={value} onClick={() => acts.addGate(index, value)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </fieldset>
  );
}

function GateRow({ stage, at, gate }: { stage: number; at: number; gate: Gate }) {
  const { process, edit, mistakes } = useEditor();
  const acts = useActs();
  const path = ['stages', stage, 'gates', at];
  const approvals = process.stages
    .slice(0, stage + 1)
    .flatMap((s) => s.approvals)
    .map((a) => ({ value: a.key, label: a.title || a.key }));
  const wrong = messageAt(mistakes, path, gate.kind !== 'fields');
  const known = gateOptions.find((option) => option.value === gate.kind);
  const related = (link: string, state: string): Plain => ({ related: { link, state } });
  return (
    <li className={classes.gate} data-path={pathText(path)}>
      <div>
        {gate.kind === 'fields' ? (
          <SeveralPart
            path={[...path, 'fields']}
            label={known?.label}
            value={gate.fields}
            data={fieldOptions(process.form)}
          />
        ) : (
          <span>{known?.label ?? (gate.kind || 'A gate of no known kind')}</span>
        )}
        {gate.kind === 'approved' && (
          <Select
            aria-label="Approval"
            allowDeselect={false}
            data={
              approvals.some((a) => a.value === gate.key)
                ? approvals
                : [...approvals, { value: gate.key, label: gate.key || 'Choose one' }]
            }
            value={gate.key}
            onChange={(key) => key && acts.replaceGate(stage, at, { approved: key })}
          />
        )}
        {gate.kind === 'related' && (
          <div className={classes.pair}>
            <Select
              aria-label="Related work"
              allowDeselect={false}
              data={linkOptions}
              value={gate.link}
              onChange={(link) => link && acts.replaceGate(stage, at, related(link, gate.state))}
            />
            <Select
              aria-label="How far it has to be"
              allowDeselect={false}
              data={relatedStateOptions}
              value={gate.state}
              onChange={(state) => state && acts.replaceGate(stage, at, related(gate.link, state))}
            />
          </div>
        )}
      </div>
      <Away label={`Take the gate “${known?.label ?? gate.kind}” away`} onClick={() => edit(remove(path))} />
      {wrong && <p className={classes.wrong}>{wrong}</p>}
    </li>
  );
}

function WaysBack({ index, ways }: { index: number; ways: WayBack[] }) {
  const { process, editable } = useEditor();
  const acts = useActs();
  const list: Path = ['stages', index, 'back'];
  const earlier = process.stages
    .slice(0, index)
    .filter((s) => s.key !== '')
    .map((s) => ({ value: s.key, label: s.name || s.key }));
  const left = earlier.filter((stage) => ways.every((way) => way.to !== stage.value));
  return (
    <fieldset className={classes.list} disabled={!editable} data-path={pathText(list)}>
      <legend>Ways back</legend>
      <ul>
        {ways.map((way, i) => (
          <WayBackRow key={i} path={[...list, i]} way={way} earlier={earlier} />
        ))}
      </ul>
      {left.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button
              variant="subtle"
              size="compact-xs"
              disabled={!editable}
              leftSection={<IconPlus size={14} aria-hidden />}
            >
              Add a way back
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {left.map(({ value, label }) => (
              <Menu.Item key={value} onClick={() => acts.addWayBack(index, value)}>
                To {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </fieldset>
  );
}

interface WayBackRowProps {
  path: Path;
  way: WayBack;
  earlier: { value: string; label: string }[];
}

function WayBackRow({ path, way, earlier }: WayBackRowProps) {
  const { edit } = useEditor();
  const name = earlier.find((stage) => stage.value === way.to)?.label ?? way.to;
  return (
    <li className={classes.wayBack}>
      <div className={classes.wide}>
        <ChoicePart path={[...path, 'to']} label="To" value={way.to} data={earlier} />
        <TextPart
          path={[...path, 'title']}
          label="What the button says"
          placeholder={`Back to ${name}`}
          value={way.title}
        />
        <FlagPart
          path={[...path, 'on_rejection']}
          label="By itself, if an approval is rejected"
          value={way.on_rejection}
        />
      </div>
      <Away label={`Take the way back to ${name} away`} onClick={() => edit(remove(path))} />
    </li>
  );
}

export function Away({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" c="var(--ink-3)" aria-label={label} onClick={onClick}>
      <IconX size={16} />
    </ActionIcon>
  );
}
