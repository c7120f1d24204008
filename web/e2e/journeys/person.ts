import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openWindow, type View } from '../support/browser';

/** Good for every person that the journeys make. */
export const password = 'lock-gate-and-weir-7';

type Body = Record<string, unknown>;

/** Somebody in a browser window of their own; may also ask the API with the window's session. */
export class Person {
  private csrf = '';

  private constructor(
    readonly login: string,
    readonly context: BrowserContext,
    readonly page: Page,
    /** What went wrong in the page's scripts; empty is what we want. */
    readonly trouble: string[],
  ) {}

  /** An open window in which nobody has signed in yet. */
  static async open(browser: Browser, url: string, login: string, view?: View): Promise<Person> {
    const { context, page, trouble } = await openWindow(browser, url, view);
    // Machines that build and test at once are slow; what is there is found at once all the same.
    context.setDefaultTimeout(30_000);
    return new Person(login, context, page, trouble);
  }

  /** Signs in without the form, which one test is enough for. */
  async signIn(): Promise<this> {
    await this.ask('POST', '/session', { login: this.login, password });
    return this;
  }

  /** Asks the API as this person; throws what it says where it refuses. */
  async ask<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, data?: Body): Promise<T> {
    const response = await this.context.request.fetch(`/api/v1${path}`, {
      method,
      headers: { 'X-CSRF-Token': await this.token(method, path) },
      ...(data && { data }),
    });
    const text = await response.text();
    if (!response.ok()) throw new Error(`${this.login}: ${method} ${path} was answered ${response.status()}: ${text}`);
    const answer = (text === '' ? {} : JSON.parse(text)) as T;
    if (path === '/session') this.csrf = (answer as { csrf: string }).csrf;
    return answer;
  }

  /** What the window shows, for whoever has to find out why something did not come: where it is, and its words. */
  async shows(): Promise<string> {
    const words = await this.page.locator('body').ariaSnapshot({ timeout: 5_000 }).catch(String);
    return [`${this.login} at ${this.page.url()}`, ...this.trouble, words].join('\n').slice(0, 6_000);
  }

  private async token(method: string, path: string): Promise<string> {
    if (method !== 'GET' && path !== '/session' && path !== '/first-administrator' && this.csrf === '') {
      await this.ask('GET', '/session');
    }
    return this.csrf;
  }
}
