import type { Connection, Node } from '@xyflow/react';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';

/** A graph that is edited where it is drawn: with a mouse, and with the keyboard alone. */

export interface GraphEditing {
  /** A way drawn from one box to another. */
  onConnect: (from: string, to: string) => void;
  /** A way taken away. */
  onDisconnect: (from: string, to: string) => void;
  /** A box put elsewhere in the row: so many stand before it. */
  onArrange?: (id: string, place: number) => void;
  onRemove: (id: string) => void;
  /** Tells screen readers what the keys did. */
  say: (what: string) => void;
}

type Boxes = Node<{ node: { title: string; tone?: string } }>[];

const idOf = (event: KeyboardEvent, kind: 'node' | 'edge') =>
  (event.target as HTMLElement).closest<HTMLElement>(`.react-flow__${kind}`)?.dataset.id;

const nodeAt = (id: string) => `.react-flow__node[data-id="${CSS.escape(id)}"]`;
const inRow = (placed: Boxes) => placed.toSorted((a, b) => a.position.x - b.position.x).map((n) => n.id);

/** The boxes as they are while one is held, what the graph then has to listen to, and what the next key will do. */
export function useGraphEditing<B extends Boxes>(
  editing: GraphEditing | undefined,
  placed: B,
  frame: RefObject<HTMLElement | null>,
) {
  const [held, setHeld] = useState<{ id: string; position: { x: number; y: number } }>();
  const [from, setFrom] = useState<string>();
  const follow = useRef<number>(undefined);
  useEffect(() => {
    // Boxes may be named by their places, so the focus goes to whatever stands where the moved one was put.
    const id = follow.current === undefined ? undefined : inRow(placed)[follow.current];
    follow.current = undefined;
    if (id !== undefined) frame.current?.querySelector<HTMLElement>(nodeAt(id))?.focus();
  }, [placed, frame]);
  if (!editing) return { nodes: placed, listening: {}, onKeyDown: () => false, next: undefined };

  const titleOf = (id: string) => placed.find((n) => n.id === id)?.data.node.title ?? id;
  const nodes = placed.map((n) => ({
    ...n,
    ...(held?.id === n.id && { position: held.position }),
    ...(from === n.id && { data: { ...n.data, node: { ...n.data.node, tone: 'issues' } } }),
  })) as B;
  const row = () => inRow(placed);
  const connecting = (id: string) =>
    `Connecting from ${titleOf(id)}: go to another box and press Enter, or Escape to leave it.`;
  const arrange = (id: string, x: number) => {
    const before = placed.filter((n) => n.id !== id && n.position.x < x).length;
    if (before !== row().indexOf(id)) editing.onArrange?.(id, before);
  };

  const listening = {
    nodesDraggable: editing.onArrange !== undefined,
    nodesConnectable: true,
    edgesFocusable: true,
    connectionRadius: 40,
    onConnect: ({ source, target }: Connection) => source !== target && editing.onConnect(source, target),
    onNodeDrag: (_event: unknown, node: Node) => setHeld({ id: node.id, position: node.position }),
    onNodeDragStop: (_event: unknown, node: Node) => {
      setHeld(undefined);
      arrange(node.id, node.position.x);
    },
  };

  /** True where the key was one of these. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const node = idOf(event, 'node');
    const edge = idOf(event, 'edge');
    if (event.key === 'Escape' && from) {
      setFrom(undefined);
      editing.say('Nothing is connected.');
    } else if (edge && (event.key === 'Delete' || event.key === 'Backspace')) {
      const [start = '', end = ''] = edge.split('>');
      editing.onDisconnect(start, end);
    } else if (node && event.key === 'Delete') {
      editing.onRemove(node);
    } else if (node && event.key === 'c' && !event.ctrlKey && !event.metaKey) {
      setFrom(node);
      editing.say(connecting(node));
    } else if (node && from && (event.key === 'Enter' || event.key === ' ')) {
      setFrom(undefined);
      if (node !== from) editing.onConnect(from, node);
    } else if (node && event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      const at = row().indexOf(node) + (event.key === 'ArrowLeft' ? -1 : 1);
      if (at >= 0 && at < placed.length && editing.onArrange) {
        follow.current = at;
        editing.onArrange(node, at);
      }
    } else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { nodes, listening, onKeyDown, next: from === undefined ? undefined : connecting(from) };
}
