import { useNavigate } from '@tanstack/react-router';
import type { MoreAct } from '@/shared/ui/more-acts';
import { Section } from '@/shared/ui/page';
import { ActButton } from './act-button';
import { Agenda } from './agenda';
import { whyNotLead, whyNotTakePart } from './why';
import { ordered } from './words';
import type { MeetingAct } from './api';
import type { Asking } from './asking';
import type { AgendaItem, Board, Meeting } from './types';
import classes from './cab.module.css';

interface EditedAgendaProps {
  meeting: Meeting;
  board: Board | undefined;
  onAct: (act: MeetingAct) => void;
  onAsk: (asking: Asking) => void;
}

/** The agenda of a meeting that is not over, with what can be done about it. */
export function EditedAgenda({ meeting, board, onAct, onAsk }: EditedAgendaProps) {
  const navigate = useNavigate();
  const notLead = whyNotLead({ meeting, board });
  const live = meeting.state === 'live';
  const open = (item: AgendaItem): MoreAct => ({
    key: 'open',
    title: 'Open the change',
    run: () => void navigate({ to: '/changes/$id', params: { id: item.change } }),
  });
  const acts = (item: AgendaItem): MoreAct[] => {
    if (notLead) return [open(item)];
    const waits = item.state === 'waiting';
    return [
      ...(live && waits
        ? [{ key: 'next', title: 'Talk about it now', run: () => onAct({ act: 'next', change: item.change }) }]
        : []),
      ...(item.state === 'waiting' || item.state === 'passed'
        ? [{ key: 'postpone', title: 'Postpone', run: () => onAsk({ what: 'postpone', item }) }]
        : []),
      ...(waits ? [{ key: 'remove', title: 'Take it off', run: () => onAsk({ what: 'remove', item }) }] : []),
      open(item),
    ];
  };
  return (
    <Section
      title="Agenda"
      count={meeting.items}
      actions={
        <div className={classes.acts}>
          <ActButton
            variant="subtle"
            size="compact-sm"
            why={whyNotTakePart({ meeting, board })}
            onClick={() => onAsk({ what: 'add' })}
          >
            Put a change on
          </ActButton>
          {!live && (
            <ActButton variant="subtle" size="compact-sm" why={notLead} onClick={() => onAct({ act: 'rank' })}>
              Look anew
            </ActButton>
          )}
        </div>
      }
    >
      <p className={classes.about}>
        {meeting.ordered
          ? 'It keeps the order that was given by hand.'
          : 'The weightiest come first. Moving one keeps the order from then on.'}
        {notLead && ` ${notLead}`}
      </p>
      <Agenda
        meeting={meeting}
        acts={acts}
        whyNotMove={notLead}
        onMove={(change, by) => onAct({ act: 'order', order: ordered(meeting.agenda, change, by) })}
        empty="Changes that ask the board’s members for an approval come on it by themselves."
      />
    </Section>
  );
}
