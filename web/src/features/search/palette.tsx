import { Loader, Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { searchOf, viewsQuery } from '@/shared/api/saved-views';
import { useSession } from '@/shared/api/session';
import { useOpenActs } from '@/shared/lib/open-acts';
import { PhaseBadge } from '@/shared/ui/badge';
import { searchQuery } from './api';
import { entriesFor, type Entry } from './entries';
import classes from './palette.module.css';

function usePlaces(): Entry[] {
  const { permissions } = useSession();
  const views = useQuery(viewsQuery).data;
  return useMemo(() => {
    const place = (
      to:
        | '/my-work'
        | '/changes'
        | '/services'
        | '/processes'
        | '/profile'
        | '/help'
        | '/notifications'
        | '/people'
        | '/groups'
        | '/set-up'
        | '/reports'
        | '/risk-policy'
        | '/webhooks',
      title: string,
    ): Entry => ({ id: to, group: 'Go to', title, go: { to } });
    const may = (...any: typeof permissions) => any.some((p) => permissions.includes(p));
    return [
      ...(may('create_change')
        ? [{ id: 'new', group: 'Go to', title: 'New change', hint: 'c', go: { to: '/changes/new' as const } }]
        : []),
      place('/my-work', 'My work'),
      place('/changes', 'Changes'),
      { id: 'board', group: 'Go to', title: 'Board of changes', go: { to: '/changes', search: { view: 'board' } } },
      place('/services', 'Services'),
      place('/reports', 'Reports'),
      place('/processes', 'Processes'),
      ...(may('manage_people') ? [place('/people', 'People')] : []),
      ...(may('manage_people', 'manage_groups') ? [place('/groups', 'Groups')] : []),
      ...(may('manage_risk', 'manage_groups') ? [place('/risk-policy', 'Risk policy')] : []),
      ...(may('manage_webhooks') ? [place('/webhooks', 'Webhooks')] : []),
      ...(may('manage_people', 'manage_groups', 'publish_process') ? [place('/set-up', 'Set-up')] : []),
      place('/notifications', 'Notifications'),
      place('/profile', 'Profile'),
      place('/help', 'Help'),
      ...(views ?? []).map((view): Entry => ({
        id: `view:${view.id}`,
        group: 'Views of changes',
        title: view.name,
        ...(!view.mine && { hint: view.owner.name }),
        go: { to: '/changes', search: searchOf(view) },
      })),
    ];
  }, [permissions, views]);
}

/** Go to, find, or act on what is open; by keyboard from the first letter to Enter. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const [q, setQ] = useState('');
  const [at, setAt] = useState(0);
  const [asked] = useDebouncedValue(q.trim(), 120);
  const navigate = useNavigate();
  const found = useQuery(searchQuery(asked));
  const acts = useOpenActs();
  const places = usePlaces();
  const list = useRef<HTMLDivElement>(null);
  const entries = entriesFor({ q, acts, places, found: asked ? found.data : undefined });
  const current = Math.min(at, entries.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    if (entry.go) void navigate(entry.go);
    // After the dialog has given the focus back, so that the act's own dialog can take it.
    else if (entry.run) setTimeout(entry.run, 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) setAt((current + move + entries.length) % Math.max(1, entries.length));
    else if (event.key === 'Enter') choose(entries[current]);
    else return;
    event.preventDefault();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      centered={false}
      yOffset="12vh"
      size={620}
      padding={0}
      title={null}
      aria-label="Search or go to"
    >
      <div className={classes.field}>
        <IconSearch size={18} stroke={1.7} aria-hidden />
        <input
          data-autofocus
          className={classes.input}
          role="combobox"
          aria-label="Search or go to"
          aria-expanded
          aria-controls="palette-list"
          aria-activedescendant={entries[current] ? `palette-${current}` : undefined}
          autoComplete="off"
          placeholder="Find a change, a service, a person, a word…"
          value={q}
          onChange={(event) => {
            setQ(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        {found.isFetching && <Loader size={16} aria-label="Searching" />}
      </div>
      <div ref={list} id="palette-list" role="listbox" aria-label="Found" className={classes.list}>
        {entries.map((entry, i) => (
          <Line
            key={entry.id}
            entry={entry}
            index={i}
            current={i === current}
            head={entry.group !== entries[i - 1]?.group}
            onHover={() => setAt(i)}
            onChoose={() => choose(entry)}
          />
        ))}
      </div>
      {asked !== '' && !found.isFetching && found.data && entries.length <= 1 && (
        <p className={classes.none}>Nothing has these words.</p>
      )}
    </Modal>
  );
}

interface LineProps {
  entry: Entry;
  index: number;
  current: boolean;
  head: boolean;
  onHover: () => void;
  onChoose: () => void;
}

function Line({ entry, index, current, head, onHover, onChoose }: LineProps) {
  return (
    <>
      {head && (
        <div className={classes.group} role="presentation">
          {entry.group}
        </div>
      )}
      {/* The field keeps the focus and the keys; the mouse may choose as well. */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events */}
      <div
        id={`palette-${index}`}
        role="option"
        tabIndex={-1}
        aria-selected={current}
        className={classes.line}
        onMouseMove={onHover}
        onClick={onChoose}
      >
        <span className={classes.title}>{entry.title}</span>
        {entry.hint && <span className={classes.hint}>{entry.hint}</span>}
        {entry.phase && <PhaseBadge phase={entry.phase}>{entry.phaseTitle}</PhaseBadge>}
      </div>
    </>
  );
}
