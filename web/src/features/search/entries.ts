import type { NavigateOptions } from '@tanstack/react-router';
import type { Phase, SearchAnswer } from '@/shared/api/types';
import type { OpenAct } from '@/shared/lib/open-acts';

/** One line of the palette. */
export interface Entry {
  id: string;
  group: string;
  title: string;
  hint?: string;
  phase?: Phase;
  phaseTitle?: string;
  go?: NavigateOptions;
  run?: () => void;
}

interface Sources {
  q: string;
  acts: readonly OpenAct[];
  places: Entry[];
  found: SearchAnswer | undefined;
}

/** What fits the words typed: acts on what is open first, then what was found, then places. */
export function entriesFor({ q, acts, places, found }: Sources): Entry[] {
  const wanted = q.trim().toLowerCase();
  const fits = (title: string) => wanted.split(/\s+/).every((word) => title.toLowerCase().includes(word));
  const own: Entry[] = acts
    .filter((a) => fits(a.title))
    .map((a) => ({ id: `act:${a.id}`, group: 'On this change', title: a.title, run: a.run }));
  const here = places.filter((p) => fits(p.title));
  if (!wanted || !found) return [...own, ...here];
  const all: Entry = {
    id: 'all',
    group: 'Search',
    title: `Everything about “${q.trim()}”`,
    go: { to: '/search', search: { q: q.trim() } },
  };
  return [...own, ...foundEntries(found), ...here, all];
}

function foundEntries(found: SearchAnswer): Entry[] {
  return [
    ...found.changes.slice(0, 7).map((c): Entry => ({
      id: `change:${c.id}`,
      group: 'Changes',
      title: c.title,
      hint: c.id,
      phase: c.phase,
      phaseTitle: c.stage_name,
      go: { to: '/changes/$id', params: { id: c.id } },
    })),
    ...found.services.slice(0, 5).map((s): Entry => ({
      id: `service:${s.key}`,
      group: 'Services',
      title: s.name,
      hint: s.key,
      go: { to: '/services/$key', params: { key: s.key } },
    })),
    ...found.processes.slice(0, 4).map((p): Entry => ({
      id: `process:${p.key}`,
      group: 'Processes',
      title: p.name,
      hint: p.key,
      go: { to: '/processes/$key', params: { key: p.key } },
    })),
    ...found.groups.slice(0, 4).map((g): Entry => ({
      id: `group:${g.key}`,
      group: 'Groups',
      title: g.name,
      hint: g.key,
      go: { to: '/groups/$key', params: { key: g.key } },
    })),
    ...found.people.slice(0, 5).map((p): Entry => ({
      id: `person:${p.login}`,
      group: 'People',
      title: p.name,
      hint: 'their changes',
      go: { to: '/changes', search: { person: [p.login] } },
    })),
    ...found.terms.slice(0, 3).map((t): Entry => ({
      id: `term:${t.term}`,
      group: 'Words',
      title: t.term,
      hint: t.meaning,
      go: { to: '/help', hash: t.term.replaceAll(' ', '-') },
    })),
  ];
}
