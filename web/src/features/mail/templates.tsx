import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MailTemplateLine } from '@/shared/api/types';
import { When } from '@/shared/time/when';
import { Badge } from '@/shared/ui/badge';
import { DataTable, type DataColumn } from '@/shared/ui/data-table';
import { Section } from '@/shared/ui/page';
import { Loaded } from '@/shared/ui/states';
import { templatesQuery } from './api';

const columns: DataColumn<MailTemplateLine>[] = [
  {
    key: 'title',
    title: 'Mail',
    width: '44%',
    cell: (t) => (
      <Link to="/mail/templates/$kind" params={{ kind: t.kind }} className="row-link">
        {t.title}
      </Link>
    ),
  },
  {
    key: 'edited',
    title: 'Text',
    width: '22%',
    cell: (t) => <Badge tone={t.edited ? 'issues' : 'void'}>{t.edited ? 'Your own' : 'As shipped'}</Badge>,
  },
  { key: 'by', title: 'Saved by', quiet: true, phone: false, cell: (t) => t.saved_by?.name },
  {
    key: 'at',
    title: 'Saved',
    width: '14%',
    quiet: true,
    phone: false,
    cell: (t) => t.saved_at && <When at={t.saved_at} />,
  },
];

/** What each mail says: an administrator can write it anew. */
export function Templates() {
  const templates = useQuery(templatesQuery);
  return (
    <Section title="What mails say">
      <Loaded query={templates}>
        {(list) => <DataTable label="What mails say" columns={columns} rows={list} keyOf={(t) => t.kind} />}
      </Loaded>
    </Section>
  );
}
