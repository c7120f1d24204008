import { useNavigate } from '@tanstack/react-router';
import type { ServiceView } from '@/shared/api/types';
import Graph, { type GraphNode } from '@/shared/graph/graph';
import { serviceTypeName } from '@/shared/lib/words';

interface ServicesGraphProps {
  services: ServiceView[];
  /** The one that the page is about. */
  chosen?: string;
}

/** An arrow from each service to what it depends on. */
export default function ServicesGraph({ services, chosen }: ServicesGraphProps) {
  const navigate = useNavigate();
  const nodes = services.map((s): GraphNode => ({
    id: s.key,
    title: s.name,
    sub: `${serviceTypeName[s.type]}${s.open_changes > 0 ? ` · ${s.open_changes} open` : ''}`,
    tone: s.key === chosen ? 'chosen' : s.criticality === 'critical' ? 'issues' : 'plain',
  }));
  const edges = services.flatMap((s) => s.depends_on.map((to) => ({ from: s.key, to: to.key })));
  return (
    <Graph
      label="Services and what they depend on"
      nodes={nodes}
      edges={edges}
      onOpen={(key) => void navigate({ to: '/services/$key', params: { key } })}
    />
  );
}
