import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useShortcuts } from '@/shared/keys/shortcuts';
import { plural } from '@/shared/lib/words';
import { ActButton } from './act-button';
import { Deciding } from './deciding';
import { NoteForm, NoteList } from './notes';
import { Reasons } from './reasons';
import { Timer } from './timer';
import { whyNotLead, whyNotTakePart } from './why';
import { currentOf, waitingOf } from './words';
import type { MeetingAct } from './api';
import type { Asking } from './asking';
import type { AgendaItem, Board, Meeting } from './types';
import classes from './cab.module.css';

/** An item is marked once it has taken more than its even share of the meeting, and ten minutes at least. */
const shareOf = (meeting: Meeting) =>
  Math.max(600, (Date.parse(meeting.ends) - Date.parse(meeting.starts)) / 1000 / Math.max(1, meeting.items));

interface LiveProps {
  meeting: Meeting;
  board: Board | undefined;
  /** How far the server's clock is ahead of this machine's, in milliseconds. */
  ahead: number;
  busy: boolean;
  onAct: (act: MeetingAct) => void;
  onTake: (act: MeetingAct) => Promise<unknown>;
  onAsk: (asking: Asking) => void;
}

/** What is talked about now, with its timer; deciding it, postponing it, going on. */
export function Live({ meeting, board, ahead, busy, onAct, onTake, onAsk }: LiveProps) {
  const current = currentOf(meeting);
  const next = waitingOf(meeting)[0];
  const [writing, setWriting] = useState<string[]>([]);
  // A note that is begun stays in its place when the meeting goes on; that of the present change follows.
  const noted = [...writing.filter((one) => one !== current?.change), ...(current ? [current.change] : [])];
  const notLead = whyNotLead({ meeting, board });
  const nothingLeft = !next && !current ? 'Nothing on the agenda waits any more; close the meeting.' : undefined;
  // The next one is named, so that two who go on at the same moment skip nothing.
  const goOn = () => onAct({ act: 'next', ...(next && { change: next.change }) });
  useShortcuts({
    f: () => {
      if (!notLead && !nothingLeft && !busy) goOn();
    },
    l: () => {
      if (current && !notLead) onAsk({ what: 'postpone', item: current });
    },
    i: () => document.getElementById(noteField)?.focus(),
  });
  return (
    <>
      <section className={`${classes.card} ${classes.current}`} aria-label="Talked about now">
        {current ? (
          <Current item={current} ahead={ahead} long={shareOf(meeting)} />
        ) : (
          <p className={classes.quiet}>
            {meeting.hidden > 0 ? 'No change that you may see is talked about.' : 'No change is talked about.'}
          </p>
        )}
        <div className={classes.acts}>
          <ActButton why={notLead ?? nothingLeft} loading={busy} onClick={goOn}>
            {next ? `${current ? 'Next' : 'Begin with'}: ${next.change}` : 'Done with it'}
          </ActButton>
          <ActButton
            variant="default"
            why={notLead ?? (current ? undefined : 'Nothing is talked about that could be postponed.')}
            onClick={() => current && onAsk({ what: 'postpone', item: current })}
          >
            Postpone
          </ActButton>
          {next && <span className={classes.quiet}>{next.title}</span>}
        </div>
        {current && (
          <>
            <NoteList notes={current.notes} label={`Notes on ${current.change}`} />
          </>
        )}
        {noted.map((change) => (
          <NoteForm
            key={change}
            about={`${meeting.id}/${change}`}
            field={change === current?.change ? noteField : undefined}
            label={`Note on ${change}`}
            why={whyNotTakePart({ meeting, board })}
            busy={busy}
            onTake={(text) => onTake({ act: 'notes', change, text })}
            onWriting={(is) => setWriting((old) => [...old.filter((one) => one !== change), ...(is ? [change] : [])])}
          />
        ))}
      </section>
      <p className={classes.keys}>
        <kbd>f</kbd> goes on, <kbd>l</kbd> postpones, <kbd>i</kbd> writes a note, <kbd>Ctrl Enter</kbd> keeps it.
      </p>
    </>
  );
}

const noteField = 'note-on-item';

function Current({ item, ahead, long }: { item: AgendaItem; ahead: number; long: number }) {
  return (
    <>
      <div className={classes.currentHead}>
        <div>
          <h2>
            <Link to="/changes/$id" params={{ id: item.change }}>
              {item.change} {item.title}
            </Link>
          </h2>
          <p className={classes.quiet}>
            {item.owner.name}, in {item.stage_name}
          </p>
        </div>
        {item.since && (
          <Timer
            label={`Time on ${item.change}`}
            since={item.since}
            spent={item.spent_seconds}
            ahead={ahead}
            long={long}
          />
        )}
      </div>
      <Reasons item={item} />
      <Deciding item={item} />
    </>
  );
}

/** How far the meeting is, for its head. */
export const progressText = (meeting: Meeting) => {
  const left = waitingOf(meeting).length;
  return `${plural(meeting.decided, 'change')} decided, ${left === 0 ? 'none waits' : `${left} to come`}`;
};
