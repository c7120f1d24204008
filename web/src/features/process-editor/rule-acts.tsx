import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useMay } from '@/shared/api/session';
import { webhooksQuery } from '@/shared/api/webhooks';
import { addItem, all, remove, setList, setPart, setText, type Edit } from './document/edits';
import { freshKey, partKeys, type Process, type RuleAct } from './document/model';
import type { Plain } from './document/nodes';
import { pathText, type Path } from './document/text';
import { messageAt, useEditor } from './editor-context';
import { focusNew } from './focus';
import { ChoicePart, SuggestedPart, TextPart } from './inputs';
import { RowHead, useMovingRows } from './moving-rows';
import { SetFieldPart } from './set-field-part';
import { CreatedTask } from './task-part';
import { WhoPart } from './who-part';
import { ruleActOptions } from './words';
import classes from './editor.module.css';

const most = 10;

/** What a rule does, one after the other. */
export function RuleActs({ path, acts }: { path: Path; acts: RuleAct[] }) {
  const { process, editable, edit, mistakes } = useEditor();
  const { ref, move } = useMovingRows(path, acts, (i) => actLabel(acts[i]?.verb));
  const add = (verb: string) => {
    edit(added(verb, path, acts.length, process));
    focusNew([...path, acts.length]);
  };
  const wrong = messageAt(mistakes, path);
  return (
    <fieldset className={classes.list} disabled={!editable} data-path={pathText(path)}>
      <legend>Then</legend>
      {wrong && <p className={classes.wrong}>{wrong}</p>}
      {acts.length === 0 && !wrong && <p className={classes.quiet}>Nothing is done yet.</p>}
      <ol ref={ref}>
        {acts.map((act, i) => (
          <li key={i} className={classes.act} data-path={pathText([...path, i])}>
            <RowHead
              name={actLabel(act.verb)}
              said={`act ${i + 1}: ${actLabel(act.verb)}`}
              index={i}
              count={acts.length}
              onMove={move}
              onRemove={() => edit(remove([...path, i]))}
            />
            <ActParts path={[...path, i]} act={act} />
            {messageAt(mistakes, [...path, i]) && <p className={classes.wrong}>{messageAt(mistakes, [...path, i])}</p>}
          </li>
        ))}
      </ol>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            variant="subtle"
            size="compact-xs"
            disabled={!editable || acts.length >= most}
            leftSection={<IconPlus size={14} aria-hidden />}
          >
            {acts.length >= most ? `${most} acts at most` : 'Add an act'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {ruleActOptions.map(({ value, label }) => (
            <Menu.Item key={value} onClick={() => add(value)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </fieldset>
  );
}

const actLabel = (verb = '') => ruleActOptions.find(({ value }) => value === verb)?.label ?? 'An act of no known kind';

/** One more of a kind, as far as it can be guessed what it will say. */
function added(verb: string, list: Path, index: number, process: Process): Edit {
  if (verb === 'call_webhook') {
    // Nobody knows which: the key stands there to be filled in.
    return all(addItem(list, { call_webhook: 'webhook' }), setPart([...list, index, 'call_webhook'], ''));
  }
  const title = 'New task';
  const approval = process.stages.flatMap((stage) => stage.approvals)[0]?.key ?? '';
  const made: Record<string, Plain> = {
    notify: { notify: 'owner', text: 'Please look at this change.' },
    add_approver: { add_approver: 'owners', approval },
    create_task: { create_task: { key: freshKey(title, partKeys(process), 'task'), title, assignee: 'owner' } },
    set_field: { set_field: 'impact', value: 'high' },
  };
  return addItem(list, made[verb] ?? {});
}

function ActParts({ path, act }: { path: Path; act: RuleAct }) {
  const { edit } = useEditor();
  const at = (key: string) => [...path, key];
  /** The word that says what is done stays, though nobody is named for the moment. */
  const name = (who: string[]) => edit(who.length > 0 ? setList(at(act.verb), who, true) : setPart(at(act.verb), []));
  switch (act.verb) {
    case 'notify':
      return (
        <>
          <WhoPart path={at('notify')} label="Who is told" value={act.who} watchers write={name} />
          <TextPart path={at('text')} label="What they read" withAsterisk lines value={act.text} />
        </>
      );
    case 'add_approver':
      return (
        <>
          <WhoPart path={at('add_approver')} label="Who is asked, too" value={act.who} write={name} />
          <ApprovalPart path={at('approval')} value={act.approval} />
        </>
      );
    case 'create_task':
      return <CreatedTask path={at('create_task')} task={act.task} />;
    case 'set_field':
      return <SetFieldPart path={path} act={act} />;
    case 'call_webhook':
      return (
        <>
          <WebhookPart path={at('call_webhook')} value={act.webhook} />
          <TextPart path={at('text')} label="What it says besides" lines value={act.text} />
        </>
      );
    default:
      return <p className={classes.quiet}>The form knows no such act. Take it away, or mend it in the text.</p>;
  }
}

/** Where it goes: one of the webhooks that there are, where somebody may see these, or a key that is typed. */
function WebhookPart({ path, value }: { path: Path; value: string }) {
  const { edit } = useEditor();
  const may = useMay('manage_webhooks');
  const known = useQuery({ ...webhooksQuery, enabled: may }).data;
  const part = {
    path,
    label: 'Webhook',
    description: 'The key of where it goes to.',
    withAsterisk: true,
    value,
    write: (key: string) => edit(key === '' ? setPart(path, '') : setText(path, key), pathText(path)),
  };
  if (!known) return <TextPart {...part} />;
  const lost = value !== '' && known.every(({ key }) => key !== value);
  return (
    <SuggestedPart
      {...part}
      data={known.map(({ key, name, enabled }) => ({
        value: key,
        label: `${name} (${key}${enabled ? '' : ', disabled'})`,
      }))}
      wrong={lost ? 'There is no webhook of this key; what is sent to it is given up.' : undefined}
    />
  );
}

/** Of which approval somebody is asked, too. */
function ApprovalPart({ path, value }: { path: Path; value: string }) {
  const { process } = useEditor();
  const approvals = process.stages
    .flatMap((stage) => stage.approvals)
    .filter(({ key }) => key !== '')
    .map(({ key, title }) => ({ value: key, label: title || key }));
  return (
    <ChoicePart
      path={path}
      label="Of which approval"
      withAsterisk
      value={value}
      data={approvals}
      {...(value === '' && { placeholder: 'Choose an approval' })}
    />
  );
}
