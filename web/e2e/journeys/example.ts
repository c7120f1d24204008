import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { sqlite } from './databases';
import { run, serve } from './server';

export interface Example {
  url: string;
  browser: Browser;
  close: () => Promise<void>;
}

/** The worked example, freshly made and served as the demonstration, and a browser for it. */
export async function openExample(): Promise<Example> {
  const database = sqlite.make();
  await run('seed', '--database', database.place, '--zone', 'Europe/Berlin');
  const server = await serve(database.place, '--demo', '--zone', 'Europe/Berlin');
  const browser = await openBrowser();
  return {
    url: server.url,
    browser,
    close: async () => {
      await browser.close();
      await server.stop();
      database.remove();
    },
  };
}
