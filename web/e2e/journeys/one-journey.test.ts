import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeView, HistoryEntry, Page as ListOf } from '../../src/shared/api/types';
import { openBrowser } from '../support/browser';
import { signInWith } from '../support/sign-in';
import * as acting from './acting';
import { kinds, type Database, type Kind } from './databases';
import { becomeAdministrator, foundFjordline, nameOf } from './fjordline';
import { password, Person } from './person';
import { serve, type Server } from './server';

/**
 * One change goes all the way, from the request to its end, by the hands of those who would have it in hand; a second
 * one is cancelled half-way. People act on the page; tasks whose clicks would show nothing new are done by the API.
 */

/** One answer for each question that ships. */
const riskAnswers = {
  experience: 'some_times',
  tested: 'as_production',
  backout: 'rehearsed',
  complexity: 'few',
  teams: 'one',
  interruption: 'whole',
  data: 'altered',
  watching: 'minutes',
};

const upgrade = {
  title: 'PostgreSQL 16.14 to 16.15 behind Billing',
  reason: '16.15 mends a fault that can spoil an index of ours, and two vulnerabilities.',
  results: ['version() is 16.15 on both nodes', 'A clerk exports the dunning run within 60 seconds'],
  deployment: '1. Upgrade the standby.\n2. Check replication.\n3. Switch over.\n4. Upgrade the other node.',
  backout: 'Switch back to the node with 16.14, 24 minutes. Dana Kowalski decides.',
  backoutLater: 'Switch back to the node with 16.14, then restore the dumped roles, 31 minutes. Dana Kowalski decides.',
  tests: 'Integration: 118 tests of Billing. Regression: billing-critical. User acceptance: the expected results.',
};

const [owners, cab] = ['The owners of the affected services agree', 'The change advisory board agrees'];

