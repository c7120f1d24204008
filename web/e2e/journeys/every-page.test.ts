import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../support/axe';
import { openWindow } from '../support/browser';
import { signInAs } from '../support/sign-in';
import { look, settled } from '../support/looks';
import { openExample, type Example } from './example';

/** Every page of the worked example, on a desk and on a telephone, light and dark: no finding of axe, no error, nothing too wide. */

const pages: Record<string, string> = {
  'my work': '/my-work',
  approvals: '/approvals',
  changes: '/changes',
  'closed changes': '/changes?state=%5B%22closed%22%5D',
  board: '/changes?view=board',
  'new change': '/changes/new',
  'new change, its form': '/changes/new?process=normal',
  change: '/changes/CHANGE',
  'tasks of a change': '/changes/CHANGE?tab=tasks',
  'graph of its tasks': '/changes/CHANGE?tab=tasks&view=graph',
  'approvals of a change': '/changes/CHANGE?tab=approvals',
  'related work of a change': '/changes/CHANGE?tab=related',
  'graph of its related work': '/changes/CHANGE?tab=related&view=graph',
  'history of a change': '/changes/CHANGE?tab=history',
  'what is to come': '/schedules',
  schedules: '/schedules?view=list',
  schedule: '/schedules/SCH-1',
  'new schedule': '/schedules/new',
  'editing a schedule': '/schedules/SCH-1/edit',
  catalog: '/catalog',
  'entry of the catalog': '/catalog/renew-tls-certificate',
  'using an entry': '/catalog/renew-tls-certificate/use',
  'proposing an entry': '/catalog/new',
  'another version of an entry': '/catalog/restart-service/edit',
  boards: '/cab',
  meeting: '/cab/meetings/MTG-1',
  'minutes of a meeting': '/cab/meetings/MTG-1/minutes',
  'new board': '/cab/boards/new',
  'editing a board': '/cab/boards/CAB-1/edit',
  services: '/services',
  'graph of services': '/services?view=graph',
  service: '/services/billing-db',
  processes: '/processes',
  process: '/processes/normal',
  'text of a process': '/processes/normal?tab=yaml',
  'versions of a process': '/processes/normal?tab=versions',
  'draft of a process': '/processes/normal/draft',
  people: '/people',
  person: '/people/dana.kowalski',
  groups: '/groups',
  'risk policy': '/risk-policy',
  reports: '/reports',
  group: '/groups/cab',
  mail: '/mail',
  'text of a mail': '/mail/templates/approval_asked',
  mailbox: '/mailbox',
  'set-up': '/set-up',
  profile: '/profile',
  notifications: '/notifications',
  search: '/search?q=billing',
  help: '/help',
  'no such page': '/nowhere',
  'no such change': '/changes/CHG-99999',
};

describe('every page', () => {
  let example: Example;
  let change = '';
  beforeAll(async () => {
    example = await openExample();
    const { page, context } = await openWindow(example.browser, example.url);
    await signInAs(page, 'Ruth Steiner');
    const found = await context.request.get('/api/v1/changes?q=PostgreSQL+16.15&phase=authorization');
    change = ((await found.json()) as { items: { id: string }[] }).items[0]?.id ?? '';
    await context.close();
  });
  afterAll(() => example.close());

  it('has a change to look at', () => {
    expect(change).toMatch(/^CHG-\d+$/);
  });

  it.each(['desktop', 'phone'] as const)(
    'keeps to WCAG and to its width, light and dark: %s',
    async (size) => {
      const { page, context, trouble } = await openWindow(example.browser, example.url, { size });
      const found: string[] = [];
      /** Dark differs in nothing but its colours: what they can break is looked at again. */
      const inspect = async (name: string) => {
        const file = `${name.replaceAll(/\W+/g, '-')}-${size}`;
        await look(page, `${file}-light`);
        found.push(...(await axe(page)).map((finding) => `${name}: ${finding}`));
        await colours(page, 'dark');
        await look(page, `${file}-dark`);
        found.push(...(await axe(page, ...colourRules)).map((finding) => `${name}, dark: ${finding}`));
        await colours(page, 'light');
        if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1))
          found.push(`${name}: wider than its window`);
      };
      await page.goto('/sign-in');
      await settled(page);
      await inspect('sign in');
      await signInAs(page, 'Ruth Steiner');
      // Where the button was stands something else now, with a hint of its own.
      await page.mouse.move(0, 0);
      for (const [name, address] of Object.entries(pages)) {
        await go(page, address.replace('CHANGE', change));
        await inspect(name);
      }
      await go(page, '/changes/new?process=normal');
      await page.getByRole('button', { name: 'Planned start' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Next month' }).waitFor();
      await inspect('calendar of a planned time');
      expect(found).toEqual([]);
      expect(trouble).toEqual([]);
      await context.close();
    },
    600_000,
  );

  it('is dark from its first paint where that was chosen, before its program has come', async () => {
    const { page, context } = await openWindow(example.browser, example.url);
    await page.goto('/sign-in');
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await page.evaluate(() => localStorage.setItem('mantine-color-scheme-value', 'dark'));
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.reload();
    expect(await page.locator('#root').innerHTML()).toBe('');
    expect(await ground()).not.toBe(light);
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    await context.close();
  });
});

const colourRules = ['color-contrast', 'link-in-text-block'];

/** As the machine is set, when all has faded over. */
async function colours(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor();
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (await frame(); document.getAnimations().length > 0; await frame())
      await Promise.allSettled(document.getAnimations().map((fade) => fade.finished));
  });
}

/** As a link on the page goes there, without loading everything anew: the router hears of it. */
async function go(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), address);
  await arrived(page, new URL(address, page.url()).pathname);
  await settled(page);
}

/** Until the router shows that path: before, what is on the page is still the page before. */
async function arrived(page: Page, path: string): Promise<void> {
  await page.waitForFunction((to) => {
    const { state } = (window as unknown as RoutedWindow).__TSR_ROUTER__;
    return state.status === 'idle' && state.resolvedLocation?.pathname === to;
  }, path);
}

/** TanStack Router leaves itself here for its developer tools. */
interface RoutedWindow {
  __TSR_ROUTER__: { state: { status: string; resolvedLocation?: { pathname: string } } };
}
