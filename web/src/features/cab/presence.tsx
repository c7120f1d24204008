import { Button } from '@mantine/core';
import { useSession } from '@/shared/api/session';
import { PersonChip } from '@/shared/ui/person';
import { ActButton } from './act-button';
import { whyNotTakePart } from './why';
import type { MeetingAct } from './api';
import type { Board, Meeting } from './types';
import classes from './cab.module.css';

interface PresenceProps {
  meeting: Meeting;
  board: Board | undefined;
  busy: boolean;
  onAct: (act: MeetingAct) => void;
}

/** Who is there, who of the board is not; one comes and goes oneself, and who leads names others. */
export function Presence({ meeting, board, busy, onAct }: PresenceProps) {
  const me = useSession().person.login;
  const { present, may_conduct: conducts } = meeting;
  const here = present.some((one) => one.login === me);
  const missing = (board?.people ?? []).filter((one) => !present.some((p) => p.login === one.login));
  return (
    <section className={classes.card} aria-label="Who is there">
      <h2>Who is there</h2>
      <ul className={classes.presence} aria-label="Present">
        {present.map((one) => (
          <li key={one.login}>
            <PersonChip person={one} />
            {conducts && one.login !== me && (
              <Button
                variant="subtle"
                size="compact-xs"
                aria-label={`${one.name} has left`}
                onClick={() => onAct({ act: 'leave', person: one.login })}
              >
                Has left
              </Button>
            )}
          </li>
        ))}
        {present.length === 0 && <li className={classes.quiet}>Nobody yet.</li>}
      </ul>
      {missing.length > 0 && (
        <>
          <h3>Not there</h3>
          <ul className={classes.presence} aria-label="Not there">
            {missing.map((one) => (
              <li key={one.login}>
                <PersonChip person={one} />
                {conducts && one.login !== me && (
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={`${one.name} is here`}
                    onClick={() => onAct({ act: 'join', person: one.login })}
                  >
                    Is here
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <div>
        <ActButton
          variant={here ? 'default' : 'filled'}
          size="sm"
          why={whyNotTakePart({ meeting, board })}
          loading={busy}
          onClick={() => onAct({ act: here ? 'leave' : 'join' })}
        >
          {here ? 'I leave' : 'I am here'}
        </ActButton>
      </div>
    </section>
  );
}
