/** Boards and their meetings as the API tells of them. */

export type {
  AgendaItemView as AgendaItem,
  BoardEdit,
  BoardView as Board,
  ConditionsRequest,
  ItemState,
  MeetingNoteView as MeetingNote,
  MeetingRowView as MeetingRow,
  MeetingState,
  MeetingView as Meeting,
  NewBoard,
} from '@/shared/api/schema';
