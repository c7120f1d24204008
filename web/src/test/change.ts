import { http, HttpResponse } from 'msw';
import { change } from './fixtures';
import { heading, open } from './render';
import { server } from './server';

export type Over = Parameters<typeof change>[0];

/** The server has the example change with these parts of it different. */
export const shows = (over: Over) =>
  server.use(http.get('*/api/v1/changes/CHG-1042', () => HttpResponse.json(change(over))));

/** The example change's page, once it is there. */
export async function openChange(search = '') {
  const page = open(`/changes/CHG-1042${search}`);
  await heading(/PostgreSQL/);
  return page;
}
