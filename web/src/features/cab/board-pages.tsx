import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Seen } from '@/shared/api/client';
import { useSession } from '@/shared/api/session';
import { useZone } from '@/shared/time/zone';
import { LoadedPage } from '@/shared/ui/loaded-page';
import { Page } from '@/shared/ui/page';
import { boardQuery, createBoard, editBoard } from './api';
import { BoardForm } from './board-form';
import { asEdit, asNew, newValues, valuesOf } from './board-values';
import type { Board } from './types';

export function NewBoardPage() {
  const { person } = useSession();
  const zone = useZone();
  return (
    <Page
      title="New board"
      eyebrow={<Above last="New" />}
      lead="Its meetings are planned by themselves. What asks its members for an approval comes before it."
    >
      <BoardForm
        begin={newValues(zone, person.login)}
        act="Make the board"
        send={(values) => createBoard(asNew(values))}
      />
    </Page>
  );
}

const route = getRouteApi('/frame/cab/boards/$id/edit');

export function EditBoardPage() {
  const { id } = route.useParams();
  const found = useQuery(boardQuery(id));
  return (
    <LoadedPage title={id} query={found}>
      {(board) => <Edit board={board} />}
    </LoadedPage>
  );
}

function Edit({ board }: { board: Seen<Board> }) {
  // What the form was opened over: an alteration by somebody else meanwhile is refused, not overwritten.
  const [opened] = useState(board);
  const begin = valuesOf(opened);
  return (
    <Page
      title={`Edit ${opened.name}`}
      eyebrow={<Above board={opened.id} last={opened.id} />}
      lead="Meetings that are planned stay. Other times hold from the day after the last one that was planned."
    >
      <BoardForm begin={begin} act="Save" send={(values) => editBoard(opened.id, asEdit(begin, values), opened.seen)} />
    </Page>
  );
}

function Above({ board, last }: { board?: string; last: string }) {
  return (
    <>
      <Link to="/cab" search={{ board }}>
        CAB
      </Link>
      <span aria-hidden>/</span>
      <span>{last}</span>
    </>
  );
}
