import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api, path } from '@/shared/api/client';
import { ApiError } from '@/shared/api/problem';
import { useSession } from '@/shared/api/session';
import type { EntryView } from '@/shared/api/schema';
import type { NewChange } from '@/shared/api/types';
import { formKey, type FieldValues } from '@/shared/fields/fields';
import { useZone } from '@/shared/time/zone';
import { Page } from '@/shared/ui/page';
import { Loaded } from '@/shared/ui/states';
import { createSchedule } from './api';
import { asNew, ScheduleForm } from './schedule-form';
import { noTiming } from './values';

const route = getRouteApi('/frame/schedules/new');

/** What was written on New change and not sent: it is gone on with here. */
const draftQuery = (key: string | undefined) => ({
  queryKey: ['draft', key ?? '', 'for-a-schedule'],
  gcTime: 0,
  queryFn: async (): Promise<FieldValues> => {
    if (!key) return {};
    try {
      const { form = {}, ...fields } = await api.get<NewChange>(path('/drafts', key));
      // Answered on each change: what is true of one need not be of the next.
      delete fields.risk_answers;
      return { ...fields, ...Object.fromEntries(Object.entries(form).map(([of, answer]) => [formKey(of), answer])) };
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return {};
      throw error;
    }
  },
});

/** The entry of the catalog that each change is to be made from. */
const entryQuery = (key: string | undefined) => ({
  queryKey: ['catalog', 'entry', key ?? '', 'for-a-schedule'],
  queryFn: async () => (key ? api.get<EntryView>(path('/catalog', key)) : null),
});

/** A planned time of the draft is the first window; how often follows here. */
function windowOf(fields: FieldValues): { local: string; zone: string } | null {
  const planned = fields.planned_start;
  if (typeof planned !== 'object' || planned === null || !('local' in planned) || !('zone' in planned)) return null;
  return { local: String(planned.local), zone: String(planned.zone) };
}

export function NewSchedulePage() {
  const { process = 'normal', draft, entry } = route.useSearch();
  const { person } = useSession();
  const zone = useZone();
  const written = useQuery(draftQuery(draft));
  const from = useQuery(entryQuery(entry));
  return (
    <Page
      title="New schedule"
      eyebrow={
        <>
          <Link to="/schedules">Schedules</Link>
          <span aria-hidden>/</span>
          <span>New</span>
        </>
      }
      lead="A change that is opened by itself at a later time, once or again and again."
    >
      <Loaded query={from}>
        {(chosen) => (
          <Loaded query={written}>
            {(fields) => {
              const { owner, ...written } = fields;
              const rest = Object.fromEntries(Object.entries(written).filter(([key]) => !key.startsWith('planned_')));
              const first = windowOf(fields);
              return (
                <ScheduleForm
                  begin={{
                    name: '',
                    ...(chosen && { entry: { key: chosen.key, name: chosen.title } }),
                    owner: typeof owner === 'string' ? owner : person.login,
                    deputy: null,
                    process: chosen?.process.key ?? process,
                    timing: { ...noTiming(zone), ...(first && { start: first.local, zone: first.zone }) },
                    fields: rest,
                  }}
                  act="Schedule it"
                  hint="Each change is opened as a draft by itself, so long before its window as you say."
                  send={(values) => createSchedule(asNew(values))}
                />
              );
            }}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
