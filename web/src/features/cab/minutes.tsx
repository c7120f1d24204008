import { Link } from '@tanstack/react-router';
import { decisionName, names, approvalStateName } from '@/shared/lib/words';
import { exact, planned, timeOfDay } from '@/shared/time/format';
import { useNow, useZone } from '@/shared/time/zone';
import { clockText, itemText } from './words';
import type { AgendaItem, Meeting, MeetingNote } from './types';
import classes from './cab.module.css';

/** What a meeting did, as its acts wrote it down: to be read, printed, or kept as PDF by the browser. */
export function Minutes({ meeting }: { meeting: Meeting }) {
  const zone = useZone();
  const { agenda, hidden, presences, started, closed, notes } = meeting;
  const came = [...new Map(presences.filter((one) => one.came).map((one) => [one.person.login, one.person])).values()];
  return (
    <article className={classes.minutes} aria-label="Minutes">
      <section aria-label="When and who">
        <p>
          {started ? `Begun ${exact(new Date(started), zone)}` : 'Not begun'}
          {closed && `, closed ${exact(new Date(closed), zone)}`}.
        </p>
        <p>{came.length > 0 ? `Present: ${names(came, 100)}.` : 'Nobody was noted as present.'}</p>
        {presences.length > came.length && (
          <ul className={classes.decisions} aria-label="Who came and went">
            {presences.map((one) => (
              <li key={one.person.login + one.at} className={classes.quiet}>
                {timeOfDay(new Date(one.at), zone)} {one.person.name} {one.came ? 'came' : 'left'}
              </li>
            ))}
          </ul>
        )}
      </section>
      {agenda.map((item, i) => (
        <Item key={item.change} item={item} place={i + 1} />
      ))}
      {agenda.length === 0 && hidden === 0 && <p>Nothing was on the agenda.</p>}
      {hidden > 0 && (
        <p className={classes.quiet}>
          {hidden === 1 ? 'One more change was' : `${hidden} more changes were`} on the agenda that you may not see.
        </p>
      )}
      {notes.length > 0 && (
        <section>
          <h2>Besides</h2>
          <Notes notes={notes} />
        </section>
      )}
    </article>
  );
}

function Item({ item, place }: { item: AgendaItem; place: number }) {
  const zone = useZone();
  const now = useNow();
  const { change, title, owner, spent_seconds: spent, approvals, decisions, notes, postponed } = item;
  return (
    <section aria-label={change}>
      <h2>
        {place}.{' '}
        <Link to="/changes/$id" params={{ id: change }}>
          {change} {title}
        </Link>
      </h2>
      <p>
        <strong>{itemText(item)}</strong>
        {spent > 0 && `, after ${clockText(spent)}`}. <span className={classes.quiet}>Owner: {owner.name}.</span>
      </p>
      {approvals.map((one) => (
        <p key={one.key}>
          {one.title}: {approvalStateName[one.state]}
        </p>
      ))}
      {decisions.length > 0 && (
        <ul className={classes.decisions} aria-label={`Decisions on ${change}`}>
          {decisions.map((one) => (
            <li key={one.approval + one.by.login + one.at}>
              {planned(new Date(one.at), now, zone)} {one.by.name}: {decisionName[one.decision]}
            </li>
          ))}
        </ul>
      )}
      {postponed && (
        <p>
          Postponed by {postponed.by.name}
          {item.postponed_to && ` to ${item.postponed_to}`}: {postponed.reason}
        </p>
      )}
      <Notes notes={notes} />
    </section>
  );
}

function Notes({ notes }: { notes: MeetingNote[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className={classes.notes}>
      {notes.map((note) => (
        <li key={note.at + note.by.login + note.text}>
          <p>{note.text}</p>
          <span className={classes.quiet}>{note.by.name}</span>
        </li>
      ))}
    </ul>
  );
}
