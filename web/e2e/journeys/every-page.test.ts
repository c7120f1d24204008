import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../support/axe';
import { openWindow, type Scheme, type Size } from '../support/browser';
import { signInAs } from '../support/sign-in';
import { look, settled } from '../support/looks';
import { openExample, type Example } from './example';

/** Every page of the worked example, in both themes and on a telephone: no finding of axe, no error, nothing too wide. */

const pages: Record<string, string> = {
  'my work': '/my-work',
  changes: '/changes',
  'closed changes': '/changes?state=%5B%22closed%22%5D',
  board: '/changes?view=board',
  'new change': '/changes/new',
  'new change, its form': '/changes/new?process=normal',
  change: '/changes/CHANGE',
  'tasks of a change': '/changes/CHANGE?tab=tasks',
  'graph of its tasks': '/changes/CHANGE?tab=tasks&view=graph',
  'approvals of a change': '/changes/CHANGE?tab=approvals',
  'history of a change': '/changes/CHANGE?tab=history',
  services: '/services',
  'graph of services': '/services?view=graph',
  service: '/services/billing-db',
  processes: '/processes',
  process: '/processes/normal',
  'text of a process': '/processes/normal?tab=yaml',
  people: '/people',
  person: '/people/dana.kowalski',
  groups: '/groups',
  group: '/groups/cab',
  'set-up': '/set-up',
  profile: '/profile',
  search: '/search?q=billing',
  help: '/help',
  'no such page': '/nowhere',
  'no such change': '/changes/CHG-99999',
};

const views: [Size, Scheme][] = [
  ['desktop', 'light'],
  ['desktop', 'dark'],
  ['phone', 'light'],
];

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

  it.each(views)(
    'keeps to WCAG and to its width: %s, %s',
    async (size, scheme) => {
      const { page, context, trouble } = await openWindow(example.browser, example.url, { size, scheme });
      const found: string[] = [];
      const visit = async (name: string, address: string) => {
        await page.goto(address.replace('CHANGE', change));
        await settled(page);
        await look(page, `${name.replaceAll(/\W+/g, '-')}-${size}-${scheme}`);
        found.push(...(await axe(page)).map((finding) => `${name}: ${finding}`));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1);
        if (wide) found.push(`${name}: wider than its window`);
      };
      await visit('sign in', '/sign-in');
      await signInAs(page, 'Ruth Steiner');
      for (const [name, address] of Object.entries(pages)) await visit(name, address);
      expect(found).toEqual([]);
      expect(trouble).toEqual([]);
      await context.close();
    },
    300_000,
  );
});
