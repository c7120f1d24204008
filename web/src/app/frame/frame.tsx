import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useLive } from '@/shared/api/live';
import { myWorkQuery } from '@/shared/api/my-work';
import { useSession } from '@/shared/api/session';
import { useShortcuts, type Shortcuts } from '@/shared/keys/shortcuts';
import { CutOff } from './cut-off';
import { Bottom, Side } from './navigation';
import { admin, allowed, help, notifications, work } from './places';
import { TopBar } from './top-bar';
import classes from './frame.module.css';

const Palette = lazy(() => import('@/features/search/palette'));
const KeyHelp = lazy(() => import('./key-help'));

/** Navigation, top bar and live updates around every page of somebody who is signed in. */
export function Frame() {
  const { person } = useSession();
  // Another person is another frame: nothing of the one before stays, not even the stream.
  return <OwnFrame key={person.login} />;
}

function OwnFrame() {
  const session = useSession();
  const navigate = useNavigate();
  const [palette, setPalette] = useState(false);
  const [keys, setKeys] = useState(false);
  const [narrow, setNarrow] = useNarrow();
  const count = useQuery(myWorkQuery).data?.count ?? 0;
  useLive();

  const shortcuts: Shortcuts = {
    'mod+k': () => setPalette(true),
    '/': () => setPalette(true),
    '?': () => setKeys(true),
  };
  if (session.permissions.includes('create_change')) shortcuts.c = () => void navigate({ to: '/changes/new' });
  for (const place of [...allowed([...work, ...admin], session), notifications, help]) {
    shortcuts[`g ${place.key}`] = () => void navigate({ to: place.to });
  }
  useShortcuts(shortcuts);

  return (
    <div className={classes.frame} data-narrow={narrow || undefined}>
      <a className="skip-link" href="#content">
        To the content
      </a>
      <Side count={count} narrow={narrow} onFold={() => setNarrow(!narrow)} />
      <div className={classes.main}>
        <TopBar onSearch={() => setPalette(true)} />
        <CutOff />
        <Content />
      </div>
      <Bottom count={count} />
      <Suspense>
        {palette && <Palette onClose={() => setPalette(false)} />}
        {keys && <KeyHelp onClose={() => setKeys(false)} />}
      </Suspense>
    </div>
  );
}

/** Is the navigation folded? As the person chose; where nothing was chosen, in windows that need the room for the page. */
function useNarrow(): [boolean, (narrow: boolean) => void] {
  const small = useMediaQuery('(max-width: 1240px)', false, { getInitialValueInEffect: false });
  const [chosen, choose] = useLocalStorage<boolean | null>({
    key: 'sluice-narrow',
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  return [chosen ?? small, choose];
}

/** Takes the focus when another page opens, so that a screen reader and Tab begin there. */
function Content() {
  const content = useRef<HTMLElement>(null);
  const pathname = useRouterState({ select: (s) => s.location.pathname });
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) content.current?.focus({ preventScroll: true });
    first.current = false;
  }, [pathname]);
  return (
    <main id="content" ref={content} className={classes.content} tabIndex={-1}>
      <Outlet />
    </main>
  );
}
