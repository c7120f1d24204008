import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeView, ProcessView } from '../../src/shared/api/types';
import { axe } from '../support/axe';
import { openBrowser } from '../support/browser';
import { look, settled } from '../support/looks';
import * as acting from './acting';
import { sqlite } from './databases';
import { becomeAdministrator, foundFjordline } from './fjordline';
import { Person } from './person';
import { serve, type Server } from './server';

/** A process from nothing to the first change by it: written on the page, tried, published, run. */
describe('a process is written, tried and published on the page', () => {
  const database = sqlite.make();
  let server: Server;
  let browser: Browser;
  let ruth: Person;
  let page: Page;

  beforeAll(async () => {
    server = await serve(database.place, '--zone', 'Europe/Berlin');
    browser = await openBrowser();
    const administrator = await Person.open(browser, server.url, 'jonas.berg');
    await becomeAdministrator(administrator, server.firstAdministrator ?? '');
    await foundFjordline(administrator);
    ruth = await (await Person.open(browser, server.url, 'ruth.steiner')).signIn();
    page = ruth.page;
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    database.remove();
  });

  const parts = () => page.getByRole('navigation', { name: 'Parts of the process' });
  const part = (name: string) => parts().getByRole('button', { name, exact: true });
  const field = (name: string | RegExp) => page.getByRole('textbox', { name });
  const option = async (box: string, name: string) => {
    await page.getByRole('combobox', { name: box, exact: true }).click();
    await page.getByRole('option', { name, exact: true }).click();
  };
  const addGate = async (name: string) => {
    await page.getByRole('button', { name: 'Add a gate' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  const addStage = async (name: string, phase: string) => {
    await page.getByRole('button', { name: 'Add a stage' }).click();
    await field(/^Name/).fill(name);
    await option('Phase', phase);
    await part(name).waitFor();
  };
  const saved = () => page.getByText('Draft saved').waitFor();

  it('begins from nothing, and says what is still wrong', async () => {
    await page.goto('/processes');
    await page.getByRole('button', { name: 'New process' }).click();
    await field(/^Name/).fill('Firewall rule');
    await page.getByRole('dialog').getByRole('button', { name: 'Begin' }).click();
    await page.waitForURL(/\/processes\/firewall-rule\/draft/);
    await page.getByText(/to mend$/).waitFor();
    expect(await page.locator('.cm-content').innerText()).toContain('key: firewall-rule');
  });

  it('gets its stages, tasks and gates in the form', async () => {
    await addStage('Opening', 'Deployment');
    await option('Left', 'By itself, when its gates hold');
    await page.getByRole('button', { name: 'Add a task' }).click();
    await field(/^Title/).fill('Open the port');
    await part('Open the port').waitFor();
    await addStage('Looking back', 'Verification');
    await addGate('The outcome is declared');
    await page.getByRole('button', { name: 'Add a way back' }).click();
    await page.getByRole('menuitem', { name: 'To Draft' }).click();
    await page.getByText('No mistake').waitFor();
    await saved();
    await look(page, 'process-editor', false);
    expect(await axe(page)).toEqual([]);
  });

  it('says what a bad end starts', async () => {
    await page.getByRole('button', { name: 'Add a contingency' }).click();
    await option('Process', 'Root cause analysis');
    await page.getByRole('checkbox', { name: 'Cancelled' }).check();
    await part('Root cause analysis').waitFor();
    await page.getByRole('button', { name: 'Add a contingency' }).click();
    await option('Process', 'Hotfix');
    await option('It is started', 'By hand: it is offered to people');
    await page.getByText('No mistake').waitFor();
    await saved();
    const text = async () => (await ruth.ask<{ yaml: string }>('GET', '/process-drafts/firewall-rule')).yaml;
    await expect
      .poll(text)
      .toContain('  - process: root-cause-analysis\n    on: [unsuccessful, backed_out, cancelled]');
    await expect.poll(text).toContain('  - process: hotfix\n    start: hand');
    await look(page, 'process-editor-contingency', false);
    expect(await axe(page)).toEqual([]);
  });

  it('says who agrees by what the change says, and what becomes of silence', async () => {
    await part('Draft').click();
    await page.getByRole('button', { name: 'Add an approval' }).click();
    await field(/^Question/).fill('Those agree who have to');
    await part('Those agree who have to Approval').waitFor();
    await option('Granted by', 'At least so many of a hundred');
    await page.getByRole('button', { name: 'Add a row' }).click();
    const row = page.locator('li[data-path$="/rows/0"]');
    await row.getByRole('textbox', { name: 'Title' }).fill('High impact');
    await row.getByRole('button', { name: 'Only if' }).click();
    await page.getByRole('button', { name: 'Add a row' }).click();
    await page.getByText('Row 2').first().waitFor();
    await option('Not granted in time, counted from', 'before the planned start');
    await option('Reminds those it waits for, counted from', 'Never');
    await page.getByText('No mistake').waitFor();
    await saved();
    const text = async () => (await ruth.ask<{ yaml: string }>('GET', '/process-drafts/firewall-rule')).yaml;
    await expect.poll(text).toMatch(/quorum: at least 60 %\n[^]*remind: never\n *expire: start-2wd/);
    await look(page, 'process-editor-approval', false);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Remove Those agree who have to' }).click();
    await page.getByText('No mistake').waitFor();
    await expect.poll(text).not.toContain('approv');
  });

  it('is edited in its text just as well, with the mistake at its line, and undone', async () => {
    const code = page.locator('.cm-content');
    await code.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('nonsense: true');
    await page.getByText('1 mistake to mend').waitFor();
    await page.locator('.cm-lint-marker-error').first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('No mistake').waitFor();
    await part('Open the port').waitFor();
  });

  it('is put in another order by the keyboard and by dragging, and back', async () => {
    const order = async () => (await ruth.ask<{ yaml: string }>('GET', '/process-drafts/firewall-rule')).yaml;
    await part('Looking back').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByText('Looking back is now 2 of 3.').waitFor();
    await saved();
    await expect.poll(order).toMatch(/name: Looking back[^]*name: Opening/);
    const from = parts().locator('div[data-item="stages/1"] > span').first();
    await from.hover();
    await page.mouse.down();
    await part('Opening').hover();
    await page.mouse.up();
    await expect.poll(order).toMatch(/name: Opening[^]*name: Looking back/);
  });

  it('gets ways back drawn in its graph, by the keyboard and by dragging', async () => {
    const text = async () => (await ruth.ask<{ yaml: string }>('GET', '/process-drafts/firewall-rule')).yaml;
    const box = (name: string) => page.locator('.react-flow__node').filter({ hasText: name });
    await box('Looking back').focus();
    await page.keyboard.press('c');
    await box('Opening').focus();
    await page.keyboard.press('Enter');
    await expect.poll(text).toContain('- to: opening');
    await page.getByRole('group', { name: /^Way from Looking back to Opening/ }).waitFor();
    await box('Opening').locator('.react-flow__handle-right').hover();
    await page.mouse.down();
    // A line follows the pointer once the drag has begun; only then is there something to let go.
    await box('Draft').hover();
    await page.locator('.react-flow__connection').waitFor();
    await box('Draft').locator('.react-flow__handle-left').hover();
    await page.locator('.react-flow__handle-left.valid').waitFor();
    await page.mouse.up();
    await expect.poll(text).toMatch(/key: opening[^]*to: draft[^]*key: looking-back/);
  });

  it('is tried with an invented change', async () => {
    await page.getByRole('tab', { name: 'Try it' }).click();
    await page.getByRole('button', { name: 'Try it' }).click();
    const trial = page.getByRole('region', { name: 'The trial' });
    await trial.getByText(/^It comes to its end/).waitFor();
    await trial.getByRole('row', { name: /Open the port/ }).waitFor();
    await look(page, 'process-trial', false);
    expect(await axe(page)).toEqual([]);
  });

  it('is published with a reason, and a change runs by it', async () => {
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('It is the first version of this process.').waitFor();
    await acting.confirm(page, 'Publish', 'Rules were opened by call.');
    await page.waitForURL(/\/processes\/firewall-rule$/);
    await settled(page);
    const published = await ruth.ask<ProcessView>('GET', '/processes/firewall-rule');
    expect(published.versions).toMatchObject([{ version: 1, note: 'Rules were opened by call.' }]);

    await page.goto('/changes/new?process=firewall-rule');
    await page.getByRole('textbox', { name: 'Title' }).fill('Open 8443 for the portal');
    await page.getByRole('button', { name: 'Create the change' }).click();
    await page.waitForURL(/\/changes\/CHG-\d+/);
    const id = /CHG-\d+/.exec(page.url())?.[0] ?? '';
    const change = await ruth.ask<ChangeView>('GET', `/changes/${id}`);
    expect(change.process).toMatchObject({ key: 'firewall-rule', version: 1 });
  });

  it('starts its contingency when that change ends badly, and another by hand', async () => {
    const id = /CHG-\d+/.exec(page.url())?.[0] ?? '';
    await page.getByRole('button', { name: 'More acts' }).click();
    await page.getByRole('menuitem', { name: 'Cancel the change' }).click();
    await page.getByRole('dialog').getByText('The outcome cancelled calls for Root cause analysis.').waitFor();
    await look(page, 'cancel-with-contingency', false);
    await acting.confirm(page, 'Cancel the change', 'The portal stays where it is.');
    await page.getByText(/^Root cause analysis was started/).waitFor();
    await page.getByRole('tab', { name: /^Related/ }).click();
    const list = page.getByRole('region', { name: 'Contingencies', exact: true });
    await list.getByText('Required work is open').waitFor();
    await settled(page);
    await look(page, 'contingencies');
    expect(await axe(page)).toEqual([]);

    await list.getByRole('button', { name: 'Start a contingency' }).press('Enter');
    await page.getByRole('menuitem', { name: /^Hotfix/ }).click();
    await page.getByRole('dialog', { name: 'Start Hotfix' }).getByRole('button', { name: 'Start it' }).click();
    await page.getByText(`Contingency of ${id}`).waitFor();
    await page.getByRole('heading', { level: 1, name: /^Hotfix: Open 8443/ }).waitFor();
    await settled(page);
    await look(page, 'contingency', false);
    expect(await axe(page)).toEqual([]);
    const called = await ruth.ask<ChangeView>('GET', `/changes/${id}`);
    expect(called).toMatchObject({ outcome: 'cancelled', closing: true });
    expect(ruth.trouble).toEqual([]);
  });
});
