import '@xyflow/react/dist/base.css';
import { graphlib, layout } from '@dagrejs/dagre';
import {
  Controls,
  Handle,
  Panel,
  Position,
  ReactFlow,
  type Edge,
  type FitViewOptions,
  type Node,
  type NodeProps,
  type ReactFlowInstance,
} from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import type { Phase } from '@/shared/api/types';
import { phaseColors } from '@/shared/ui/badge';
import { useGraphEditing, type GraphEditing } from './use-graph-editing';
import classes from './graph.module.css';

/** A directed graph, laid out by itself from left to right. Loaded only where one is shown. */

export interface GraphNode {
  id: string;
  title: string;
  sub?: string;
  tone?: 'plain' | 'quiet' | 'good' | 'issues' | 'bad' | 'chosen';
  phase?: Phase;
  /** A word above the title, such as the stage of a task. */
  group?: string;
}

export interface GraphEdge {
  from: string;
  to: string;
  label?: string;
  /** Against the usual direction: a way back. */
  back?: boolean;
  /** Where the graph is edited: whether it can be taken away. */
  removable?: boolean;
}

interface GraphProps {
  label: string;
  nodes: GraphNode[];
  edges: GraphEdge[];
  onOpen?: (id: string) => void;
  /** Smaller boxes closer together, for a long way. */
  compact?: boolean;
  /** What editing it does; without it, it is only looked at. */
  editing?: GraphEditing;
  /** In place of the height that it needs. */
  height?: number | string;
}

const usual = { width: 210, height: 66, gap: 64 };
const small = { width: 132, height: 60, gap: 24 };
/** Below this zoom nobody reads what stands in the boxes. */
const legible = 0.55;

/** The room of the buttons that zoom: no box is begun below them. */
const besideControls = 56;
/** All boxes in view, with the arcs of the ways back above them. */
const fittingOf = (back: boolean): FitViewOptions<BoxNode> => ({
  padding: { top: back ? '64px' : '12px', right: '16px', bottom: '12px', left: `${besideControls}px` },
  maxZoom: 1,
  minZoom: 0.3,
});

type BoxNode = Node<{ node: GraphNode; opens: boolean; edited: boolean }, 'box'>;

function place({ nodes, edges, compact }: Pick<GraphProps, 'nodes' | 'edges' | 'compact'>): BoxNode[] {
  const { width, height, gap } = compact ? small : usual;
  // Words stand between the boxes, not on them.
  const apart = edges.some((e) => e.label && !e.back) ? gap + 56 : gap;
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 22, ranksep: apart, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) graph.setNode(node.id, { width, height });
  for (const edge of edges)
    if (!edge.back && graph.hasNode(edge.from) && graph.hasNode(edge.to)) graph.setEdge(edge.from, edge.to);
  layout(graph);
  return nodes.map((node) => {
    const at = graph.node(node.id) as { x: number; y: number };
    return {
      id: node.id,
      type: 'box',
      position: { x: at.x - width / 2, y: at.y - height / 2 },
      data: { node, opens: false, edited: false },
      width,
      height,
      // Said beforehand: a box that is drawn anew while its size is being measured would be left without its lines and dots.
      measured: { width, height },
    };
  });
}

function Box({ data }: NodeProps<BoxNode>) {
  const { node, opens, edited } = data;
  const style = node.phase ? phaseColors(node.phase) : {};
  const handle = edited ? classes.grip : classes.handle;
  return (
    <div
      className={classes.box}
      data-tone={node.tone ?? 'plain'}
      data-phase={node.phase ? '' : undefined}
      data-opens={opens || undefined}
      style={style}
    >
      <Handle id="in" type="target" position={Position.Left} isConnectable={edited} className={handle ?? ''} />
      <Handle
        id="back-in"
        type="target"
        position={Position.Top}
        isConnectable={false}
        className={classes.handle ?? ''}
      />
      <Handle
        id="back-out"
        type="source"
        position={Position.Top}
        isConnectable={false}
        className={classes.handle ?? ''}
      />
      {node.group && <span className={classes.group}>{node.group}</span>}
      <span className={classes.title}>{node.title}</span>
      {node.sub && <span className={classes.sub}>{node.sub}</span>}
      <Handle id="out" type="source" position={Position.Right} isConnectable={edited} className={handle ?? ''} />
    </div>
  );
}

const nodeTypes = { box: Box };

