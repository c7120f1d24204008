import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ChangeView, RelatedNode } from '@/shared/api/types';
import Graph, { type GraphNode } from '@/shared/graph/graph';
import { outcomeName } from '@/shared/lib/words';
import { Loaded } from '@/shared/ui/states';
import { relatedQuery } from './related-api';
import classes from './related.module.css';

function asNode(node: RelatedNode, self: string): GraphNode {
  if (node.restricted) return { id: node.id, title: 'A restricted change', tone: 'quiet' };
  if (node.address) {
    return { id: node.id, title: node.title ?? node.address, sub: node.settled ? 'Done' : 'Ticket elsewhere' };
  }
  const where = node.phase === 'closed' && node.outcome ? outcomeName[node.outcome] : node.stage_name;
  return {
    id: node.id,
    title: node.title ?? node.id,
    sub: `${node.id} · ${where ?? ''}`,
    ...(node.phase && { phase: node.phase }),
    ...(node.id === self && { group: 'This change' }),
  };
}

/** All that hangs together with the change, a few links away; a box opens its change. */
export default function RelatedGraph({ change }: { change: ChangeView }) {
  const navigate = useNavigate();
  const related = useQuery(relatedQuery(change.id));
  return (
    <Loaded query={related}>
      {({ nodes, edges, more }) => (
        <>
          <Graph
            label="Related work"
            nodes={nodes.map((node) => asNode(node, change.id))}
            edges={edges.map((edge) => ({ from: edge.from, to: edge.to, label: edge.words }))}
            onOpen={(id) => {
              const node = nodes.find((n) => n.id === id);
              if (node?.address) window.open(node.address, '_blank', 'noopener,noreferrer');
              else if (node && !node.restricted && id !== change.id)
                void navigate({ to: '/changes/$id', params: { id }, search: { tab: 'related', view: 'graph' } });
            }}
          />
          {more && (
            <p className={classes.more}>More hangs on these: it is drawn on the pages of the changes at the edge.</p>
          )}
        </>
      )}
    </Loaded>
  );
}
