import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow } from '../support/browser';
import { signInAs, switchTo } from '../support/sign-in';
import * as acting from './acting';
import { openExample, type Example } from './example';

/** What a visitor of the worked example does first. */
describe('the demonstration', () => {
  let example: Example;
  beforeAll(async () => {
    example = await openExample();
  });
  afterAll(() => example.close());

  const visit = (view?: Parameters<typeof openWindow>[2]) => openWindow(example.browser, example.url, view);

  it('lists its people; one click signs in, the corner makes somebody else of the visitor', async () => {
    const { page, context, trouble } = await visit();
    await page.goto('/changes');
    await page.getByRole('heading', { name: 'Who would you like to be?' }).waitFor();
    expect(await page.locator('main').getByRole('listitem').count()).toBeGreaterThan(20);
    await page.getByRole('button', { name: /^Priya Nair/ }).click();
    await page.getByRole('heading', { name: 'Changes' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/changes');
    expect(await page.getByRole('link', { name: 'People' }).count()).toBe(0);

    await switchTo(page, 'Ruth Steiner');
    await page.getByRole('link', { name: 'Groups' }).waitFor();
    expect(trouble).toEqual([]);
    await context.close();
  });

  it('goes anywhere by keyboard: palette, c, /', async () => {
    const { page, context, trouble } = await visit();
    await signInAs(page, 'Dana Kowalski');
    await page.getByRole('heading', { name: 'My work' }).waitFor();

    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or go to' }).fill('postgresql 16.15');
    await page.getByRole('option', { name: /PostgreSQL 16.14 to 16.15/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^PostgreSQL 16.14 to 16.15/ }).waitFor();

    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or go to' }).fill('approve');
    await page
      .getByRole('option', { name: /^Approve: / })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Approve' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search or go to' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('c');
    await page.getByRole('heading', { name: 'New change' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('heading', { name: 'Services' }).waitFor();
    expect(trouble).toEqual([]);
    await context.close();
  });

  it('decides from My work without a mouse', async () => {
    const { page, context, trouble } = await visit();
    await signInAs(page, 'Lee Okafor');
    const asked = page.getByRole('region', { name: 'Approvals waiting for you' });
    await asked.locator('[data-row]').first().waitFor();
    const before = await asked.locator('[data-row]').count();
    expect(before).toBeGreaterThan(0);
    const title = (await asked.locator('[data-row] a').first().textContent()) ?? '';
    await asked.getByRole('link', { name: title }).first().focus();
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: 'Approve' });
    await dialog.waitFor();
    await page.keyboard.type('Read it; agreed.');
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await asked.locator(`[data-row]:nth-child(${before})`).waitFor({ state: 'detached' });
    expect(trouble).toEqual([]);
    await context.close();
  });

  it('decides by the link in a mail, without signing in, and once', async () => {
    const { page, context, trouble } = await visit();
    await signInAs(page, 'Ruth Steiner');
    await page.goto('/mailbox?person=ruth.steiner');
    await page
      .getByRole('region', { name: 'Mails' })
      .getByRole('link', { name: /^\[CHG-21\]/ })
      .first()
      .click();
    await page.getByRole('tab', { name: 'Text' }).click();
    const link = await page.getByRole('link', { name: /\/decide#/ }).getAttribute('href');
    expect(trouble).toEqual([]);
    await context.close();

    const mail = await visit({ size: 'phone' });
    await mail.page.goto(link ?? '');
    await mail.page.getByLabel('Comment').fill('Read on the train.');
    await mail.page.getByRole('button', { name: 'Approve' }).tap();
    await mail.page.getByRole('heading', { name: /^You approved on/ }).waitFor();
    await mail.page.reload();
    await mail.page.getByRole('heading', { name: /^You approved on/ }).waitFor();
    expect(await mail.page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    expect(mail.trouble).toEqual([]);
    await mail.context.close();
  });

  it('goes from a card of the catalog to a scheduled change', async () => {
    const { page, context, trouble } = await visit();
    await signInAs(page, 'Nils Holm');
    await page.goto('/catalog');
    await page.getByRole('link', { name: 'Use: Renew a TLS certificate' }).click();
    await page.getByRole('combobox', { name: 'Services' }).fill('customer por');
    await page.getByRole('option', { name: /Customer portal/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Description' }).fill('portal.fjordline.example');
    await page.getByRole('button', { name: 'Planned start' }).click();
    const calendar = page.getByRole('dialog');
    await calendar.getByRole('button', { name: 'Next month' }).click();
    await calendar.getByRole('button', { name: /^15 / }).first().click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Schedule', exact: true }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/changes/CHG-'));
    await page.getByText('Made from').waitFor();
    await page.getByText('fixed by the catalog entry').first().waitFor();
    expect(await page.getByRole('button', { name: 'Edit backout plan' }).count()).toBe(0);
    expect(trouble).toEqual([]);
    await context.close();
  });

  it('fits a telephone: the change, its approval, and the way to the other pages', async () => {
    const { page, context, trouble } = await visit({ size: 'phone' });
    await signInAs(page, 'Mei Tanaka');
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
    await page.getByRole('heading', { name: 'My work' }).waitFor();
    expect(await fits()).toBe(true);
    await page.getByRole('region', { name: 'Approvals waiting for you' }).getByRole('link').first().tap();
    await page.getByRole('list', { name: 'Stages' }).waitFor();
    expect(await fits()).toBe(true);
    await acting.act(page, 'Approve', 'From my phone.');
    await page.getByText('From my phone.').waitFor();
    await page.getByRole('button', { name: 'More', exact: true }).tap();
    await page.getByRole('dialog', { name: 'Go to' }).getByRole('link', { name: 'Services' }).tap();
    await page.getByRole('heading', { name: 'Services' }).waitFor();
    expect(await fits()).toBe(true);
    expect(trouble).toEqual([]);
    await context.close();
  });
});
