import { ruleEvents, ruleEventText } from '@/shared/lib/rule-words';
import { dutyName, fieldName, levelName, outcomeName, phaseName, phases, typeName } from '@/shared/lib/words';

/** What the notation's words mean to people, as choices of the form. */

export interface Option {
  value: string;
  label: string;
}

const options = (names: Record<string, string>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

export const typeOptions = options(typeName);
export const phaseOptions = phases
  .filter((phase) => phase !== 'closed')
  .map((phase) => ({ value: phase, label: phaseName[phase] }));
export const dutyOptions = [{ value: '', label: 'None' }, ...options(dutyName)];

export const advanceOptions: Option[] = [
  { value: 'auto', label: 'By itself, when its gates hold' },
  { value: 'manual', label: 'When somebody presses a button' },
];
export const orderOptions: Option[] = [
  { value: 'at_once', label: 'All at once' },
  { value: 'in_sequence', label: 'One after the other' },
];
export const onCloseOptions: Option[] = [
  { value: 'cascade', label: 'It is closed with the change' },
  { value: 'block', label: 'The change cannot close' },
  { value: 'hand_over', label: 'It goes on without the change' },
];
export const onFailOptions: Option[] = [
  { value: 'hold', label: 'The change waits until it is done all the same' },
  { value: 'back', label: 'The change goes back' },
  { value: 'fail', label: 'The change has failed' },
  { value: 'ignore', label: 'Nothing: the change goes on' },
];
export const assignByOptions: Option[] = [
  { value: 'taking', label: 'One of them takes it' },
  { value: 'least_busy', label: 'Who has the fewest open tasks' },
  { value: 'round_robin', label: 'In turn' },
];
export const fieldTypeOptions: Option[] = [
  { value: 'text', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'choice', label: 'One of several choices' },
  { value: 'multi_choice', label: 'Some of several choices' },
  { value: 'date', label: 'Day' },
  { value: 'user', label: 'Person' },
  { value: 'service', label: 'Service' },
  { value: 'yes_no', label: 'Yes or no' },
];
export const quorumOptions: Option[] = [
  { value: 'any', label: 'Any one of them' },
  { value: 'all', label: 'All of them' },
  { value: 'at least', label: 'At least so many' },
  { value: 'percent', label: 'At least so many of a hundred' },
  { value: 'one of each', label: 'An owner of each service' },
];
export const matchOptions: Option[] = [
  { value: 'first', label: 'The first row that holds' },
  { value: 'all', label: 'Every row that holds' },
];
export const gateOptions: Option[] = [
  { value: 'tasks_done', label: 'All its tasks are done' },
  { value: 'approved', label: 'An approval is granted' },
  { value: 'fields', label: 'Fields are filled in' },
  { value: 'outcome_declared', label: 'The outcome is declared' },
  { value: 'window_open', label: 'The planned start has come' },
  { value: 'related', label: 'Related work has come so far' },
  { value: 'children_done', label: 'Every child change is closed' },
  { value: 'contingencies_done', label: 'What its contingencies require is done' },
  { value: 'conditions_met', label: 'Every condition of an approval is met' },
  { value: 'pre_approved', label: 'Its entry of the catalog is pre-approved' },
];
export const linkOptions: Option[] = [
  { value: 'depends_on', label: 'What it depends on' },
  { value: 'fixes', label: 'What it fixes' },
  { value: 'fixed_by', label: 'What fixes it' },
  { value: 'caused_by', label: 'What caused it' },
  { value: 'causes', label: 'What it causes' },
  { value: 'follow_up_of', label: 'What it follows up' },
  { value: 'followed_up_by', label: 'What follows it up' },
  { value: 'duplicates', label: 'What it duplicates' },
  { value: 'duplicated_by', label: 'Its duplicates' },
  { value: 'part_of', label: 'What it is part of' },
  { value: 'contingency_of', label: 'What it is a contingency of' },
];
export const relatedStateOptions: Option[] = [
  { value: 'authorized', label: 'is authorized' },
  { value: 'deployed', label: 'is deployed' },
  { value: 'closed', label: 'is closed' },
  { value: 'successful', label: 'was successful' },
];
export const startOptions: Option[] = [
  { value: 'itself', label: 'By itself, with the outcome' },
  { value: 'hand', label: 'By hand: it is offered to people' },
];
export const callingOutcomes: Option[] = options(outcomeName).filter(
  ({ value }) => value !== 'successful' && value !== 'rejected',
);
export const besideOptions: Option[] = [
  { value: '', label: 'Nothing else' },
  { value: 'fixes', label: 'It fixes the change' },
  { value: 'caused_by', label: 'It was caused by the change' },
  { value: 'follow_up_of', label: 'It follows up on the change' },
];
const begun = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
export const ruleEventOptions: Option[] = ruleEvents.map((on) => ({ value: on, label: begun(ruleEventText(on)) }));
export const ruleActOptions: Option[] = [
  { value: 'notify', label: 'Tell people' },
  { value: 'add_approver', label: 'Ask more people for an approval' },
  { value: 'create_task', label: 'Create a task' },
  { value: 'set_field', label: 'Set a field' },
  { value: 'call_webhook', label: 'Call a webhook' },
];
/** What a rule can write of a change, besides the form. */
const settable = [
  ...['title', 'description', 'reason', 'deployment_plan', 'backout_plan', 'test_plan', 'communication_plan'],
  ...['impact', 'urgency', 'tags', 'services', 'developer', 'test_lead', 'deployer'],
];
export const settableOptions = (form: { key: string; name: string }[]) =>
  fieldsOf(form, (key) => settable.includes(key));
/** What people edit: the owner is handed over, and the form is edited field by field. */
export const editedOptions = (form: { key: string; name: string }[]) =>
  fieldsOf(form, (key) => key !== 'owner' && key !== 'form');
export const levelOptions = options(levelName);

export const fieldOptions = (form: { key: string; name: string }[]) => fieldsOf(form, () => true);
const fieldsOf = (form: { key: string; name: string }[], of: (key: string) => boolean) => [
  { group: 'Of every change', items: options(fieldName).filter(({ value }) => of(value)) },
  ...(form.length > 0
    ? [{ group: 'Of this form', items: form.map(({ key, name }) => ({ value: key, label: name || key })) }]
    : []),
];

export const dueUnits: Option[] = [
  { value: 'min', label: 'minutes' },
  { value: 'h', label: 'hours' },
  { value: 'd', label: 'days' },
  { value: 'wd', label: 'working days' },
];
export const dueAnchors: Option[] = [
  { value: '+', label: 'after its stage is entered' },
  { value: 'start-', label: 'before the planned start' },
  { value: 'start+', label: 'after the planned start' },
  { value: 'end-', label: 'before the planned end' },
  { value: 'end+', label: 'after the planned end' },
  { value: 'deployed+', label: 'after the deployment' },
];

/** `start-12d` in its three parts; undefined where it is none. */
export function dueParts(due: string): { anchor: string; amount: number; unit: string } | undefined {
  const found = /^((?:start|end|deployed)?[+-])(\d{1,6})(min|h|d|wd)$/.exec(due);
  return found ? { anchor: found[1] ?? '', amount: Number(found[2]), unit: found[3] ?? '' } : undefined;
}
