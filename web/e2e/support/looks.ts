import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where pictures go: LOOKS names a folder; without it none are taken. */
const folder = process.env.LOOKS;

/** A picture of the whole page, for a person to look at. */
export async function look(page: Page, name: string, whole = true): Promise<void> {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: whole, animations: 'disabled' });
}

/** The page when nothing is under way any more: fetched, drawn, fonts there. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('main h1, main h2') !== null &&
      document.querySelector('[role="status"] [style*="width"]') === null,
  );
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(150);
}
