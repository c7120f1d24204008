import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { conditionFields } from './condition-fields';
import { modelOf } from './document/model';
import { treeOf } from './document/text';

it('offers exactly the built-in fields that the server checks conditions by', () => {
  const source = readFileSync(resolve('../src/domain/process/condition_fields.cpp'), 'utf8');
  const list = source.slice(source.indexOf('built_in()'), source.indexOf('return fields;'));
  const known = [...list.matchAll(/\{"(\w+)", "([^"]+)", (\w+),/g)].map(([, key, name, kind]) => ({ key, name, kind }));
  expect(known.length).toBeGreaterThan(20);
  const offered = conditionFields(modelOf(treeOf(''))).map(({ key, name, kind }) => ({ key, name, kind }));
  expect(offered).toEqual(known);
});

it('offers the fields of the form, each by its type', () => {
  const form =
    'form:\n  - {key: size, name: Size, type: choice, choices: [small, big]}\n  - {key: cost, name: Cost, type: number}\n';
  expect(conditionFields(modelOf(treeOf(form))).slice(-2)).toEqual([
    { key: 'size', name: 'Size', kind: 'word', words: ['small', 'big'] },
    { key: 'cost', name: 'Cost', kind: 'number', words: [] },
  ]);
});