function journey(kind: Kind) {
  let database: Database;
  let server: Server;
  let browser: Browser;
  let id = '';
  const everybody = new Map<string, Person>();
  /** Whose window was turned to last. */
  let acts: Person | undefined;
  let broken = false;
  const toEnd: (() => void | Promise<void>)[] = [];

  /** Chapters build on each other: what follows a broken one is not tried. */
  const chapter = (name: string, tell: () => Promise<void>) =>
    it(name, async () => {
      expect(broken, 'an earlier chapter broke').toBe(false);
      broken = true;
      await tell().catch(async (reason: unknown) => {
        // A journey that breaks on a machine that nobody can look at has to say what was to be seen.
        throw new Error([String(reason), await acts?.shows(), server.said()].join('\n\n'), { cause: reason });
      });
      broken = false;
    });

  /** Somebody, signed in. */
  const who = async (login: string): Promise<Person> => {
    const known = everybody.get(login);
    if (known) return known;
    const person = await Person.open(browser, server.url, login);
    everybody.set(login, person);
    return person.signIn();
  };
  /** Somebody's own page of the change. */
  const at = async (login: string, tab?: 'tasks' | 'approvals' | 'history') => {
    acts = await who(login);
    await acting.openChange(acts.page, id, tab);
    return acts.page;
  };
  const does = async (login: string, task: string, note: string) =>
    acting.doTaskByApi(await who(login), id, task, note);
  const change = async () => (await who('priya.nair')).ask<ChangeView>('GET', `/changes/${id}`);

  beforeAll(async () => {
    database = kind.make();
    toEnd.push(() => database.remove());
    server = await serve(database.place, '--zone', 'Europe/Berlin');
    toEnd.push(() => server.stop());
    browser = await openBrowser();
    toEnd.push(() => browser.close());
    const administrator = await Person.open(browser, server.url, 'jonas.berg');
    everybody.set(administrator.login, administrator);
    await becomeAdministrator(administrator, server.firstAdministrator ?? '');
    await foundFjordline(administrator);
  });

  afterAll(async () => {
    for (const end of toEnd.reverse()) await end();
  });

  chapter('Priya asks for the upgrade; her draft saves itself', async () => {
    const priya = await Person.open(browser, server.url, 'priya.nair');
    everybody.set(priya.login, priya);
    const { page } = priya;
    await signInWith(page, 'priya.nair', password);
    await page.getByRole('heading', { name: 'My work' }).waitFor();
    await page.keyboard.press('c');
    await page.getByRole('link', { name: 'Normal change' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill(upgrade.title);
    await acting.choose(page, 'Services', 'Billing database');

    const outlook = page.getByRole('complementary', { name: 'What will come of it' });
    await outlook.getByText(cab).waitFor();
    await outlook.getByText('Dana Kowalski').first().waitFor();
    expect(await outlook.getByRole('link').allTextContents()).toContain('Expected results');

    await page.getByRole('textbox', { name: 'Reason' }).fill(upgrade.reason);
    await page.getByRole('radiogroup', { name: 'Impact' }).getByText('High').click();
    await page.getByRole('radiogroup', { name: 'Urgency' }).getByText('Medium').click();
    await page.getByText('Draft saved').waitFor();
    await page.reload();
    await page.getByText('Your draft from before is here again.').waitFor();
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe(upgrade.title);

    // Open since midnight, so that the deployment need not wait for it.
    await acting.chooseDay(page, 'Planned start', new Date());
    await acting.chooseDay(page, 'Planned end', new Date(Date.now() + 86_400_000));
    await page.getByRole('textbox', { name: 'Deployment plan' }).fill(upgrade.deployment);
    await page.getByRole('textbox', { name: 'Backout plan' }).fill(upgrade.backout);
    await page.getByRole('textbox', { name: 'Test plan' }).fill(upgrade.tests);

    // What the process asks in its own form: the minutes only where users notice something.
    const minutes = page.getByRole('textbox', { name: 'Minutes of that effect, at most' });
    expect(await minutes.count()).toBe(0);
    await acting.pick(page, 'Largest effect on users', 'Down');
    await minutes.fill('30');
    await page.getByRole('radiogroup', { name: 'Touches personal data' }).getByText('Yes').click();
    await page.getByRole('button', { name: 'Create the change' }).click();
    await page.waitForURL(/\/changes\/CHG-\d+$/);
    id = /CHG-\d+$/.exec(page.url())?.[0] ?? '';
    await acting.standsIn(page, 'Draft');
  });

  chapter('Submit lists everything that is missing; then it is submitted', async () => {
    const page = await at('priya.nair');
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    const refusal = page.getByRole('dialog', { name: 'Submit was refused' });
    await refusal.getByRole('listitem').first().waitFor();
    const missing = await refusal.getByRole('listitem').allTextContents();
    expect(missing).toEqual([
      expect.stringMatching(/^Expected results: none yet/),
      expect.stringMatching(/^Verifiers: nobody named/),
    ]);
    await refusal.getByRole('button', { name: 'Close' }).last().click();
    await refusal.waitFor({ state: 'detached' });
    expect(await acting.waitsFor(page).getByRole('link').count()).toBe(2);

    await acting.edit(page, 'expected results', async () => {
      await page.getByRole('textbox', { name: 'Expected results, 1' }).fill(upgrade.results[0] ?? '');
      await page.keyboard.press('Enter');
      await page.getByRole('textbox', { name: 'Expected results, 2' }).fill(upgrade.results[1] ?? '');
    });
    await acting.saved(page);
    await acting.edit(page, 'verifiers', () => acting.choose(page, 'Verifiers', 'Bea Lindqvist'));
    await acting.saved(page);
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await acting.standsIn(page, 'Assessment');
  });

  chapter('it is assessed; Ruth names developer, test lead and deployer', async () => {
    const page = await at('ruth.steiner', 'tasks');
    await acting.taskRow(page, 'Name developer').getByText('Blocked').waitFor();
    await does('dana.kowalski', 'technical', 'Room enough; the way back is complete.');
    await does('mei.tanaka', 'security', 'No new way in.');
    await does('ana.ruiz', 'desk', 'Users are out for half an hour at night.');
    await does('lena.fischer', 'tests', 'All eight kinds planned or set aside.');

    // Her page hears of it by itself.
    await acting.taskRow(page, 'Name developer').getByText('Blocked').waitFor({ state: 'detached' });
    for (const [field, name] of [
      ['Developer', 'Tomas Weber'],
      ['Test lead', 'Lena Fischer'],
      ['Deployer', 'Omar Haddad'],
    ] as const) {
      await acting.edit(page, field.toLowerCase(), () => acting.choose(page, field, name));
      await acting.saved(page);
    }
    await (await who('ruth.steiner')).ask('POST', `/changes/${id}/risk/answers`, { answers: riskAnswers });
    await acting.doTask(page, 'Name developer', 'Three people, and they are there.');
    await acting.standsIn(page, 'Authorization');
  });

  chapter("Mei's approval appears on Lee's page by itself", async () => {
    const lee = await at('lee.okafor', 'approvals');
    const board = lee.getByRole('region', { name: cab });
    await board.getByText('0 of 2').waitFor();

    const mei = await at('mei.tanaka');
    await acting.act(mei, 'Approve', 'Go ahead, with Tomas on the bridge.');
    await board.getByText('1 of 2').waitFor();
    await board.getByText('Go ahead, with Tomas on the bridge.').waitFor();
  });

  chapter('a better way back withdraws it, and the page says so beforehand', async () => {
    const mei = await at('mei.tanaka', 'approvals');
    const page = await at('priya.nair');
    await acting.edit(page, 'backout plan', async () => {
      await page.getByText(`Covered by ${cab}`).waitFor();
      await page.getByRole('textbox', { name: 'Backout plan' }).fill(upgrade.backoutLater);
    });
    const warning = page.getByRole('dialog', { name: 'This withdraws approvals' });
    await warning.getByText(`${cab} of Mei Tanaka, which covers backout plan`).waitFor();
    await warning.getByRole('button', { name: 'Save and ask again' }).click();
    await acting.saved(page);

    const board = mei.getByRole('region', { name: cab });
    await board.getByText('Asked again after an edit').waitFor();
    await board.getByText('0 of 2').waitFor();
  });

  chapter('an owner and two of three of the CAB approve; Lee is not needed', async () => {
    // One that no gate waits for: it stays open until the change closes, and closes with it.
    const ruth = await who('ruth.steiner');
    await ruth.ask('POST', `/changes/${id}/tasks`, { title: "Tell the vendor's hotline", assignee: 'tomas.weber' });

    const dana = await at('dana.kowalski');
    await acting.waitsFor(dana).getByText('0 of 2').first().waitFor();
    await dana
      .locator('main')
      .getByRole('button', { name: `Approve: ${owners}` })
      .click();
    await acting.confirm(dana, 'Approve', 'My database; agreed.');
    await acting.act(dana, 'Approve', 'With the dumped roles it is complete.');

    const { page: mei } = await who('mei.tanaka');
    await mei.goto('/my-work');
    const asked = mei.getByRole('region', { name: 'Approvals waiting for you' });
    await asked.getByText('asked again: it was edited').waitFor();
    await asked.getByRole('button', { name: 'Approve' }).click();
    await acting.confirm(mei, 'Approve');
    await asked.waitFor({ state: 'detached' });

    const lee = await at('lee.okafor', 'approvals');
    await acting.standsIn(lee, 'Build');
    await lee.getByRole('region', { name: cab }).getByText('Granted').first().waitFor();
    expect(await lee.getByRole('button', { name: 'Approve' }).count()).toBe(0);
  });

  chapter('three people build, test and prepare it, one after the other', async () => {
    const tomas = await at('tomas.weber', 'tasks');
    expect((await change()).tasks.filter((t) => t.stage === 'build').map((t) => t.key)).toEqual(['build']);
    await acting.doTask(tomas, 'Build the change', '42 unit tests, 0 failed.');
    await does('lena.fischer', 'peer', 'Read and agreed.');
    await does('tomas.weber', 'stage', '16.15-1 is on staging.');
    await does('lena.fischer', 'integration', '118 tests, 0 failed.');
    await does('lena.fischer', 'dynamic', 'A replay of a month end, nothing new.');
    await does('mei.tanaka', 'vulnerability', 'Nothing at or above high.');
    await does('lena.fischer', 'regression', '217 tests, 0 failed.');
    await does('lena.fischer', 'qa', 'Keeps our standards.');
    await does('bea.lindqvist', 'uat', 'Both expected results seen.');
    await acting.standsIn(tomas, 'Prepare release');
    for (const task of ['runbook', 'backout', 'rehearse']) await does('omar.haddad', task, 'Written and timed.');
    await does('tomas.weber', 'docs', 'On-call notes updated.');
    for (const task of ['train', 'tell']) await does('ana.ruiz', task, 'Nine questions, nine answers.');
  });

  chapter('it is released, deployed by Omar and verified', async () => {
    const dana = await at('dana.kowalski');
    await acting.act(dana, 'Approve');
    const ruth = await at('ruth.steiner');
    await acting.act(ruth, 'Approve');
    await acting.standsIn(ruth, 'Wait for the window');
    await does('omar.haddad', 'in_advance', 'Packages fetched; the tested digest.');
    const omar = await at('omar.haddad', 'tasks');
    await acting.standsIn(omar, 'Deployment');
    await acting.doTask(omar, 'Say go', 'Go, go, go.');
    await acting.doTask(omar, 'Carry out the deployment steps', 'Done in 68 minutes.');
    await acting.standsIn(omar, 'Verification');
    await does('lena.fischer', 'check', 'version() is 16.15.');
    await does('bea.lindqvist', 'users', 'Dunning run in 41 seconds.');
    await does('ana.ruiz', 'calls', 'None.');
    await does('ana.ruiz', 'told', 'Told at 23:30.');
  });

  chapter('Priya declares it successful; it is reviewed and closes with its children', async () => {
    const page = await at('priya.nair');
    await page.locator('main').getByRole('button', { name: 'Declare the outcome' }).click();
    await page.getByRole('radio', { name: 'Successful', exact: true }).check();
    await acting.confirm(page, 'Declare the outcome', '16.15 on both nodes, nothing lost.');
    await acting.standsIn(page, 'Review');

    // No measures were named, so nobody is asked to compare them.
    const { tasks } = await change();
    expect(tasks.filter((t) => t.key === 'measures')).toEqual([]);
    await does('priya.nair', 'retrospective', 'The roles belong into every way back.');
    await does('priya.nair', 'deferred', 'Nothing was put off.');
    await does('dana.kowalski', 'answers', 'Seven answers.');
    await does('dana.kowalski', 'sign', 'The outcome stands.');

    await page.getByText('Successful').first().waitFor();
    await page.getByRole('list', { name: 'Stages' }).waitFor();
    const closed = await change();
    expect(closed).toMatchObject({ phase: 'closed', outcome: 'successful', waiting: [] });
    expect(closed.tasks.filter((t) => !['done', 'skipped', 'closed'].includes(t.state))).toEqual([]);
    expect(closed.tasks.filter((t) => t.state === 'closed').map((t) => t.title)).toEqual(["Tell the vendor's hotline"]);
  });

  chapter('the history says who did what, in order', async () => {
    const priya = await who('priya.nair');
    const told = await wholeHistory(priya, id);
    const times = told.map((entry) => Date.parse(entry.at));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const said = told.map((entry) => milestones.find((m) => entry.summary.startsWith(m)));
    expect(said.filter((one) => one !== undefined)).toEqual(milestones);

    const page = await at('priya.nair', 'history');
    const entries = page.getByRole('tabpanel').getByRole('listitem');
    await entries.first().waitFor();
    for (let shown = 100; shown < told.length; shown += 100) {
      await page.getByRole('button', { name: 'Earlier' }).click();
      await entries.nth(shown).waitFor();
    }
    expect(await entries.last().textContent()).toContain('Priya Nair asked for this change.');
    expect(await entries.count()).toBe(told.length);
    await page.getByRole('tabpanel').getByText('Approvals', { exact: true }).click();
    await page.waitForURL(/kind=/);
    const withdrawal = entries.filter({ hasText: 'is asked again: backout plan altered' });
    await withdrawal.getByText('Mei Tanaka').first().waitFor();
  });

  chapter('a second change is cancelled half-way, and its tasks with it', async () => {
    const priya = await who('priya.nair');
    const first = await change();
    const second = await priya.ask<ChangeView>('POST', '/changes', {
      process: 'normal',
      title: 'PostgreSQL 16.15 behind Metering',
      reason: 'The same fault.',
      expected_results: ['version() is 16.15'],
      services: ['billing-db'],
      impact: 'medium',
      urgency: 'low',
      planned_start: { local: first.planned_start?.local, zone: 'Europe/Berlin' },
      planned_end: { local: first.planned_end?.local, zone: 'Europe/Berlin' },
      verifiers: ['bea.lindqvist'],
      deployment_plan: 'As for Billing.',
      backout_plan: 'As for Billing.',
      test_plan: 'As for Billing.',
      form: { largest_effect: 'degraded', effect_minutes: 10, personal_data: true },
    });
    await priya.ask('POST', `/changes/${second.id}/transitions`, {});
    await acting.doTaskByApi(await who('dana.kowalski'), second.id, 'technical', 'Fine.');

    const { page } = priya;
    await acting.openChange(page, second.id, 'tasks');
    await acting.standsIn(page, 'Assessment');
    const lena = (await who('lena.fischer')).page;
    await acting.openChange(lena, second.id, 'tasks');
    await acting.actFromMenu(page, 'Cancel the change', 'Metering moves to another machine in spring.');
    await page.getByText('Cancelled').first().waitFor();
    await acting.taskRow(lena, 'Agree the test plan').getByText('Cancelled').waitFor();

    const ended = await priya.ask<ChangeView>('GET', `/changes/${second.id}`);
    expect(ended).toMatchObject({ phase: 'closed', outcome: 'cancelled' });
    expect(ended.tasks.map((t) => t.state).sort()).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
      'cancelled',
      'done',
    ]);
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText('Priya Nair cancelled the change.').waitFor();
    await page.getByText('Metering moves to another machine in spring.').waitFor();
  });

  chapter('nobody saw an error of the page', () => {
    for (const { login, trouble } of everybody.values()) expect(trouble, nameOf(login)).toEqual([]);
    return Promise.resolve();
  });

  chapter('a start of the server later, all of it is still there', async () => {
    const before = await change();
    await server.stop();
    server = await serve(database.place, '--zone', 'Europe/Berlin');
    const reader = await (await Person.open(browser, server.url, 'lee.okafor')).signIn();
    const after = await reader.ask<ChangeView>('GET', `/changes/${id}`);
    expect({ ...after, possible: [] }).toMatchObject({ version: before.version, stages: before.stages });
  });
}

