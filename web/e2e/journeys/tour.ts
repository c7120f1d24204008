import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWindow } from '../support/browser';
import { settled } from '../support/looks';
import { signInAs, switchTo } from '../support/sign-in';
import * as acting from './acting';
import { sqlite } from './databases';
import { openExample, type Example } from './example';
import { becomeAdministrator } from './fjordline';
import { Person } from './person';
import { serve } from './server';

/** The pictures of docs/tour.md. They are looked at by a person before they are committed. */

const folder = process.env.TOUR_IMAGES ?? '';
const bytesMost = 200_000;

let example: Example;
let page: Page;
let id = '';

beforeAll(async () => {
  if (folder === '') throw new Error('TOUR_IMAGES names no folder: run web/e2e/journeys/tour-screenshots.');
  mkdirSync(folder, { recursive: true });
  example = await openExample();
  ({ page } = await openWindow(example.browser, example.url));
  await page.setViewportSize({ width: 1360, height: 800 });
});
afterAll(() => example.close());

async function picture(name: string, of: Page = page, height = 800): Promise<void> {
  await of.setViewportSize({ width: 1360, height });
  await settled(of);
  // Messages of what was just done hide what the picture is about.
  await of.getByRole('alert').waitFor({ state: 'hidden' });
  const path = join(folder, `${name}.png`);
  await of.screenshot({ path, animations: 'disabled', caret: 'hide' });
  expect(statSync(path).size, name).toBeLessThan(bytesMost);
}

it('signing in, and what waits for one', async () => {
  await page.goto('/sign-in');
  await page.getByRole('heading', { name: 'Who would you like to be?' }).waitFor();
  await picture('sign-in');
  await signInAs(page, 'Dana Kowalski');
  await page.getByRole('region', { name: 'Approvals waiting for you' }).waitFor();
  await picture('my-work');
});

it('a change and what it waits for', async () => {
  const found = await page.request.get('/api/v1/changes?q=PostgreSQL+16.15&phase=authorization');
  id = ((await found.json()) as { items: { id: string }[] }).items[0]?.id ?? '';
  await acting.openChange(page, id);
  await picture('change', page, 900);
  await page
    .locator('main')
    .getByRole('button', { name: /^Approve/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('textbox').fill('With the dumped roles it is complete.');
  await picture('approve');
  await page.keyboard.press('Escape');
});

it('an edit that withdraws what was approved', async () => {
  await switchTo(page, 'Tomas Weber');
  await acting.openChange(page, id);
  await acting.edit(page, 'backout plan', async () => {
    const box = page.getByRole('textbox', { name: 'Backout plan' });
    await box.fill(`${await box.inputValue()} Then check replication.`);
  });
  await page.getByRole('dialog', { name: 'This withdraws approvals' }).waitFor();
  await picture('withdraws');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
});

it('tasks, approvals and history', async () => {
  await acting.openChange(page, id, 'approvals');
  await picture('approvals');
  await page.goto(`/changes/${id}?tab=tasks&view=graph`);
  await page.getByRole('list', { name: 'Stages' }).waitFor();
  await picture('tasks');
  await acting.openChange(page, id, 'history');
  await page.getByText('is asked again').first().waitFor();
  await picture('history', page, 900);
});

it('the lists and the board', async () => {
  await page.goto('/changes');
  await page.getByRole('heading', { name: 'Changes' }).waitFor();
  await picture('changes');
  await page.goto('/changes?view=board');
  await page.getByRole('region', { name: 'Board' }).waitFor();
  await picture('board');
});

it('a new change', async () => {
  await page.goto('/changes/new');
  await page.getByRole('heading', { name: 'New change' }).waitFor();
  await picture('new-change');
  await page.goto('/changes/new?process=normal');
  await page.getByRole('textbox', { name: 'Title' }).fill('Billing: PDF library 3.2');
  await acting.choose(page, 'Services', 'Billing');
  await page.getByRole('complementary', { name: 'What will come of it' }).getByText('Dana Kowalski').first().waitFor();
  await picture('new-change-form', page, 900);
});

it('services and processes', async () => {
  await page.goto('/services?view=graph');
  await page.getByRole('heading', { name: 'Services' }).waitFor();
  await picture('services');
  await page.goto('/processes/normal');
  await page.getByRole('heading', { name: 'Normal change' }).waitFor();
  await picture('process', page, 900);
  await page.goto('/processes/normal/draft');
  const parts = page.getByRole('navigation', { name: 'Parts of the process' });
  await parts.getByRole('button', { name: 'Assess security and personal data' }).click();
  await page.locator('.cm-activeLine').filter({ hasText: 'security' }).waitFor();
  await picture('process-editor', page, 900);
});

it('the set-up of an empty server', async () => {
  const database = sqlite.make();
  const server = await serve(database.place);
  const jonas = await Person.open(example.browser, server.url, 'jonas.berg');
  await becomeAdministrator(jonas, server.firstAdministrator ?? '');
  await jonas.page.goto('/set-up');
  await jonas.page.getByText('cannot run to its end yet').first().waitFor();
  await picture('set-up', jonas.page, 900);
  await jonas.context.close();
  await server.stop();
  database.remove();
});
