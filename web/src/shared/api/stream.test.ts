import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hearing, useCutOff, useLive } from './live';
import { listen, type Heard } from './stream';

/** A stream whose server is the test. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static all: Stream[] = [];
  readyState = 0;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    Stream.all.push(this);
  }
  close() {
    this.readyState = Stream.CLOSED;
  }
  says(type: string, data?: object, id = '') {
    this.dispatchEvent(
      data ? new MessageEvent(type, { data: JSON.stringify(data), lastEventId: id }) : new Event(type),
    );
  }
  refuses() {
    this.readyState = Stream.CLOSED;
    this.says('error');
  }
}
const pass = (milliseconds: number) =>
  act(() => {
    vi.advanceTimersByTime(milliseconds);
  });
const newest = () => Stream.all.at(-1)!;

beforeEach(() => {
  Stream.all = [];
  vi.stubGlobal('EventSource', Stream);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the stream', () => {
  it('opens itself again where it was refused, later each time, and goes on where it was', () => {
    const heard: Heard[] = [];
    const stop = listen(undefined, (one) => heard.push(one));
    newest().says('open');
    newest().says('changed', { kind: 'change', id: 'CHG-1' }, '41');
    newest().refuses();
    expect(heard.map((one) => one.what)).toEqual(['live', 'changed', 'lost', 'refused']);
    vi.advanceTimersByTime(1_000);
    expect(Stream.all.map((one) => one.url)).toEqual(['/api/v1/stream', '/api/v1/stream?after=41']);
    newest().refuses();
    vi.advanceTimersByTime(1_000);
    expect(Stream.all).toHaveLength(2);
    vi.advanceTimersByTime(1_000);
    expect(Stream.all).toHaveLength(3);
    stop();
    newest().refuses();
    expect(newest().readyState).toBe(Stream.CLOSED);
  });

  it('leaves a connection that broke to the browser', () => {
    listen(undefined, () => undefined);
    newest().says('error');
    vi.advanceTimersByTime(60_000);
    expect(Stream.all).toHaveLength(1);
  });

  it('opens nothing more once it was stopped', () => {
    const stop = listen(undefined, () => undefined);
    newest().refuses();
    stop();
    vi.advanceTimersByTime(60_000);
    expect(Stream.all).toHaveLength(1);
  });
});

describe('one stream for all tabs', () => {
  it('is neither opened nor held by a tab that left while the lock was granted', async () => {
    let grant: () => unknown = () => undefined;
    const request = vi.fn((_name: string, _options: object, hold: () => unknown) => {
      grant = hold;
      return Promise.resolve();
    });
    vi.stubGlobal('BroadcastChannel', EventTarget);
    BroadcastChannel.prototype.close = () => undefined;
    Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true });
    const client = new QueryClient();
    const wrapper = ({ children }: { children: ReactNode }) => createElement(QueryClientProvider, { client }, children);
    renderHook(useLive, { wrapper }).unmount();
    expect(await grant()).toBeUndefined();
    expect(Stream.all).toEqual([]);
    Reflect.deleteProperty(navigator, 'locks');
  });
});

describe('what is heard', () => {
  it('has everything read anew where too much was missed', () => {
    const client = new QueryClient();
    const invalidated = vi.spyOn(client, 'invalidateQueries').mockResolvedValue();
    hearing(client)({ what: 'reset' });
    expect(invalidated).toHaveBeenCalledWith();
  });

  it('says that the connection is lost after some seconds, and not any more when it is back', () => {
    const tell = hearing(new QueryClient());
    const { result } = renderHook(useCutOff);
    act(() => {
      tell({ what: 'lost' });
    });
    pass(3_000);
    expect(result.current).toBe(false);
    pass(2_000);
    expect(result.current).toBe(true);
    act(() => {
      tell({ what: 'live' });
    });
    expect(result.current).toBe(false);
    act(() => {
      tell({ what: 'lost' });
    });
    act(() => {
      tell({ what: 'live' });
    });
    pass(60_000);
    expect(result.current).toBe(false);
  });
});
