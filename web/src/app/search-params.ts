import type { ChangesSearch } from '@/shared/lib/change-filter';
import type { EntryState, HistoryKind, LinkKind, MailState } from '@/shared/api/types';

/** What an address may say, read with care: an unknown value is left out, never an error. */

type Raw = Record<string, unknown>;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const many = (value: unknown): string[] | undefined => {
  const list = (Array.isArray(value) ? value : [value]).map(String).filter((v) => v !== '' && v !== 'undefined');
  return list.length > 0 ? list : undefined;
};
const oneOf = <T extends string>(value: unknown, allowed: readonly T[]): T | undefined =>
  allowed.find((a) => a === value);

/** The router reads JSON in an address; conditions stay the text that the server is asked with. */
const json = (value: unknown) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : text(value));

export function changesSearch(raw: Raw): ChangesSearch {
  return {
    view: oneOf(raw.view, ['table', 'board'] as const),
    sort: text(raw.sort),
    saved: Number.isInteger(raw.saved) && Number(raw.saved) > 0 ? Number(raw.saved) : undefined,
    columns: many(raw.columns),
    q: text(raw.q) ?? (typeof raw.q === 'number' ? String(raw.q) : undefined),
    phase: many(raw.phase),
    type: many(raw.type),
    process: many(raw.process),
    process_version: many(raw.process_version),
    owner: many(raw.owner),
    person: many(raw.person),
    waiting_for: many(raw.waiting_for),
    service: many(raw.service),
    tag: many(raw.tag),
    priority: many(raw.priority),
    outcome: many(raw.outcome),
    state: many(raw.state),
    linked_to: many(raw.linked_to),
    parent: many(raw.parent),
    requester: many(raw.requester),
    stage: many(raw.stage),
    created_after: many(raw.created_after),
    created_before: many(raw.created_before),
    planned_after: many(raw.planned_after),
    planned_before: many(raw.planned_before),
    where: json(raw.where),
  };
}

export interface NewChangeSearch {
  process?: string;
  service?: string;
  /** What it is to the change `to` from its beginning. */
  link?: LinkKind;
  to?: string;
}

const links: LinkKind[] = ['part_of', 'follow_up_of', 'depends_on', 'fixes', 'caused_by', 'duplicates'];

export function newChangeSearch(raw: Raw): NewChangeSearch {
  const to = text(raw.to);
  const link = to && /^CHG-[1-9]\d*$/.test(to) ? oneOf(raw.link, links) : undefined;
  return { process: text(raw.process), service: text(raw.service), link, to: link && to };
}

export const changeTabs = ['overview', 'tasks', 'approvals', 'related', 'history'] as const;
export type ChangeTab = (typeof changeTabs)[number];

export interface ChangeSearch {
  tab?: ChangeTab;
  task?: string;
  view?: 'list' | 'graph';
  kind?: HistoryKind[];
  by?: string;
}

const kinds: HistoryKind[] = ['fields', 'stage', 'task', 'approval', 'comment', 'people', 'related', 'rule', 'risk'];

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

export function notificationsSearch(raw: Raw): { show?: 'unread' } {
  return { show: oneOf(raw.show, ['unread'] as const) };
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

export interface SchedulesSearch {
  view?: 'list';
  q?: string;
  state?: 'active' | 'paused' | 'ended';
  mine?: boolean;
  /** Those that need somebody: an owner, or help with an opening. */
  wanting?: 'owner' | 'opening';
}

export function schedulesSearch(raw: Raw): SchedulesSearch {
  return {
    view: oneOf(raw.view, ['list'] as const),
    q: text(raw.q),
    state: oneOf(raw.state, ['active', 'paused', 'ended'] as const),
    mine: raw.mine === true ? true : undefined,
    wanting: oneOf(raw.wanting, ['owner', 'opening'] as const),
  };
}

export interface CatalogSearch {
  q?: string;
  state?: EntryState;
  service?: string;
  waiting?: boolean;
}

const entryStates: EntryState[] = ['proposed', 'rejected', 'in_force', 'lapsed', 'retiring', 'retired'];

export function catalogSearch(raw: Raw): CatalogSearch {
  return {
    q: text(raw.q),
    state: oneOf(raw.state, entryStates),
    service: text(raw.service),
    waiting: raw.waiting === true ? true : undefined,
  };
}

export interface MailSearch {
  state?: MailState;
  person?: string;
  change?: string;
}

const mailStates: MailState[] = ['queued', 'sending', 'failed', 'sent', 'refused', 'given_up', 'not_sent'];

export function mailSearch(raw: Raw): MailSearch {
  return { state: oneOf(raw.state, mailStates), person: text(raw.person), change: text(raw.change) };
}

/** Which mail is open, and whose are listed. */
export interface MailboxSearch {
  mail?: number;
  person?: string;
}

export function mailboxSearch(raw: Raw): MailboxSearch {
  return {
    mail: Number.isInteger(raw.mail) && Number(raw.mail) > 0 ? Number(raw.mail) : undefined,
    person: text(raw.person),
  };
}
