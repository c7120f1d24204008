import type { Page } from 'playwright-core';

/** Becomes somebody of the demonstration by one click, as a visitor does. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** Becomes somebody else, by the corner. */
export async function switchTo(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^You: / }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
  await page.getByRole('button', { name: `You: ${name}` }).waitFor();
}

/** Signs in with a name and password. */
export async function signInWith(page: Page, login: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('heading').first().waitFor();
  const summary = page.getByText('Sign in with a name and password instead');
  if (await summary.isVisible()) await summary.click();
  await page.getByLabel('Sign-in name').fill(login);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
