import { Button, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconWebhook } from '@tabler/icons-react';
import { useState, type ComponentProps } from 'react';
import type { DeliveryState, DeliveryView, WebhookView } from '@/shared/api/types';
import { ruleEventText } from '@/shared/lib/rule-words';
import { When } from '@/shared/time/when';
import { Badge } from '@/shared/ui/badge';
import { DataTable, type DataColumn } from '@/shared/ui/data-table';
import { Section } from '@/shared/ui/page';
import { Empty, Loaded, ProblemPanel } from '@/shared/ui/states';
import { deliveriesQuery, retryDelivery, useWebhooksWrite } from './api';

const states: Record<DeliveryState, { name: string; tone: ComponentProps<typeof Badge>['tone'] }> = {
  waiting: { name: 'Waiting', tone: 'void' },
  failed: { name: 'Failed, tried again', tone: 'issues' },
  delivered: { name: 'Delivered', tone: 'good' },
  given_up: { name: 'Given up', tone: 'bad' },
};
const choices = Object.entries(states).map(([value, { name }]) => ({ value, label: name }));

/** What the state does not say already: "delivered: 200" is an answer of 200. */
const outcomeText = ({ outcome }: DeliveryView) => outcome.replace(/^delivered: (\d+)$/, 'Answered $1');

/** What was sent to a webhook, the newest first. */
export function Deliveries({ webhook }: { webhook: WebhookView }) {
  const [state, setState] = useState<DeliveryState>();
  const log = useInfiniteQuery(deliveriesQuery(webhook.key, state));
  const retry = useWebhooksWrite((id: number) => retryDelivery(webhook.key, id));
  const columns: DataColumn<DeliveryView>[] = [
    {
      key: 'about',
      title: 'About',
      width: '14%',
      cell: (d) =>
        d.change ? (
          <Link to="/changes/$id" params={{ id: d.change }}>
            {d.change}
          </Link>
        ) : (
          'Test'
        ),
    },
    {
      key: 'rule',
      title: 'Sent by the rule',
      quiet: true,
      phone: false,
      cell: (d) => d.rule && (d.event ? `${d.rule}: ${ruleEventText(d.event)}` : d.rule),
    },
    {
      key: 'state',
      title: 'State',
      width: '20%',
      cell: (d) => <Badge tone={states[d.state].tone}>{states[d.state].name}</Badge>,
    },
    { key: 'tries', title: 'Tries', width: '8%', end: true, phone: false, cell: (d) => d.attempts },
    { key: 'outcome', title: 'Outcome', quiet: true, phone: false, cell: outcomeText },
    {
      key: 'when',
      title: 'Next try, or finished',
      width: '17%',
      quiet: true,
      phone: false,
      cell: (d) => <When at={d.next_try ?? d.finished ?? ''} />,
    },
    {
      key: 'act',
      title: 'Act',
      width: '13%',
      cell: (d) => (
        <Button
          size="compact-sm"
          variant="default"
          disabled={!webhook.enabled}
          loading={retry.isPending && retry.variables === d.id}
          aria-label={`Send ${d.change ?? 'the test'} again (${d.id})`}
          onClick={() => retry.mutate(d.id)}
        >
          Send again
        </Button>
      ),
    },
  ];
  return (
    <Section title="What was sent">
      <Select
        aria-label="State"
        placeholder="Any state"
        data={choices}
        clearable
        maw={240}
        mb="sm"
        value={state ?? null}
        onChange={(chosen) => setState((chosen as DeliveryState | null) ?? undefined)}
      />
      {retry.error && <ProblemPanel error={retry.error} />}
      <Loaded query={log}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          return rows.length === 0 ? (
            <Empty icon={IconWebhook} title={state ? 'Nothing in that state' : 'Nothing was sent yet'}>
              {state ? 'Choose another state.' : 'Send a test to see whether it arrives.'}
            </Empty>
          ) : (
            <DataTable label="What was sent" columns={columns} rows={rows} keyOf={(d) => String(d.id)} />
          );
        }}
      </Loaded>
      {log.hasNextPage && (
        <Button variant="default" mt="sm" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          Show older
        </Button>
      )}
    </Section>
  );
}
