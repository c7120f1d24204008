import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Found {
  id: string;
  help: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
}

/**
 * What axe finds on the page as it stands, a line each; empty is what we want. WCAG 2.2 A and AA, and best practices; or
 * only the rules named.
 */
export async function axe(page: Page, ...rules: string[]): Promise<string[]> {
  // By the debugger's door: the page's own policy forbids foreign scripts, and shall.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const violations = await page.evaluate(async (only) => {
    const engine = (
      globalThis as unknown as { axe: { run: (root: Document, options: object) => Promise<{ violations: Found[] }> } }
    ).axe;
    const runOnly = only.length > 0 ? { runOnly: { type: 'rule', values: only } } : {};
    const answer = await engine.run(document, { resultTypes: ['violations'], ...runOnly });
    return answer.violations.map((v) => ({
      id: v.id,
      help: v.help,
      nodes: v.nodes.map((n) => ({ target: n.target, failureSummary: n.failureSummary })),
    }));
  }, rules);
  return violations.flatMap((v) =>
    v.nodes.map((n) => `${v.id}: ${v.help} at ${n.target.join(' ')} (${n.failureSummary?.replace(/\s+/g, ' ') ?? ''})`),
  );
}
