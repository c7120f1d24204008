import { describe, expect, it } from 'vitest';
import { conditionWords, savedView } from '@/test/fixtures';
import { filterOf, searchOf } from '@/shared/api/saved-views';
import { queryText, showsAs } from './saved-views';
import { isWhole, listedFields, readWhere, whereInWords, writeWhere } from '@/shared/conditions/where';

const high = { field: 'impact', operator: 'at_least', values: ['high'] };
const plain = (value: string) => value;

describe('conditions in an address', () => {
  it('are read in each way in which they may be written', () => {
    const one = '{"field":"impact","operator":"at_least","value":"high"}';
    for (const text of [one, `[${one}]`, `{"all":[${one}]}`]) expect(readWhere(text)).toEqual({ all: [high], any: [] });
    expect(readWhere(`{"any":[${one}]}`)).toEqual({ all: [], any: [high] });
  });
  it('are read as nothing where they make no sense', () => {
    for (const text of ['', '{', '7', '"a"']) expect(readWhere(text)).toBeUndefined();
    expect(readWhere('{"all":[7,null]}')).toEqual({ all: [], any: [] });
  });
  it('are written as they were read, and left out where there is none', () => {
    const both = { all: [high], any: [{ field: 'tags', operator: 'filled', values: [] }] };
    expect(readWhere(writeWhere(both))).toEqual(both);
    expect(writeWhere({ all: [], any: [] })).toBeUndefined();
  });
  it('are asked once each has its value', () => {
    expect(isWhole({ all: [high], any: [] }, conditionWords)).toBe(true);
    expect(isWhole({ all: [{ ...high, values: [] }], any: [] }, conditionWords)).toBe(false);
    expect(isWhole({ all: [{ field: 'impact', operator: 'empty', values: [] }], any: [] }, conditionWords)).toBe(true);
  });
  it('are said in words', () => {
    const type = { field: 'service_type', operator: 'includes', values: ['database', 'network'] };
    expect(whereInWords({ all: [high], any: [type] }, conditionWords, plain)).toBe(
      'Impact is at least high, and one of these: Type of an affected service includes database or network',
    );
  });
  it('look at what lists can be asked for', () => {
    const known = { ...conditionWords, fields: [...conditionWords.fields] };
    known.fields.push({ key: 'backout_plan', name: 'Backout plan', kind: 'text', values: [] });
    expect(listedFields(known).map(({ key }) => key)).toEqual(['title', 'impact', 'service_type', 'restricted']);
  });
});

describe('a saved view', () => {
  it('is an address, and the address is the view', () => {
    const view = savedView();
    const filter = filterOf(view);
    expect(filter.state).toBeUndefined();
    expect(readWhere(filter.where)?.all).toEqual([{ ...high, values: ['medium'] }]);
    expect(queryText(filter)).toBe(view.query.replace('state=open&', '') + '&state=open');
    expect(searchOf(view)).toMatchObject({ saved: 4, sort: 'planned_start', columns: ['stage', 'priority'] });
  });
  it('keeps every parameter that the list knows', () => {
    const query = 'q=vat&phase=build&requester=me&stage=cab&created_after=2027-01-01T00%3A00%3A00Z&parent=CHG-1';
    expect(filterOf(savedView({ query }))).toEqual({
      q: 'vat',
      phase: ['build'],
      requester: ['me'],
      stage: ['cab'],
      created_after: ['2027-01-01T00:00:00Z'],
      parent: ['CHG-1'],
      state: ['any'],
    });
  });
  it('is altered by another filter, order or other columns', () => {
    const view = savedView();
    const shown = { filter: filterOf(view), sort: view.sort, columns: view.columns };
    expect(showsAs(view, shown)).toBe(true);
    expect(showsAs(view, { ...shown, filter: {} })).toBe(false);
    expect(showsAs(view, { ...shown, sort: '-updated' })).toBe(false);
    expect(showsAs(view, { ...shown, columns: ['stage'] })).toBe(false);
    expect(showsAs(savedView({ columns: [] }), { ...shown, columns: ['stage'] })).toBe(true);
  });
});