export default function Graph({ label, nodes, edges, onOpen, compact, editing, height }: GraphProps) {
  const edited = editing !== undefined;
  const placed = useMemo(
    () =>
      place({ nodes, edges, compact }).map((n) => ({
        ...n,
        data: { ...n.data, opens: onOpen !== undefined, edited },
        ariaLabel: `${n.data.node.title}. ${n.data.node.sub ?? ''}`,
      })),
    [nodes, edges, compact, onOpen, edited],
  );
  const frame = useRef<HTMLDivElement>(null);
  const { nodes: boxes, listening, onKeyDown, next } = useGraphEditing(editing, placed, frame);
  const drawn = useMemo(() => {
    const titleOf = (id: string) => nodes.find((n) => n.id === id)?.title ?? id;
    return edges.map((edge, i): Edge & { pathOptions: { offset: number; borderRadius: number } } => ({
      id: `${edge.from}>${edge.to}>${i}`,
      source: edge.from,
      target: edge.to,
      type: edge.back || compact ? 'smoothstep' : 'default',
      sourceHandle: edge.back ? 'back-out' : 'out',
      targetHandle: edge.back ? 'back-in' : 'in',
      pathOptions: { offset: edge.back ? 26 + 10 * (i % 3) : 14, borderRadius: 8 },
      labelStyle: { fill: 'var(--ink-3)', fontSize: 11 },
      labelBgStyle: { fill: 'var(--surface-sunken)' },
      label: edge.label,
      className: (edge.back ? classes.back : classes.edge) ?? '',
      markerEnd: 'arrow',
      focusable: edited && edge.removable === true,
      ...(edge.removable && {
        ariaLabel: `Way from ${titleOf(edge.from)} to ${titleOf(edge.to)}. Delete takes it away.`,
      }),
    }));
  }, [nodes, edges, compact, edited]);
  const back = edges.some((e) => e.back);
  const fitting = fittingOf(back);
  const flow = useRef<ReactFlowInstance<BoxNode>>(undefined);
  /** What is too long to be read whole is begun with, and moved along by hand. */
  const showBeginning = () => {
    const seen = ((frame.current?.clientWidth ?? 0) - besideControls) / legible;
    const first = placed.filter((n) => n.position.x + (n.width ?? 0) <= seen);
    if (first.length > 0 && first.length < placed.length) void flow.current?.fitView({ ...fitting, nodes: first });
  };
  // A box that comes or goes is seen with all others.
  useEffect(() => void flow.current?.fitView(fittingOf(back)), [placed.length, back]);
  const bottom = Math.max(...placed.map((n) => n.position.y + (n.height ?? 0)));
  const arcs = back ? 90 : 0;
  return (
    <div
      ref={frame}
      className={classes.graph}
      style={{ height: height ?? Math.min(720, Math.max(180, bottom + 48 + arcs)) }}
      role="group"
      aria-label={label}
    >
      <svg className={classes.defs} aria-hidden>
        <defs>
          <marker
            id="arrow"
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="7"
            markerHeight="7"
            orient="auto-start-reverse"
          >
            <path d="M0 1 L9 5 L0 9 z" className={classes.arrow} />
          </marker>
        </defs>
      </svg>
      <ReactFlow<BoxNode>
        nodes={boxes}
        edges={drawn}
        nodeTypes={nodeTypes}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={onOpen !== undefined}
        elementsSelectable={onOpen !== undefined}
        deleteKeyCode={null}
        zoomOnScroll={false}
        preventScrolling={false}
        minZoom={0.2}
        maxZoom={1.5}
        fitView
        fitViewOptions={fitting}
        onInit={(instance) => {
          flow.current = instance;
          showBeginning();
        }}
        proOptions={{ hideAttribution: true }}
        {...listening}
        onNodeClick={(_event, node) => onOpen?.(node.id)}
        onKeyDown={(event) => {
          if (onKeyDown(event)) return;
          const id = (event.target as HTMLElement).closest<HTMLElement>('.react-flow__node')?.dataset.id;
          if (id && (event.key === 'Enter' || event.key === ' ')) onOpen?.(id);
        }}
      >
        {next !== undefined && (
          <Panel position="top-center" className={classes.next ?? ''}>
            {next}
          </Panel>
        )}
        <Controls showInteractive={false} className={classes.controls ?? ''} />
      </ReactFlow>
    </div>
  );
}
