import type { ProcessStage } from '@/shared/api/types';
import Graph, { type GraphEdge, type GraphNode } from '@/shared/graph/graph';
import { phaseName, plural } from '@/shared/lib/words';

/** The stages in their order, with the ways back. */
export default function ProcessGraph({ stages }: { stages: ProcessStage[] }) {
  const nodes = stages.map((stage): GraphNode => ({
    id: stage.key,
    title: stage.name,
    phase: stage.phase,
    ...(phaseName[stage.phase] !== stage.name && { group: phaseName[stage.phase] }),
    sub: [
      stage.when && 'if it applies',
      stage.tasks.length > 0 && plural(stage.tasks.length, 'task'),
      stage.approvals.length > 0 && plural(stage.approvals.length, 'approval'),
      stage.advance === 'manual' && (stage.advance_title || 'by hand'),
    ]
      .filter(Boolean)
      .join(' · '),
  }));
  nodes.push({ id: 'closed', title: 'Closed', phase: 'closed' });
  const forward = nodes.slice(1).map((node, i): GraphEdge => ({ from: nodes[i]?.id ?? '', to: node.id }));
  const back = stages.flatMap((stage) =>
    stage.back.map((edge): GraphEdge => ({
      from: stage.key,
      to: edge.to,
      back: true,
      label: edge.on_rejection ? 'if rejected' : '',
    })),
  );
  return <Graph label="Stages and the ways between them" nodes={nodes} edges={[...forward, ...back]} compact />;
}
