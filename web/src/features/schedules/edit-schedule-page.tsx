import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Seen } from '@/shared/api/client';
import { LoadedPage } from '@/shared/ui/loaded-page';
import { Page } from '@/shared/ui/page';
import { changeFrom, editSchedule, scheduleQuery } from './api';
import { localText } from '@/shared/timing/rule';
import { asEdit, ScheduleForm } from './schedule-form';
import { valuesOf } from './values';
import type { ScheduleView } from './types';

const route = getRouteApi('/frame/schedules/$id/edit');

/** Edits all that is still to come, or what comes from one occurrence on. */
export function EditSchedulePage() {
  const { id } = route.useParams();
  const { from } = route.useSearch();
  const found = useQuery(scheduleQuery(id));
  return (
    <LoadedPage title={id} query={found}>
      {(schedule) => <Edit key={from ?? ''} schedule={schedule} from={from} />}
    </LoadedPage>
  );
}

function Edit({ schedule, from }: { schedule: Seen<ScheduleView>; from: string | undefined }) {
  // What the form was opened over: an alteration by somebody else meanwhile is refused, not overwritten.
  const [opened] = useState(schedule);
  const begin = valuesOf(opened, from);
  return (
    <Page
      title={from ? `Change from ${localText(from)} on` : `Edit ${opened.name}`}
      eyebrow={
        <>
          <Link to="/schedules">Schedules</Link>
          <span aria-hidden>/</span>
          <Link to="/schedules/$id" params={{ id: opened.id }}>
            {opened.name}
          </Link>
        </>
      }
      lead={
        from
          ? 'Those before it stay as they are. Another rule counts from this one on, unless you choose another first window.'
          : 'All that is still to be opened follows it. Other times hold from the day after the last one that was opened.'
      }
    >
      <ScheduleForm
        begin={begin}
        act="Save"
        whole={!from}
        edits={{ id: opened.id, from }}
        send={(values) =>
          from
            ? changeFrom(opened.id, from, asEdit(begin, values), opened.seen)
            : editSchedule(opened.id, asEdit(begin, values), opened.seen)
        }
      />
    </Page>
  );
}
