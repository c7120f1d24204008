import { readWhere } from '@/shared/conditions/where';
import type { Condition, Conditions } from '@/shared/conditions/conditions';
import type { ConditionWords, SavedView } from '@/shared/api/types';
import type { Timing } from '@/shared/timing/types';
import type { Board, BoardEdit, ConditionsRequest, NewBoard } from './types';

/** A board as its form holds it. */
export interface BoardValues {
  name: string;
  chair: string | null;
  deputy: string | null;
  groups: string[];
  people: string[];
  timing: Timing;
  cutoff: number;
  agenda: Conditions;
}

export const noConditions: Conditions = { all: [], any: [] };

export const newValues = (zone: string, chair: string): BoardValues => ({
  name: '',
  chair,
  deputy: null,
  groups: [],
  people: [],
  timing: {
    start: '',
    zone,
    rule: 'FREQ=WEEKLY',
    except: [],
    shift: 'none',
    window_minutes: 60,
    lead_minutes: 14 * 1440,
  },
  cutoff: 1440,
  agenda: noConditions,
});

const named = (rules: { rule: string }[], kind: string) =>
  rules.filter(({ rule }) => rule.startsWith(`${kind}:`)).map(({ rule }) => rule.slice(kind.length + 1));

export function valuesOf(board: Board): BoardValues {
  const { timing, agenda } = board;
  const list = (those: { field: string; op: string; values: string[] }[]) =>
    those.map(({ op, ...rest }) => ({ ...rest, operator: op }));
  return {
    name: board.name,
    chair: board.chair.login,
    deputy: board.deputy?.login ?? null,
    groups: named(board.members, 'group'),
    people: named(board.members, 'person'),
    timing: {
      start: timing.start,
      zone: timing.zone,
      rule: timing.rule ?? '',
      except: timing.except,
      shift: timing.shift,
      window_minutes: timing.window_minutes,
      lead_minutes: timing.lead_minutes,
    },
    cutoff: board.cutoff_minutes,
    agenda: agenda ? { all: list(agenda.all), any: list(agenda.any) } : noConditions,
  };
}

function agendaSent({ all, any }: Conditions): ConditionsRequest | null {
  if (all.length + any.length === 0) return null;
  const list = (those: Condition[]) =>
    those.map(({ operator, ...rest }) => ({ ...rest, op: operator })) as ConditionsRequest['all'];
  return { all: list(all), any: list(any) };
}

const membersSent = ({ groups, people }: BoardValues) => [
  ...groups.map((key) => `group:${key}`),
  ...people.map((login) => `person:${login}`),
];

/** What is sent of a new one. */
export function asNew(values: BoardValues): NewBoard {
  const { name, chair, deputy, timing, cutoff, agenda } = values;
  return {
    name: name.trim(),
    chair: chair ?? '',
    ...(deputy && { deputy }),
    members: membersSent(values),
    timing: { ...timing, rule: timing.rule || null },
    cutoff_minutes: cutoff,
    agenda: agendaSent(agenda),
  };
}

const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);

/** What of it differs from what it was. */
export function asEdit(before: BoardValues, after: BoardValues): BoardEdit {
  return {
    ...(after.name.trim() !== before.name && { name: after.name.trim() }),
    ...(after.chair && after.chair !== before.chair && { chair: after.chair }),
    ...(after.deputy !== before.deputy && { deputy: after.deputy }),
    ...(differs(membersSent(after), membersSent(before)) && { members: membersSent(after) }),
    ...(differs(after.timing, before.timing) && { timing: { ...after.timing, rule: after.timing.rule || null } }),
    ...(after.cutoff !== before.cutoff && { cutoff_minutes: after.cutoff }),
    ...(differs(after.agenda, before.agenda) && { agenda: agendaSent(after.agenda) }),
  };
}

/** How the parts of a list's filter are called as fields of conditions. */
const fieldOf: Record<string, string> = {
  type: 'type',
  process: 'process',
  owner: 'owner',
  requester: 'requester',
  service: 'services',
  tag: 'tags',
  priority: 'priority',
};
/** Parts that say nothing of what comes before a board: only open changes ask it. */
const besides = ['where', 'state', 'sort'];

/** The filter of a saved view as conditions, and the parts of it that conditions cannot say. */
export function conditionsOfView(view: SavedView, known: ConditionWords): { agenda: Conditions; left: string[] } {
  const query = new URLSearchParams(view.query);
  const where = readWhere(query.get('where') ?? undefined) ?? noConditions;
  const left: string[] = [];
  const all: Condition[] = [];
  for (const part of new Set(query.keys())) {
    if (besides.includes(part)) continue;
    const field = known.fields.find((one) => one.key === fieldOf[part]);
    const values = query.getAll(part);
    // "me" is whoever looks at a list; nobody looks for a board.
    if (!field || values.includes('me')) left.push(part);
    else all.push({ field: field.key, operator: field.kind === 'list' ? 'includes' : 'is', values });
  }
  return { agenda: { all: [...where.all, ...all], any: where.any }, left };
}
