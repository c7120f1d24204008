import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { changeQuery, lastEditsQuery } from '@/shared/api/change';
import { processQuery } from '@/shared/api/directory';
import { names } from '@/shared/lib/words';
import type { ReactNode } from 'react';
import type { ActRequest } from './act-spec';

interface NoteProps {
  request: ActRequest;
  onClose: () => void;
}

/** What a rejection leads to: as the process of this change has it. */
export function RejectionNote({ request }: NoteProps) {
  const change = useQuery(changeQuery(request.change)).data;
  const process = useQuery({
    ...processQuery(change?.process.key ?? '', change?.process.version),
    enabled: change !== undefined,
  }).data;
  const approval = change?.approvals.find((a) => a.key === request.target && a.state !== 'cancelled');
  const stage = process?.stages.find((s) => s.key === approval?.stage);
  if (!process || !stage) return null;
  const back = stage.back.find((edge) => edge.on_rejection);
  const needed = stage.approvals.find((a) => a.key === request.target)?.rejections ?? 1;
  const once = needed > 1 ? `With ${needed} rejections` : 'With this';
  if (!back) return <Said>{`${once} the approval ends as rejected; the change stays in ${stage.name}.`}</Said>;
  const to = process.stages.find((s) => s.key === back.to)?.name ?? back.to;
  return <Said>{`${once} the change goes back to ${to}, and its approvals are asked again when it returns.`}</Said>;
}

/** Asked again: what was altered since, for whoever knows the change from before. */
export function AskedAgainNote({ request, onClose }: NoteProps) {
  const change = useQuery(changeQuery(request.change)).data;
  const edits = useQuery({
    ...lastEditsQuery(request.change, change?.version ?? 0),
    enabled: change !== undefined,
  }).data;
  const approval = change?.approvals.find((a) => a.key === request.target && a.state !== 'cancelled');
  const since = approval ? Date.parse(approval.asked) : Infinity;
  const altered = (edits ?? []).filter((e) => Date.parse(e.at) >= since).flatMap((e) => e.changes);
  const covered = altered.filter((c) => approval?.covers.some((field) => field === c.field));
  const titles = [...new Set(covered.map((c) => c.title))].map((name) => ({ name }));
  return (
    <Said>
      It was edited after it had been asked before
      {titles.length > 0 && <>: {names(titles, 6)}</>}.{' '}
      <Link
        to="/changes/$id"
        params={{ id: request.change }}
        search={{ tab: 'history', kind: ['fields'] }}
        onClick={onClose}
      >
        See what was altered
      </Link>
    </Said>
  );
}

function Said({ children }: { children: ReactNode }) {
  return <p style={{ color: 'var(--ink-2)' }}>{children}</p>;
}
