import { Button, Checkbox, Group, Modal, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Magnitude, Outcome } from '@/shared/api/types';
import { usersHinderedName } from '@/shared/lib/words';
import { FormDialog } from '@/shared/ui/form-dialog';
import { ApproverSelect, PersonSelect } from '@/shared/ui/selects';
import { ProblemPanel } from '@/shared/ui/states';
import { acts, type ActInput, type ActRequest } from './act-spec';
import { AskedAgainNote, RejectionNote } from './decision-notes';
import { Foresight } from './foresight';
import { altersVisibility, firstVisibility, VisibilityFields } from './visibility-fields';

interface ActDialogProps {
  request: ActRequest;
  busy: boolean;
  error: unknown;
  onConfirm: (input: ActInput) => void;
  onClose: () => void;
}

/** What is altered begins with what was said before. */
function presentOutcome({ act, ended }: ActRequest): Partial<ActInput> {
  if (act !== 'alter_outcome') return {};
  return { ...(ended?.outcome && { outcome: ended.outcome }), ...(ended?.magnitude && { magnitude: ended.magnitude }) };
}

const outcomes: { value: Outcome; title: string; meaning: string }[] = [
  { value: 'successful', title: 'Successful', meaning: 'It does what was expected.' },
  { value: 'successful_with_issues', title: 'Successful with issues', meaning: 'It works, but something went wrong.' },
  { value: 'unsuccessful', title: 'Unsuccessful', meaning: 'It is in place and does not do what was expected.' },
  { value: 'backed_out', title: 'Backed out', meaning: 'The former state is back.' },
];

/** Asks for what an act needs, says what follows from it, and shows a refusal in full. */
export default function ActDialog({ request, busy, error, onConfirm, onClose }: ActDialogProps) {
  const spec = acts[request.act];
  const [input, setInput] = useState<ActInput>({ text: '', ...firstVisibility(request), ...presentOutcome(request) });
  const set = (part: Partial<ActInput>) => setInput((old) => ({ ...old, ...part }));
  if (!spec) return null;

  const outcome = request.act === 'declare_outcome' || request.act === 'alter_outcome';
  const needsText = spec.reason === 'required' || (outcome && !!input.outcome && input.outcome !== 'successful');
  const ready =
    (!needsText || input.text.trim() !== '') &&
    (!outcome || input.outcome !== undefined) &&
    (!spec.person || !!input.person) &&
    (!input.condition || (input.condition.text.trim() !== '' && !!input.condition.owner)) &&
    (request.act !== 'restrict' || altersVisibility(request, input));
  const confirm = () => {
    if (ready && !busy) onConfirm({ ...input, text: input.text.trim() });
  };

  if (spec.reason === 'now') {
    return (
      <Modal
        opened
        onClose={onClose}
        title={`${request.title} was refused`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <div style={{ display: 'grid', gap: 16 }}>
          <ProblemPanel error={error} />
          <Group justify="flex-end">
            <Button onClick={onClose} data-autofocus>
              Close
            </Button>
          </Group>
        </div>
      </Modal>
    );
  }
  const Named = spec.orGroup ? ApproverSelect : PersonSelect;
  const withText = !['assign', 'restrict'].includes(request.act);
  return (
    <FormDialog
      title={request.title}
      act={request.title}
      danger={spec.danger}
      busy={busy}
      error={error}
      disabled={!ready}
      onSubmit={confirm}
      onClose={onClose}
    >
      <p style={{ color: 'var(--ink-2)' }}>
        <strong style={{ color: 'var(--ink)', fontWeight: 600 }}>{request.about}</strong>
        {spec.consequence && <span style={{ display: 'block' }}>{spec.consequence}</span>}
      </p>
      {request.act === 'reject_approval' && <RejectionNote request={request} onClose={onClose} />}
      {request.act === 'approve' && request.askedAgain && <AskedAgainNote request={request} onClose={onClose} />}
      {outcome && <OutcomeFields input={input} set={set} />}
      {request.act === 'assign' && (
        <PersonSelect
          label="Assignee"
          placeholder="Nobody"
          autoFocus
          value={input.person ?? null}
          onChange={(person) => set({ person })}
        />
      )}
      {spec.person && (
        <Named
          label={spec.person}
          withAsterisk
          autoFocus
          value={input.person ?? null}
          onChange={(person) => set({ person })}
        />
      )}
      {request.act === 'restrict' && <VisibilityFields input={input} set={set} />}
      {withText && (
        <Textarea
          label={spec.label ?? (needsText ? 'Reason' : 'Comment')}
          withAsterisk={needsText}
          {...(request.act !== 'declare_outcome' && !spec.person && { 'data-autofocus': true })}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={1000}
          value={input.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) confirm();
          }}
        />
      )}
      {request.act === 'approve' && <ConditionFields input={input} set={set} />}
      {spec.calls && <Foresight request={request} input={input} />}
    </FormDialog>
  );
}