async function wholeHistory(person: Person, id: string): Promise<HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  let more = '';
  do {
    const page = await person.ask<ListOf<HistoryEntry>>('GET', `/changes/${id}/history?order=asc&limit=200${more}`);
    entries.push(...page.items);
    more = page.next ? `&cursor=${page.next}` : '';
  } while (more !== '');
  return entries;
}

/** What has to be in the history, in this order; nothing else of the same beginning may be there. */
const milestones = [
  'Priya Nair asked for this change.',
  'Priya Nair moved it on to Assessment.',
  'It moved on to Authorization',
  `Mei Tanaka approved “${cab}”.`,
  `“${cab}” is asked again: backout plan altered.`,
  `Dana Kowalski approved “${owners}”.`,
  `“${owners}” is granted, by Dana Kowalski.`,
  `Dana Kowalski approved “${cab}”.`,
  `Mei Tanaka approved “${cab}”.`,
  `“${cab}” is granted, by Dana Kowalski and Mei Tanaka.`,
  'It moved on to Build',
  'It moved on to Test and staging',
  'It moved on to Prepare release',
  'It moved on to Wait for the window',
  'It moved on to Deployment',
  'It moved on to Verification',
  'Priya Nair declared the outcome: successful.',
  'Priya Nair moved it on to Review.',
  'It is closed: successful.',
];

for (const kind of kinds) {
  const name = `a change goes all the way on ${kind.name}`;
  describe.skipIf(kind.missing !== undefined)(kind.missing ? `${name} (skipped: ${kind.missing})` : name, () => {
    journey(kind);
  });
}
