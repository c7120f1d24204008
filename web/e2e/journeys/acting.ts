import type { Locator, Page } from 'playwright-core';
import type { ChangeView } from '../../src/shared/api/types';
import type { Person } from './person';

/** What people do on the page of a change, as they do it: by what is written there. */

export async function openChange(page: Page, id: string, tab?: 'tasks' | 'approvals' | 'history'): Promise<void> {
  await page.goto(`/changes/${id}${tab ? `?tab=${tab}` : ''}`, { waitUntil: 'domcontentloaded' });
  await page.getByRole('list', { name: 'Stages' }).waitFor();
}

/** The stage in which the change stands, when it is the one of that name. */
export async function standsIn(page: Page, stage: string): Promise<void> {
  await page.locator('[aria-current="step"]').filter({ hasText: stage }).waitFor();
}

/** What the page says the change waits for. */
export const waitsFor = (page: Page): Locator => page.getByRole('region', { name: 'Waits for' });

/** Fills the open dialog in and sends it; it is gone when this comes back. */
export async function confirm(page: Page, button: string, text?: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  if (text !== undefined) await dialog.getByRole('textbox').fill(text);
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Presses a button at the top of the page and answers its dialog. */
export async function act(page: Page, title: string, text?: string): Promise<void> {
  await page.locator('main').getByRole('button', { name: title, exact: true }).first().click();
  await confirm(page, title, text);
}

/** Chooses an act from the menu beside the buttons. */
export async function actFromMenu(page: Page, title: string, text: string): Promise<void> {
  await page.locator('main').getByRole('button', { name: 'More acts', exact: true }).click();
  await page.getByRole('menuitem', { name: title, exact: true }).click();
  await confirm(page, title, text);
}

/** Types part of a name into a field of choices and takes what it finds. */
export async function choose(page: Page, field: string, name: string): Promise<void> {
  const box = page.getByRole('combobox', { name: field, exact: true });
  await box.click();
  await box.fill(name);
  await page.getByRole('option', { name, exact: true }).click();
  // Where several can be chosen the list stays open, over what stands below it.
  if ((await box.getAttribute('aria-expanded')) === 'true') await box.press('Tab');
}

/** Takes one of the answers that a field of the process' form offers. */
export async function pick(page: Page, field: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).click();
  await page.getByRole('option', { name, exact: true }).click();
}

/** Takes a day in an open field for a planned time; the clock stays at midnight. */
export async function chooseDay(page: Page, field: string, day: Date): Promise<void> {
  const label = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/Berlin',
  });
  await page.getByRole('button', { name: field }).click();
  const calendar = page.getByRole('dialog');
  await calendar.getByRole('button', { name: label.format(day), exact: true }).click();
  await page.keyboard.press('Escape');
  await calendar.waitFor({ state: 'hidden' });
}

/** Opens a field of the change where it stands, lets it be filled in, and saves it. */
export async function edit(page: Page, field: string, fill: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: `Edit ${field}`, exact: true }).click();
  await fill();
  await page.locator('main').getByRole('button', { name: 'Save', exact: true }).click();
}

/** The edit has been saved: its field reads again as text. */
export async function saved(page: Page): Promise<void> {
  await page.locator('main').getByRole('button', { name: 'Save', exact: true }).waitFor({ state: 'detached' });
}

/** The row of a task on the tab Tasks. */
export const taskRow = (page: Page, title: string): Locator =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: title }) })
    .first();

/** Opens a task, starts it, ticks what has to be ticked and finishes it. */
export async function doTask(page: Page, title: string, note: string): Promise<void> {
  const row = taskRow(page, title);
  await row.getByRole('button', { name: title }).click();
  // Its description moves what stands below it until it is laid out; a click meanwhile may miss.
  await row.locator('[aria-busy]').waitFor({ state: 'detached' });
  await row.getByRole('button', { name: 'Start', exact: true }).click();
  await row.getByText('In progress').waitFor();
  const boxes = row.getByRole('checkbox');
  for (let ticked = 0; ticked < (await boxes.count()); ticked += 1) {
    await boxes.nth(ticked).click();
    await row.getByRole('checkbox', { checked: true }).nth(ticked).waitFor();
  }
  await row.getByRole('button', { name: 'Finish', exact: true }).click();
  await confirm(page, 'Finish', note);
}

/** The same by the API: for the many tasks whose clicks would show nothing new. */
export async function doTaskByApi(person: Person, change: string, key: string, note: string): Promise<void> {
  const { tasks } = await person.ask<ChangeView>('GET', `/changes/${change}`);
  const task = tasks.findLast((one) => one.key === key);
  if (!task) throw new Error(`${change} has no task ${key} yet; it has ${tasks.map((t) => t.key).join(', ')}.`);
  const path = `/changes/${change}/tasks/${task.id}`;
  for (const [i, item] of task.checklist.entries()) {
    if (!item.ticked) await person.ask('PUT', `${path}/checklist/${i}`, { ticked: true });
  }
  await person.ask('POST', `${path}/finish`, { note });
}
