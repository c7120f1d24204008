import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Request } from 'playwright-core';

/** Where pictures go: LOOKS names a folder; without it none are taken. */
const folder = process.env.LOOKS;

/** A picture of the whole page, for a person to look at. */
export async function look(page: Page, name: string, whole = true): Promise<void> {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: whole, animations: 'disabled' });
}

const underWay = new WeakMap<Page, Set<Request>>();

/** Counts what a page asks the server, for `settled`. */
export function follow(page: Page): void {
  const asked = new Set<Request>();
  underWay.set(page, asked);
  page.on('request', (request) => {
    // The stream of live updates never ends.
    if (request.resourceType() !== 'eventsource') asked.add(request);
  });
  const over = (request: Request) => asked.delete(request);
  page.on('requestfinished', over);
  page.on('requestfailed', over);
}

const settleMost = 30_000;

/** The page when nothing is under way any more: fetched, drawn, fonts there. Throws where it does not come to rest. */
export async function settled(page: Page): Promise<void> {
  const asked = underWay.get(page) ?? new Set();
  const latest = Date.now() + settleMost;
  await page.waitForFunction(() => document.querySelector('main h1, main h2') !== null);
  for (let quiet = 0; quiet < 2;) {
    await page.evaluate(() =>
      document.fonts.ready.then(() => new Promise((done) => requestIdleCallback(done, { timeout: 1_000 }))),
    );
    // What is drawn may ask for more: twice in a row nothing, and no grey rows.
    const waits = await page.evaluate(() => document.querySelector('[role="status"] [style*="width"]') !== null);
    quiet = waits || asked.size > 0 ? 0 : quiet + 1;
    if (Date.now() > latest) {
      const open = [...asked].map((request) => request.url());
      throw new Error(`${page.url()} does not come to rest: ${waits ? 'grey rows' : ''} ${open.join(' ')}`);
    }
  }
}
