import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import { ChangeSelect } from '@/shared/ui/change-select';
import { FormDialog } from '@/shared/ui/form-dialog';
import { ReasonDialog } from '@/shared/ui/reason-dialog';
import { minutesOf } from './words';
import type { MeetingAct } from './api';
import type { AgendaItem, Meeting } from './types';
import classes from './cab.module.css';

/** What is asked about before it is done. */
export type Asking = { what: 'move' | 'cancel' | 'add' | 'close' } | { what: 'remove' | 'postpone'; item: AgendaItem };

interface AskProps {
  meeting: Meeting;
  asking: Asking;
  busy: boolean;
  error: unknown;
  onAct: (act: MeetingAct) => void;
  onClose: () => void;
}

/** The dialog of an act on a meeting. */
export function Ask({ meeting, asking, onAct, ...rest }: AskProps) {
  switch (asking.what) {
    case 'add':
      return <AddChange meeting={meeting} onAct={onAct} {...rest} />;
    case 'move':
      return <Move meeting={meeting} onAct={onAct} {...rest} />;
    case 'cancel':
      return (
        <ReasonDialog
          title={`Cancel ${meeting.id}?`}
          act="Cancel the meeting"
          reason="required"
          danger
          {...rest}
          onConfirm={(reason) => onAct({ act: 'cancel', reason })}
        >
          It does not take place. What waits on its agenda comes before the next one by itself.
        </ReasonDialog>
      );
    case 'close':
      return (
        <ReasonDialog
          title={`Close ${meeting.id}?`}
          act="Close it"
          reason="none"
          {...rest}
          onConfirm={() => onAct({ act: 'close' })}
        >
          Its minutes are fixed. What still waits goes on the agenda of the next meeting.
        </ReasonDialog>
      );
    case 'remove': {
      const { change } = asking.item;
      return (
        <ReasonDialog
          title={`Take ${change} off the agenda?`}
          act="Take it off"
          reason="required"
          {...rest}
          onConfirm={(reason) => onAct({ act: 'remove', change, reason })}
        >
          It does not come back on this agenda by itself. Its approvals stay as they are.
        </ReasonDialog>
      );
    }
    case 'postpone': {
      const { change } = asking.item;
      return (
        <ReasonDialog
          title={`Postpone ${change}?`}
          act="Postpone"
          reason="required"
          {...rest}
          onConfirm={(reason) => onAct({ act: 'postpone', change, reason })}
        >
          It waits on the agenda of the next planned meeting.
        </ReasonDialog>
      );
    }
  }
}

type DialogProps = Omit<AskProps, 'asking'>;

function AddChange({ meeting, busy, error, onAct, onClose }: DialogProps) {
  const [change, setChange] = useState<string | null>(null);
  return (
    <FormDialog
      title="Put a change on the agenda"
      act="Put it on"
      disabled={change === null}
      busy={busy}
      error={error}
      fields={['change']}
      onSubmit={() => change && onAct({ act: 'items', change })}
      onClose={onClose}
    >
      <ChangeSelect
        value={change}
        onChange={setChange}
        error={error ? fieldErrors(problemOf(error)).change : undefined}
        without={meeting.agenda.map((item) => item.change)}
      />
    </FormDialog>
  );
}

function Move({ meeting, busy, error, onAct, onClose }: DialogProps) {
  const [local, setLocal] = useState(meeting.local);
  const [minutes, setMinutes] = useState(minutesOf(meeting));
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={`Move ${meeting.id}`}
      act="Move"
      disabled={local === '' || reason.trim() === ''}
      busy={busy}
      error={error}
      fields={timeFields}
      onSubmit={() => onAct({ act: 'move', local, minutes, reason: reason.trim() })}
      onClose={onClose}
    >
      <TimeFields zone={meeting.zone} {...{ local, minutes, error }} onLocal={setLocal} onMinutes={setMinutes} />
      <Textarea
        label="Reason"
        withAsterisk
        autosize
        minRows={2}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

export const timeFields = ['local', 'minutes'];

interface TimeFieldsProps {
  zone: string;
  local: string;
  minutes: number;
  error: unknown;
  onLocal: (local: string) => void;
  onMinutes: (minutes: number) => void;
}

/** When a meeting begins, in the zone of its board, and how long it is. */
export function TimeFields({ zone, local, minutes, error, onLocal, onMinutes }: TimeFieldsProps) {
  const errors = error ? fieldErrors(problemOf(error)) : {};
  return (
    <div className={classes.pair}>
      <TextInput
        type="datetime-local"
        label="Begins"
        description={`Time of ${zone}`}
        withAsterisk
        data-autofocus
        value={local}
        error={errors.local}
        onChange={(event) => onLocal(event.currentTarget.value.slice(0, 16))}
      />
      <NumberInput
        label="Minutes"
        description="How long it is"
        min={1}
        max={1440}
        allowDecimal={false}
        value={minutes}
        error={errors.minutes}
        onChange={(value) => onMinutes(Number(value) || 1)}
      />
    </div>
  );
}
