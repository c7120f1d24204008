import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { useState } from 'react';
import { useMay } from '@/shared/api/session';
import type { WebhookView, WebhookWithSecret } from '@/shared/api/types';
import { webhooksQuery } from '@/shared/api/webhooks';
import { Badge } from '@/shared/ui/badge';
import { DataTable, type DataColumn } from '@/shared/ui/data-table';
import { Page } from '@/shared/ui/page';
import { Empty, Loaded } from '@/shared/ui/states';
import { Secret } from './secret';
import { WebhookForm } from './webhook-form';

const columns: DataColumn<WebhookView>[] = [
  {
    key: 'name',
    title: 'Name',
    width: '26%',
    cell: (w) => (
      <Link to="/webhooks/$key" params={{ key: w.key }} className="row-link">
        {w.name}
      </Link>
    ),
  },
  { key: 'key', title: 'Key', width: '17%', quiet: true, phone: false, cell: (w) => w.key },
  {
    key: 'state',
    title: 'State',
    width: '14%',
    cell: (w) => <Badge tone={w.enabled ? 'good' : 'void'}>{w.enabled ? 'Enabled' : 'Disabled'}</Badge>,
  },
  { key: 'url', title: 'Address', quiet: true, phone: false, cell: (w) => w.url },
];

export function WebhooksPage() {
  const webhooks = useQuery(webhooksQuery);
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<WebhookWithSecret>();
  const may = useMay('manage_webhooks');
  return (
    <Page
      title="Webhooks"
      lead="Where rules of processes send what happens. Rules name them by their keys."
      actions={
        may && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            New webhook
          </Button>
        )
      }
    >
      {made && <Secret made={made} onClose={() => setMade(undefined)} />}
      <Loaded query={webhooks}>
        {(list) =>
          list.length === 0 ? (
            <Empty icon={IconWebhook} title="No webhook yet">
              Add one to let rules of processes tell a chat or another system what happens.
            </Empty>
          ) : (
            <DataTable label="Webhooks" columns={columns} rows={list} keyOf={(w) => w.key} />
          )
        }
      </Loaded>
      {adding && <WebhookForm onAdded={setMade} onClose={() => setAdding(false)} />}
    </Page>
  );
}
