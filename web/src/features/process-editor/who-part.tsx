import { useGroups, usePeople } from '@/shared/api/directory';
import { roleName, ruleText } from '@/shared/lib/words';
import type { Process } from './document/model';
import { pathText, type Path } from './document/text';
import { useEditor } from './editor-context';
import { SeveralPart } from './inputs';
import type { Option } from './words';

interface WhoPartProps {
  path: Path;
  label: string;
  description?: string;
  value: string[];
  /** Whether nobody need be named. */
  optional?: boolean;
  /** Whether those who watch the change can be named, too. */
  watchers?: boolean;
  /** Writes it otherwise than at its path. */
  write?: (who: string[]) => void;
}

/** Rules that find people, out of all that there are here: as the notation writes them, shown in words. */
export function WhoPart({ path, label, description, value, optional, watchers, write }: WhoPartProps) {
  const { process } = useEditor();
  const groups = useGroups().data ?? [];
  const people = usePeople().data ?? [];
  const data = [
    { group: 'By their part in the change', items: [...own.map(said), ...(watchers ? [watching] : [])] },
    { group: 'Named in a field', items: namedIn(process) },
    { group: 'Who did a task', items: didOf(process, path) },
    { group: 'Who decided an approval', items: decidedOf(process, path) },
    { group: 'Groups', items: groups.map((g) => ({ value: `group:${g.key}`, label: `the group ${g.name}` })) },
    { group: 'Roles', items: Object.keys(roleName).map((role) => said(`role:${role}`)) },
    {
      group: 'People',
      items: people.filter((p) => p.enabled).map((p) => ({ value: `person:${p.login}`, label: p.name })),
    },
  ].filter((group) => group.items.length > 0);
  return (
    <SeveralPart
      path={path}
      label={label}
      withAsterisk={!optional}
      {...(description && { description })}
      value={value}
      data={data}
      oneAlone
      {...(write && { write })}
      {...(value.length === 0 && { placeholder: optional ? 'Nobody' : 'A group, a role, a person …' })}
    />
  );
}

const own = ['owner', 'requester', 'manager', 'owners', 'owners_of_dependents'];
const watching: Option = { value: 'watchers', label: 'who watches the change' };

const said = (rule: string): Option => ({ value: rule, label: ruleText(rule) });

const namedIn = (process: Process): Option[] => [
  ...['developer', 'test_lead', 'deployer', 'verifiers'].map((key) => said(`field:${key}`)),
  ...process.form
    .filter((field) => field.type === 'user')
    .map((field) => ({ value: `field:${field.key}`, label: `“${field.name || field.key}” of the form` })),
];

/** Nobody has done a task before it is given out. */
const didOf = (process: Process, path: Path): Option[] =>
  process.stages.flatMap((stage, s) =>
    stage.tasks
      .filter((task, t) => task.key !== '' && !pathText(path).startsWith(`stages/${s}/tasks/${t}/`))
      .map((task) => ({ value: `did:${task.key}`, label: `who did “${task.title || task.key}”` })),
  );

/** Nobody has decided an approval before it is asked. */
const decidedOf = (process: Process, path: Path): Option[] =>
  process.stages.flatMap((stage, s) =>
    stage.approvals
      .filter((one, i) => one.key !== '' && !pathText(path).startsWith(`stages/${s}/approvals/${i}/`))
      .map((one) => ({ value: `decided:${one.key}`, label: `who decided “${one.title || one.key}”` })),
  );
