/** The server's stream of what moved: opened again by itself, going on where it was. */

export interface Changed {
  kind:
    | 'change'
    | 'service'
    | 'person'
    | 'group'
    | 'process'
    | 'schedule'
    | 'policy'
    | 'board'
    | 'cab_meeting'
    | 'catalog_entry';
  id: string;
}

export type Heard =
  /** Something moved; `position` is where to go on. */
  | { what: 'changed'; changed: Changed; position: string }
  /** So much moved while nobody listened that everything has to be read anew. */
  | { what: 'reset' }
  /** Whether the server is heard. */
  | { what: 'live' | 'lost' }
  /** The server does not want to be heard: perhaps the session has ended. */
  | { what: 'refused' };

const address = '/api/v1/stream';
const firstPause = 1_000;
const longestPause = 30_000;

/** Listens until the function that it gives back is called. `after`: the last position heard before, if any was. */
export function listen(after: string | undefined, tell: (heard: Heard) => void): () => void {
  let source: EventSource;
  let last = after;
  let pause = firstPause;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const open = () => {
    source = new EventSource(last ? `${address}?after=${last}` : address);
    source.addEventListener('open', () => {
      pause = firstPause;
      tell({ what: 'live' });
    });
    source.addEventListener('changed', (event) => {
      const { data, lastEventId } = event as MessageEvent<string>;
      last = lastEventId || last;
      tell({ what: 'changed', changed: JSON.parse(data) as Changed, position: lastEventId });
    });
    source.addEventListener('reset', () => tell({ what: 'reset' }));
    source.addEventListener('error', () => {
      tell({ what: 'lost' });
      // A connection that broke is opened again by the browser; one that was refused is not.
      if (source.readyState !== EventSource.CLOSED) return;
      tell({ what: 'refused' });
      timer = setTimeout(open, pause);
      pause = Math.min(2 * pause, longestPause);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
