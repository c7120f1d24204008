import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconLink } from '@tabler/icons-react';
import { changeQuery } from '@/shared/api/change';
import type { ChangeFields, ChangeView, LinkKind } from '@/shared/api/types';
import classes from './new-change.module.css';

/** What the new change is to another from its beginning. */
export interface Linked {
  kind: LinkKind;
  to: string;
}

const words: Partial<Record<LinkKind, string>> = {
  part_of: 'It will be part of',
  follow_up_of: 'It will follow up on',
  depends_on: 'It will depend on',
  fixes: 'It will fix',
  caused_by: 'It will be noted as caused by',
  duplicates: 'It will be noted as a duplicate of',
};

export const useLinked = (linked: Linked | undefined) =>
  useQuery({ ...changeQuery(linked?.to ?? ''), enabled: linked !== undefined });

/** What a new change has in common with the one that it comes from. */
export function takenOver(from: ChangeView): ChangeFields {
  return {
    services: from.services.map((s) => s.key),
    ...(from.tags.length > 0 && { tags: from.tags }),
  };
}

/** Said above the form, so that nobody makes it without knowing. */
export function LinkedNote({ linked, other }: { linked: Linked; other: ChangeView | undefined }) {
  return (
    <p className={classes.linked}>
      <IconLink size={16} stroke={1.8} aria-hidden />
      <span>
        {words[linked.kind]}{' '}
        <Link to="/changes/$id" params={{ id: linked.to }}>
          {linked.to} {other?.title}
        </Link>
        . The services and tags of that change are filled in.
      </span>
    </p>
  );
}
