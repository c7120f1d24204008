import { Button, Group, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { IconLink, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useSession } from '@/shared/api/session';
import type { ChangeView, LinkKind, LinkView } from '@/shared/api/types';
import { linkKinds } from '@/shared/lib/links';
import { plural } from '@/shared/lib/words';
import { Empty, Loaded, Waiting } from '@/shared/ui/states';
import { Contingencies } from './contingencies';
import { linksQuery } from './related-api';
import { LinkItem } from './link-item';
import classes from './related.module.css';

const AddLink = lazy(() => import('./add-link'));
const RelatedGraph = lazy(() => import('./related-graph'));

interface RelatedProps {
  change: ChangeView;
  view: 'list' | 'graph';
}

/** What the change hangs together with: other changes, and tickets elsewhere, as a list or drawn. */
export default function Related({ change, view }: RelatedProps) {
  const links = useQuery(linksQuery(change.id));
  const [adding, setAdding] = useState(false);
  const may = change.possible.some((p) => p.act === 'link');
  return (
    <>
      <Contingencies change={change} />
      <div className={classes.bar}>
        {!!links.data?.length && <AsListOrGraph id={change.id} view={view} />}
        <Group gap="xs" ml="auto">
          {may && (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconLink size={14} aria-hidden />}
              onClick={() => setAdding(true)}
            >
              Link
            </Button>
          )}
          <NewLinked change={change} may={may} />
        </Group>
      </div>
      <Loaded query={links} rows={4}>
        {(found) =>
          found.length === 0 ? (
            <Empty icon={IconLink} title="Linked to nothing yet">
              Say what this change depends on, is part of, fixes or follows up on: another change here, or a ticket
              elsewhere.
            </Empty>
          ) : view === 'graph' ? (
            <Suspense fallback={<Waiting label="Drawing" />}>
              <RelatedGraph change={change} />
            </Suspense>
          ) : (
            <Kinds change={change} links={found} />
          )
        }
      </Loaded>
      <Suspense>{adding && <AddLink change={change} onClose={() => setAdding(false)} />}</Suspense>
    </>
  );
}

function AsListOrGraph({ id, view }: { id: string; view: 'list' | 'graph' }) {
  const navigate = useNavigate();
  return (
    <SegmentedControl
      size="xs"
      aria-label="Show related work as"
      value={view}
      data={[
        { value: 'list', label: 'List' },
        { value: 'graph', label: 'Graph' },
      ]}
      onChange={(value) =>
        void navigate({
          to: '/changes/$id',
          params: { id },
          search: { tab: 'related', view: value === 'graph' ? 'graph' : undefined },
          replace: true,
          resetScroll: false,
        })
      }
    />
  );
}

/** New changes that begin with a link to this one. */
function NewLinked({ change, may }: { change: ChangeView; may: boolean }) {
  const mayAsk = useSession().permissions.includes('create_change');
  if (!mayAsk) return null;
  const as = (link: LinkKind, title: string) => (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconPlus size={14} aria-hidden />}
      renderRoot={(props) => <Link to="/changes/new" search={{ link, to: change.id }} {...props} />}
    >
      {title}
    </Button>
  );
  return (
    <>
      {may && as('part_of', 'Child change')}
      {as('follow_up_of', 'Follow-up')}
    </>
  );
}

function Kinds({ change, links }: { change: ChangeView; links: LinkView[] }) {
  return (
    <>
      {linkKinds.map(({ kind, heading }) => {
        const some = links.filter((l) => l.kind === kind);
        if (some.length === 0) return null;
        return (
          <section key={kind} className={classes.kind} aria-labelledby={`related-${kind}`}>
            <h2 id={`related-${kind}`}>
              {heading}
              {kind === 'parent_of' && <Progress children={some} />}
            </h2>
            <ul className={classes.list}>
              {some.map((link) => (
                <LinkItem key={link.number} change={change} link={link} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

/** How many of the child changes are closed. Those that one may not see are not counted. */
function Progress({ children }: { children: LinkView[] }) {
  const seen = children.filter((l) => l.change);
  const closed = seen.filter((l) => l.change?.phase === 'closed').length;
  if (seen.length === 0) return null;
  return (
    <span className={classes.progress}>
      {closed} of {plural(seen.length, 'change')} closed
    </span>
  );
}
