import type { TaskState, TaskView } from '@/shared/api/types';
import Graph, { type GraphEdge, type GraphNode } from '@/shared/graph/graph';
import { taskStateName } from '@/shared/lib/words';

const tone: Record<TaskState, GraphNode['tone']> = {
  blocked: 'quiet',
  open: 'plain',
  in_progress: 'issues',
  done: 'good',
  failed: 'bad',
  skipped: 'quiet',
  cancelled: 'quiet',
  closed: 'quiet',
  handed_over: 'quiet',
};

/** The tasks in the order in which they come: an arrow from each to those that wait for it. */
export default function TaskGraph({ tasks, onOpen }: { tasks: TaskView[]; onOpen: (id: string) => void }) {
  const nodes = tasks.map((task): GraphNode => ({
    id: task.id,
    title: task.title,
    sub: `${task.id} · ${taskStateName[task.state]}${task.assignee ? ` · ${task.assignee.name}` : ''}`,
    tone: tone[task.state],
    group: task.stage_name,
  }));
  const edges = tasks.flatMap((task) => task.after.map((from): GraphEdge => ({ from, to: task.id })));
  return <Graph label="Tasks and their order" nodes={nodes} edges={edges} onOpen={onOpen} />;
}
