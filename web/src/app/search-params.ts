import type { ChangeFilter, ChangesView } from '@/shared/lib/change-filter';
import type { HistoryKind } from '@/shared/api/types';

/** What an address may say, read with care: an unknown value is left out, never an error. */

type Raw = Record<string, unknown>;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const many = (value: unknown): string[] | undefined => {
  const list = (Array.isArray(value) ? value : [value]).map(String).filter((v) => v !== '' && v !== 'undefined');
  return list.length > 0 ? list : undefined;
};
const oneOf = <T extends string>(value: unknown, allowed: readonly T[]): T | undefined =>
  allowed.find((a) => a === value);

export interface ChangesSearch extends ChangeFilter {
  view?: ChangesView;
  sort?: string;
}

export function changesSearch(raw: Raw): ChangesSearch {
  return {
    view: oneOf(raw.view, ['table', 'board'] as const),
    sort: text(raw.sort),
    q: text(raw.q) ?? (typeof raw.q === 'number' ? String(raw.q) : undefined),
    phase: many(raw.phase),
    type: many(raw.type),
    process: many(raw.process),
    owner: many(raw.owner),
    person: many(raw.person),
    waiting_for: many(raw.waiting_for),
    service: many(raw.service),
    tag: many(raw.tag),
    priority: many(raw.priority),
    outcome: many(raw.outcome),
    state: many(raw.state),
  };
}

export function newChangeSearch(raw: Raw): { process?: string; service?: string } {
  return { process: text(raw.process), service: text(raw.service) };
}

export const changeTabs = ['overview', 'tasks', 'approvals', 'history'] as const;
export type ChangeTab = (typeof changeTabs)[number];

export interface ChangeSearch {
  tab?: ChangeTab;
  task?: string;
  view?: 'list' | 'graph';
  kind?: HistoryKind[];
  by?: string;
}

const kinds: HistoryKind[] = ['fields', 'stage', 'task', 'approval', 'comment', 'people'];

export function changeSearch(raw: Raw): ChangeSearch {
  const kind = many(raw.kind)?.flatMap((k) => oneOf(k, kinds) ?? []);
  return {
    tab: oneOf(raw.tab, changeTabs),
    task: text(raw.task),
    view: oneOf(raw.view, ['list', 'graph'] as const),
    kind: kind?.length ? kind : undefined,
    by: text(raw.by),
  };
}

export function servicesSearch(raw: Raw): { view?: 'list' | 'graph'; q?: string } {
  return { view: oneOf(raw.view, ['list', 'graph'] as const), q: text(raw.q) };
}

export function processSearch(raw: Raw): { version?: number; tab?: 'stages' | 'yaml' | 'versions' } {
  const version = Number(raw.version);
  return {
    version: Number.isInteger(version) && version > 0 ? version : undefined,
    tab: oneOf(raw.tab, ['stages', 'yaml', 'versions'] as const),
  };
}
