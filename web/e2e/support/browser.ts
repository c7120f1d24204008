import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { follow } from './looks';

/** Debian's chromium by playwright-core: nothing is downloaded. */

const candidates = [
  process.env.SLUICE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

export async function openBrowser(): Promise<Browser> {
  const executablePath = candidates.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('No chromium found: apt-get install chromium, or name one in SLUICE_CHROMIUM.');
  return chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      '--force-color-profile=srgb',
    ],
  });
}

export const sizes = {
  desktop: { width: 1360, height: 860 },
  phone: { width: 390, height: 844 },
} as const;
export type Size = keyof typeof sizes;
export type Scheme = 'light' | 'dark';

export interface View {
  size?: Size;
  scheme?: Scheme;
}

/** A browser window of its own, with its own cookies, in Berlin. Errors of the page fail whoever awaits `trouble`. */
export async function openWindow(
  browser: Browser,
  base: string,
  view: View = {},
): Promise<{ context: BrowserContext; page: Page; trouble: string[] }> {
  const context = await browser.newContext({
    baseURL: base,
    viewport: sizes[view.size ?? 'desktop'],
    colorScheme: view.scheme ?? 'light',
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    reducedMotion: 'reduce',
    hasTouch: view.size === 'phone',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  // Two of these windows may share two busy processors.
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  follow(page);
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(`${error.message}\n${error.stack ?? ''}`));
  page.on('console', (message) => {
    // Refusals of the server are told on the page; the browser repeats them here.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      trouble.push(message.text());
  });
  return { context, page, trouble };
}
