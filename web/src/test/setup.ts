import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { forgetDrafts } from './handlers';
import { server } from './server';

// What the browser has and jsdom has not.
class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}
class Stream extends EventTarget {
  close() {}
}
vi.stubGlobal('ResizeObserver', Observer);
vi.stubGlobal('IntersectionObserver', Observer);
vi.stubGlobal('EventSource', Stream);
vi.stubGlobal('scrollTo', () => undefined);
Object.defineProperty(globalThis, 'matchMedia', {
  value: (query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }),
});
Element.prototype.scrollIntoView = () => undefined;
Object.defineProperty(document, 'fonts', {
  value: { addEventListener: () => undefined, removeEventListener: () => undefined },
});

// The machines that run this have two cores and other work.
configure({ asyncUtilTimeout: 10_000 });

/** Requests that write; some tests never answer one that reads. */
const underWay = new Set<string>();
server.events.on('request:start', ({ request, requestId }) => request.method !== 'GET' && underWay.add(requestId));
server.events.on('request:end', ({ requestId }) => underWay.delete(requestId));

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(forgetDrafts);
afterEach(async () => {
  cleanup();
  // A form that is left saves its draft at once: that is not to arrive in the next test.
  await vi.waitUntil(() => underWay.size === 0, { timeout: 10_000 });
  server.resetHandlers();
});
afterAll(() => server.close());
