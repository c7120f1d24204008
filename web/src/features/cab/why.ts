import { leadersOf } from './words';
import type { Board, Meeting } from './types';

/** Why an act on a meeting is not allowed; undefined where it is. The server decides; this says it beforehand. */
export type Why = string | undefined;

interface Whole {
  meeting: Meeting;
  /** Unknown until it has come. */
  board: Board | undefined;
}

const leads = (board: Board | undefined) => (board ? leadersOf(board) : 'its chair');

export function whyNotLead({ meeting, board }: Whole): Why {
  return meeting.may_conduct ? undefined : `${leads(board)} or a change manager leads this meeting.`;
}

export function whyNotEdit({ meeting, board }: Whole): Why {
  return meeting.may_edit ? undefined : `${leads(board)}, a change manager or an administrator can do this.`;
}

export function whyNotTakePart({ meeting }: Whole): Why {
  return meeting.may_take_part ? undefined : 'The board’s members, and who stands in for them, take part.';
}
