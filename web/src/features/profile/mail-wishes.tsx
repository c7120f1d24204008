import { Alert, Group, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconMailOff } from '@tabler/icons-react';
import { useState } from 'react';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import type { MailChoice, MailWish, MailWishes, QuietHours } from '@/shared/api/types';
import { Loaded, ProblemPanel } from '@/shared/ui/states';
import { mailWishesQuery, useMailWishes } from './mail-wishes-api';
import classes from './profile.module.css';

/** How somebody wants to hear by mail of what they are told; each wish is kept as soon as it is made. */
export function MailWishesForm() {
  const wishes = useQuery(mailWishesQuery);
  return (
    <Loaded query={wishes} rows={4}>
      {(data) => <Wishes wishes={data} />}
    </Loaded>
  );
}

const fields = ['quiet', 'quiet.from', 'quiet.until', 'digest_at', 'digest_on_weekends'];

function Wishes({ wishes }: { wishes: MailWishes }) {
  const save = useMailWishes();
  const errors = save.error ? fieldErrors(problemOf(save.error)) : {};
  const alter = (altered: Partial<Omit<MailWishes, 'quiet'>> & { quiet?: QuietHours | null }) => {
    const { quiet, ...rest } = { ...wishes, ...altered };
    save.mutate({ ...rest, ...(quiet && { quiet }) });
  };
  return (
    <div className={classes.mail}>
      <Where wishes={wishes} />
      <ul className={classes.wishes} aria-label="What you hear of by mail">
        {wishes.choices.map((choice) => (
          <Wish
            key={choice.kind}
            choice={choice}
            onWish={(wish) =>
              alter({ choices: wishes.choices.map((one) => (one.kind === choice.kind ? { ...one, wish } : one)) })
            }
          />
        ))}
      </ul>
      <div className={classes.times}>
        <Time
          key={wishes.digest_at}
          label="Daily summary at"
          at={wishes.digest_at}
          error={errors.digest_at}
          onAlter={(digest_at) => alter({ digest_at })}
        />
        <Switch
          label="On weekends, too"
          checked={wishes.digest_on_weekends}
          error={errors.digest_on_weekends}
          onChange={(event) => alter({ digest_on_weekends: event.currentTarget.checked })}
        />
      </div>
      <Quiet quiet={wishes.quiet ?? null} errors={errors} onAlter={(quiet) => alter({ quiet })} />
      {save.error && <ProblemPanel error={save.error} fields={fields} />}
    </div>
  );
}

function Where({ wishes: { email, time_zone } }: { wishes: MailWishes }) {
  if (email === '') {
    return (
      <Alert
        color="gray"
        className={classes.notice ?? ''}
        icon={<IconMailOff size={18} aria-hidden />}
        title="No mail reaches you"
      >
        Sluice does not know your e-mail address. Write it above, under “About you”.
      </Alert>
    );
  }
  return (
    <p className={classes.quiet}>
      It goes to {email}. Times are of your time zone, {time_zone}. All of it is among your notifications on the page,
      too.
    </p>
  );
}

const wishNames: Record<MailWish, string> = { at_once: 'At once', digest: 'Daily summary', none: 'No mail' };
const wishList = Object.keys(wishNames) as MailWish[];

function Wish({ choice, onWish }: { choice: MailChoice; onWish: (wish: MailWish) => void }) {
  const { title, wish, must_reach } = choice;
  return (
    <li>
      <div>
        {title}
        {must_reach && <div className={classes.quiet}>Asks something of you: it may come later, but not stay away</div>}
      </div>
      <SegmentedControl
        size="xs"
        aria-label={title}
        value={wish}
        onChange={(next) => onWish(next)}
        data={wishList.map((value) => ({
          value,
          label: wishNames[value],
          disabled: must_reach && value === 'none',
        }))}
      />
    </li>
  );
}

interface QuietProps {
  quiet: QuietHours | null;
  errors: Record<string, string>;
  onAlter: (quiet: QuietHours | null) => void;
}

const usualQuiet: QuietHours = { from: '20:00', until: '07:00' };

function Quiet({ quiet, errors, onAlter }: QuietProps) {
  return (
    <div className={classes.times}>
      <Switch
        label="Quiet hours"
        description="What comes in them waits until they end"
        checked={quiet !== null}
        error={errors.quiet}
        onChange={(event) => onAlter(event.currentTarget.checked ? usualQuiet : null)}
      />
      {quiet && (
        <Group gap="sm" align="start">
          <Time
            key={`from ${quiet.from}`}
            label="From"
            at={quiet.from}
            error={errors['quiet.from']}
            onAlter={(from) => onAlter({ ...quiet, from })}
          />
          <Time
            key={`until ${quiet.until}`}
            label="Until"
            at={quiet.until}
            error={errors['quiet.until']}
            onAlter={(until) => onAlter({ ...quiet, until })}
          />
        </Group>
      )}
    </div>
  );
}

interface TimeProps {
  label: string;
  at: string;
  error: string | undefined;
  onAlter: (at: string) => void;
}

/** A local time of day. It counts once it is whole and the field is left, not at every digit. */
function Time({ label, at, error, onAlter }: TimeProps) {
  const [typed, setTyped] = useState(at);
  const settle = () => {
    if (typed === '') setTyped(at);
    else if (typed !== at) onAlter(typed);
  };
  return (
    <TextInput
      type="time"
      label={label}
      error={error}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
    />
  );
}
