import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/app/theme/tokens.css', 'utf8');

function tokensOf(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf('\n}', start));
  return new Map([...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((m) => [m[1]!, m[2]!]));
}

function luminance(hex: string): number {
  const parts = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255);
  const [r, g, b] = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [hi, lo] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (hi! + 0.05) / (lo! + 0.05);
}

const grounds = ['ground', 'surface', 'surface-hover', 'surface-sunken', 'surface-float'];
const phases = 'draft assessment authorization build release deployment verification review closed'.split(' ');
const outcomes = 'good issues bad void'.split(' ');

const text: [string, string][] = [
  ...['ink', 'ink-2', 'ink-3', 'accent-ink', 'danger-ink', 'warn-ink', 'ok-ink'].flatMap((ink) =>
    grounds.map((ground): [string, string] => [ink, ground]),
  ),
  ...phases.map((p): [string, string] => [`phase-${p}-ink`, `phase-${p}-tint`]),
  ...outcomes.map((o): [string, string] => [`outcome-${o}-ink`, `outcome-${o}-tint`]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
  ['accent-ink', 'accent-tint'],
  ['accent-ink', 'accent-tint-hover'],
  ['ink', 'accent-tint'],
  ['ink-2', 'accent-tint'],
  ['ink-3', 'accent-tint'],
  ['danger-ink', 'danger-tint'],
  ['ink', 'danger-tint'],
  ['ink-2', 'danger-tint'],
  ['warn-ink', 'warn-tint'],
  ['ink', 'warn-tint'],
  ['ink-2', 'warn-tint'],
  ['ink-3', 'warn-tint'],
  ['ok-ink', 'ok-tint'],
  ['ink', 'ok-tint'],
  ['diff-added-ink', 'diff-added-tint'],
  ['diff-removed-ink', 'diff-removed-tint'],
];

const shapes: [string, string][] = [
  ...phases.map((p): [string, string] => [`phase-${p}-solid`, 'surface']),
  ['line-control', 'surface'],
  ['focus', 'ground'],
  ['focus', 'surface'],
  ['warn-solid', 'surface'],
  ['ok-solid', 'surface'],
];

describe.each([
  ['light', tokensOf("[data-mantine-color-scheme='light']")],
  ['dark', tokensOf("[data-mantine-color-scheme='dark']")],
])('tokens, %s', (_name, tokens) => {
  it.each(text)('%s is readable on %s (4.5 to 1)', (ink, ground) => {
    expect(contrast(tokens.get(ink)!, tokens.get(ground)!)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(shapes)('%s stands out from %s (3 to 1)', (shape, ground) => {
    expect(contrast(tokens.get(shape)!, tokens.get(ground)!)).toBeGreaterThanOrEqual(3);
  });
});
