import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../support/axe';
import { openBrowser } from '../support/browser';
import { signInWith } from '../support/sign-in';
import * as acting from './acting';
import { sqlite, type Database } from './databases';
import { foundFjordline } from './fjordline';
import { password, Person } from './person';
import { serve, type Server } from './server';

/** An empty server, from the link that it prints to the day on which every process can run. */
describe('an empty server', () => {
  let database: Database;
  let server: Server;
  let browser: Browser;
  let jonas: Person;

  beforeAll(async () => {
    database = sqlite.make();
    server = await serve(database.place, '--zone', 'Europe/Berlin');
    browser = await openBrowser();
    jonas = await Person.open(browser, server.url, 'jonas.berg');
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    database.remove();
  });

  it('sends everybody to the page that wants the code, and takes no other code', async () => {
    const stranger = await Person.open(browser, server.url, 'mallory');
    await stranger.page.goto('/');
    await stranger.page.getByRole('heading', { name: 'Make the first administrator' }).waitFor();
    expect(await axe(stranger.page)).toEqual([]);
    await stranger.page.getByRole('textbox', { name: 'Code' }).fill('not-the-code');
    await fillIn(stranger, 'Mallory');
    await stranger.page.getByRole('alert').waitFor();
    expect(await stranger.page.getByRole('heading', { name: 'Set-up' }).count()).toBe(0);
    expect(stranger.trouble).toEqual([]);
  });

  it('makes its first administrator by the link that it printed', async () => {
    const { page } = jonas;
    await page.goto(server.firstAdministrator ?? '');
    expect(await page.getByRole('textbox', { name: 'Code' }).inputValue()).not.toBe('');
    await fillIn(jonas, 'Jonas Berg');
    await page.getByRole('heading', { name: 'Set-up' }).waitFor();
    await page.getByRole('button', { name: 'You: Jonas Berg' }).waitFor();
  });

  it('says on the set-up page what each process still lacks', async () => {
    const { page } = jonas;
    await page.getByText('What is missing before the published processes can run.').waitFor();
    await page
      .getByText(/cab.* has 0 people/)
      .first()
      .waitFor();
    await page.getByText('cannot run to its end yet').first().waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it('lets the administrator add a person and put them into a group', async () => {
    const { page } = jonas;
    await page.goto('/people');
    await page.getByRole('button', { name: 'New person' }).click();
    const form = page.getByRole('dialog', { name: 'New person' });
    await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Nils Holm');
    await form.getByRole('textbox', { name: 'Sign-in name' }).fill('nils.holm');
    await form.getByRole('textbox', { name: 'First password' }).fill(password);
    await form.getByRole('button', { name: 'Make the person' }).click();
    await page.getByRole('heading', { name: 'Nils Holm' }).waitFor();

    await page.goto('/groups/cab');
    await page.getByText('Nobody is in it').waitFor();
    await acting.choose(page, 'Add a member', 'Nils Holm');
    await page.getByRole('listitem').filter({ hasText: 'nils.holm' }).waitFor();

    const nils = await Person.open(browser, server.url, 'nils.holm');
    await signInWith(nils.page, 'nils.holm', password);
    await nils.page.getByRole('heading', { name: 'My work' }).waitFor();
    expect(await nils.page.getByRole('link', { name: 'Set-up' }).count()).toBe(0);
  });

  it('is ready once everybody is there, and the open page says so by itself', async () => {
    const { page } = jonas;
    await page.goto('/set-up');
    await page.getByText('What is missing before the published processes can run.').waitFor();
    await foundFjordline(jonas);
    await page.getByText('Every published process can run.').waitFor();
    expect(jonas.trouble).toEqual([]);
  });

  it('lets no second one become the first', async () => {
    const late = await Person.open(browser, server.url, 'mallory');
    await late.page.goto('/');
    await late.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    const code = /code=(.+)$/.exec(server.firstAdministrator ?? '')?.[1];
    await expect(
      late.ask('POST', '/first-administrator', { code, login: 'mallory', name: 'Mallory', password }),
    ).rejects.toThrow(/answered 40[349]/);
  });
});

async function fillIn({ page, login }: Person, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('textbox', { name: 'Sign-in name' }).fill(login);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(`${login}@fjordline.example`);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Make the administrator' }).click();
}