interface FieldsProps {
  input: ActInput;
  set: (part: Partial<ActInput>) => void;
}

/** "Yes, if …": it counts as an approval, and keeps the change from deployment until somebody says that it is met. */
function ConditionFields({ input, set }: FieldsProps) {
  const { condition } = input;
  return (
    <>
      <Checkbox
        label="On a condition"
        description="It keeps the change from deployment until it is met."
        checked={condition !== undefined}
        onChange={(e) => set({ condition: e.currentTarget.checked ? { text: '', owner: null } : undefined })}
      />
      {condition && (
        <>
          <Textarea
            label="Condition"
            withAsterisk
            autosize
            minRows={1}
            maxRows={5}
            maxLength={1000}
            placeholder="Tomas is on the bridge during the switch."
            value={condition.text}
            onChange={(e) => set({ condition: { ...condition, text: e.currentTarget.value } })}
          />
          <PersonSelect
            label="Who sees to it"
            withAsterisk
            value={condition.owner}
            onChange={(owner) => set({ condition: { ...condition, owner } })}
          />
        </>
      )}
    </>
  );
}

const noHarm: Magnitude = { users: 'none', data_or_site_lost: false, activity_stopped_too_long: false };

function OutcomeFields({ input, set }: FieldsProps) {
  const magnitude = input.magnitude ?? noHarm;
  const choose = (value: string) => {
    const chosen = value as Outcome;
    set({ outcome: chosen, magnitude: chosen === 'successful' ? undefined : magnitude });
  };
  return (
    <>
      <Radio.Group label="How did it end?" value={input.outcome ?? ''} onChange={choose} required>
        <div style={{ display: 'grid', gap: 8, marginTop: 4 }}>
          {outcomes.map((o, i) => (
            <Radio
              key={o.value}
              value={o.value}
              label={o.title}
              description={o.meaning}
              {...(i === 0 && !input.outcome && { 'data-autofocus': true })}
            />
          ))}
        </div>
      </Radio.Group>
      {input.outcome && input.outcome !== 'successful' && (
        <>
          <Radio.Group
            label="Who was hindered?"
            value={magnitude.users}
            onChange={(users) => set({ magnitude: { ...magnitude, users: users } })}
          >
            <Group gap="md" mt={4}>
              {Object.entries(usersHinderedName).map(([value, label]) => (
                <Radio key={value} value={value} label={label} />
              ))}
            </Group>
          </Radio.Group>
          <Checkbox
            label="Data or a site was lost"
            checked={magnitude.data_or_site_lost}
            onChange={(e) => set({ magnitude: { ...magnitude, data_or_site_lost: e.currentTarget.checked } })}
          />
          <Checkbox
            label="A business activity was stopped for longer than it can bear"
            checked={magnitude.activity_stopped_too_long}
            onChange={(e) => set({ magnitude: { ...magnitude, activity_stopped_too_long: e.currentTarget.checked } })}
          />
        </>
      )}
    </>
  );
}
