import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { makeQueryClient } from '@/app/query-client';
import { makeRouter } from '@/app/router';
import { theme } from '@/app/theme/mantine';
import { server } from './server';

/**
 * The whole page at an address, as somebody sees it, against the fixtures. The kit has no portals in tests: a test of what
 * floats outside of its place asks for them by 'default'.
 */
export function open(address: string, env: 'test' | 'default' = 'test') {
  const client = makeQueryClient();
  client.setDefaultOptions({ queries: { retry: false, staleTime: 10_000 } });
  const router = makeRouter(client, createMemoryHistory({ initialEntries: [address] }));
  const user = userEvent.setup();
  render(
    <MantineProvider theme={theme} env={env}>
      <QueryClientProvider client={client}>
        <Notifications />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { user, router, client };
}

/** The page's own heading, once it is there. */
export const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });

export interface Sent {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
  ifMatch: string | null;
}

/** Keeps what is written to an address, and answers it. */
export function watch(
  method: 'post' | 'put' | 'patch' | 'delete',
  path: string,
  answer: (sent: Sent) => unknown = () => undefined,
): Sent[] {
  const sent: Sent[] = [];
  server.use(
    http[method](`*/api/v1${path}`, async ({ request }) => {
      const url = new URL(request.url);
      const text = await request.text();
      const one = {
        method,
        path: url.pathname,
        query: url.searchParams,
        body: text === '' ? undefined : (JSON.parse(text) as unknown),
        ifMatch: request.headers.get('if-match'),
      };
      sent.push(one);
      const given = answer(one);
      if (given instanceof Response) return given;
      return given === undefined ? new HttpResponse(null, { status: 204 }) : HttpResponse.json(given as object);
    }),
  );
  return sent;
}

export const refusal = (status: number, problem: object) =>
  HttpResponse.json({ type: '/problems/refused', status, ...problem }, { status });

export const stale = () =>
  refusal(412, { type: '/problems/version-mismatch', title: 'Somebody else was faster', detail: 'Read it again.' });
