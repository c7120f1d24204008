/** When something comes again: a schedule's windows, a board's meetings. */

export type Shift = 'none' | 'next' | 'previous' | 'skip';

export interface Timing {
  start: string;
  zone: string;
  rule?: string;
  except: string[];
  shift: Shift;
  window_minutes: number;
  lead_minutes: number;
}
