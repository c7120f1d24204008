import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import { useZoneSaid } from '@/shared/time/zone';
import { localText } from '@/shared/timing/rule';
import { LengthInput, TimingFields, type TimingWords } from '@/shared/timing/timing-fields';
import type { Timing } from '@/shared/timing/types';
import { FormPart } from '@/shared/ui/form-part';
import { GroupsSelect, PeopleSelect, PersonSelect } from '@/shared/ui/selects';
import { Loaded, ProblemPanel } from '@/shared/ui/states';
import { AgendaPart } from './agenda-part';
import { comingMeetingsQuery } from './api';
import type { BoardValues } from './board-values';
import type { Board } from './types';
import classes from './cab.module.css';

interface BoardFormProps {
  begin: BoardValues;
  /** "Make the board", "Save". */
  act: string;
  send: (values: BoardValues) => Promise<Board>;
}

const words: TimingWords = {
  start: 'First meeting',
  weekend: 'A meeting on a Saturday or Sunday',
  length: 'A meeting is so long',
  lead: 'Each is planned so long before',
};

/** Who is on a board, when it meets and what comes before it; at the right, the meetings that come of it. */
export function BoardForm({ begin, act, send }: BoardFormProps) {
  const [values, setValues] = useState(begin);
  const client = useQueryClient();
  const navigate = useNavigate();
  const set = (part: Partial<BoardValues>) => setValues((old) => ({ ...old, ...part }));
  const save = useMutation({
    mutationFn: () => send(values),
    onSuccess: async (board) => {
      await client.invalidateQueries({ queryKey: ['cab'] });
      void navigate({ to: '/cab', search: { board: board.id } });
    },
  });
  const errors = save.error ? fieldErrors(problemOf(save.error)) : {};
  const lacking = lackOf(values);
  return (
    <div className={classes.columns}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!lacking) save.mutate();
        }}
      >
        <FormPart title="Who is on it">
          <Who values={values} errors={errors} set={set} />
        </FormPart>
        <FormPart title="When it meets">
          <TimingFields words={words} timing={values.timing} errors={errors} onChange={(timing) => set({ timing })} />
        </FormPart>
        <FormPart title="What comes before it">
          <AgendaPart agenda={values.agenda} errors={errors} onChange={(agenda) => set({ agenda })} />
          <LengthInput
            label="By itself what is asked so long before a meeting"
            minutes={values.cutoff}
            least={0}
            error={errors.cutoff_minutes}
            onChange={(cutoff) => set({ cutoff })}
          />
        </FormPart>
        {save.error && <ProblemPanel error={save.error} />}
        {lacking && <p className={classes.quiet}>{lacking}</p>}
        <div>
          <Button type="submit" loading={save.isPending} disabled={lacking !== undefined}>
            {act}
          </Button>
        </div>
      </form>
      <Outlook timing={values.timing} />
    </div>
  );
}

/** What is still to be said before it can be sent. */
function lackOf({ name, chair, groups, people, timing }: BoardValues): string | undefined {
  if (name.trim() === '') return 'Give the board a name.';
  if (!chair) return 'Say who leads its meetings.';
  if (groups.length + people.length === 0) return 'Name a group or a person who is on it.';
  if (!timing.start) return 'Choose when it meets first.';
  return undefined;
}

interface WhoProps {
  values: BoardValues;
  errors: Record<string, string>;
  set: (part: Partial<BoardValues>) => void;
}

function Who({ values, errors, set }: WhoProps) {
  const ofMembers = Object.entries(errors).find(([name]) => name.startsWith('members'))?.[1];
  return (
    <>
      <TextInput
        label="Name"
        withAsterisk
        maxLength={200}
        value={values.name}
        error={errors.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <PersonSelect
          label="Chair"
          description="Leads its meetings"
          withAsterisk
          clearable={false}
          value={values.chair}
          error={errors.chair}
          onChange={(chair) => set({ chair })}
        />
        <PersonSelect
          label="Deputy"
          description="Leads them, too"
          value={values.deputy}
          error={errors.deputy}
          onChange={(deputy) => set({ deputy })}
        />
        <GroupsSelect
          label="Groups on it"
          description="Whoever is in them"
          value={values.groups}
          error={ofMembers}
          onChange={(groups) => set({ groups })}
        />
        <PeopleSelect
          label="People on it"
          description="Besides the groups"
          value={values.people}
          onChange={(people) => set({ people })}
        />
      </div>
    </>
  );
}

/** The meetings that come of the times, while one writes. */
function Outlook({ timing }: { timing: Timing }) {
  const [settled] = useDebouncedValue(JSON.stringify(timing), 300);
  const asked = JSON.parse(settled) as Timing;
  const coming = useQuery(comingMeetingsQuery(asked));
  const zone = useZoneSaid()(asked.zone);
  return (
    <aside className={classes.card} aria-label="When it would meet">
      <h2>The next ten</h2>
      {asked.start === '' ? (
        <p className={classes.quiet}>Choose the first meeting to see what comes of it.</p>
      ) : coming.error ? (
        <p className={classes.quiet}>They stand here once the times can be read.</p>
      ) : (
        <Loaded query={coming} rows={5}>
          {({ repeats, coming: those, note }) => (
            <>
              <p className={classes.quiet}>Repeats: {repeats}.</p>
              <ol className={classes.decisions}>
                {those.map((one) => (
                  <li key={one.local}>
                    {one.fate === 'comes' ? (
                      localText(one.planned) + zone
                    ) : (
                      <>
                        <s>{localText(one.local)}</s> no working day
                      </>
                    )}
                  </li>
                ))}
              </ol>
              {note && <p className={classes.quiet}>{note}</p>}
            </>
          )}
        </Loaded>
      )}
    </aside>
  );
}
