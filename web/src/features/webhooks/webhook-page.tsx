import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import type { Seen } from '@/shared/api/client';
import type { WebhookView } from '@/shared/api/types';
import { When } from '@/shared/time/when';
import { Badge } from '@/shared/ui/badge';
import { Facts } from '@/shared/ui/facts';
import { LoadedPage } from '@/shared/ui/loaded-page';
import { Page } from '@/shared/ui/page';
import { ReasonDialog } from '@/shared/ui/reason-dialog';
import { ProblemPanel } from '@/shared/ui/states';
import { drawSecret, editWebhook, removeWebhook, testWebhook, useWebhooksWrite, webhookQuery } from './api';
import { Deliveries } from './deliveries';
import { Secret } from './secret';
import { WebhookForm } from './webhook-form';

const route = getRouteApi('/frame/webhooks/$key');

export function WebhookPage() {
  const { key } = route.useParams();
  const found = useQuery(webhookQuery(key));
  return (
    <LoadedPage title={key} query={found}>
      {(webhook) => <Shown webhook={webhook} />}
    </LoadedPage>
  );
}

function Shown({ webhook }: { webhook: Seen<WebhookView> }) {
  const { key } = webhook;
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'edit' | 'secret' | 'remove'>();
  const close = () => setAsking(undefined);
  const enable = useWebhooksWrite((enabled: boolean) => editWebhook(key, { enabled }));
  const test = useWebhooksWrite(() => testWebhook(key));
  const draw = useWebhooksWrite(() => drawSecret(key));
  const remove = useWebhooksWrite(async () => {
    await removeWebhook(key);
    await navigate({ to: '/webhooks' });
  });
  const error = enable.error ?? test.error;
  return (
    <Page
      title={webhook.name}
      eyebrow={
        <>
          <Link to="/webhooks">Webhooks</Link>
          <span aria-hidden>/</span>
          <span>{key}</span>
          {!webhook.enabled && <Badge tone="void">Disabled</Badge>}
        </>
      }
      actions={
        <>
          <Button
            variant="default"
            disabled={!webhook.enabled}
            loading={test.isPending}
            onClick={() => test.mutate(undefined)}
          >
            Send a test
          </Button>
          <Button variant="default" onClick={() => setAsking('edit')}>
            Edit
          </Button>
          <Button variant="default" loading={enable.isPending} onClick={() => enable.mutate(!webhook.enabled)}>
            {webhook.enabled ? 'Disable' : 'Enable'}
          </Button>
          <Button variant="default" onClick={() => setAsking('secret')}>
            New secret
          </Button>
          <Button variant="default" onClick={() => setAsking('remove')}>
            Remove
          </Button>
        </>
      }
    >
      {draw.data && <Secret made={draw.data} onClose={() => draw.reset()} />}
      {Boolean(error) && <ProblemPanel error={error} />}
      <Facts
        facts={[
          ['Address', webhook.url],
          ['Format', webhook.format === 'slack' ? 'A line of chat, as Slack takes it' : 'Sluice’s own JSON, signed'],
          ['Called by rules of', webhook.called_by.length > 0 ? <Callers key="c" webhook={webhook} /> : 'No process'],
          ['Added by', webhook.created_by.name],
          ['Edited', <When key="e" at={webhook.updated} />],
          ['Edited by', webhook.updated_by.name],
        ]}
      />
      <Deliveries webhook={webhook} />
      {asking === 'edit' && <WebhookForm webhook={webhook} onClose={close} />}
      {asking === 'secret' && (
        <ReasonDialog
          title={`Draw a new secret for ${webhook.name}?`}
          act="Draw a new secret"
          reason="none"
          busy={draw.isPending}
          error={draw.error}
          onConfirm={() => draw.mutate(undefined, { onSuccess: close })}
          onClose={close}
        >
          The present one signs beside it for 24 hours. Give the receiver the new one in that time.
        </ReasonDialog>
      )}
      {asking === 'remove' && (
        <ReasonDialog
          title={`Remove ${webhook.name}?`}
          act="Remove"
          reason="none"
          danger
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(undefined)}
          onClose={close}
        >
          {webhook.called_by.length > 0 && (
            <>
              Rules of <Callers webhook={webhook} /> call it; what they send is then given up.{' '}
            </>
          )}
          Its log and all that waits for it go, too. To keep them, disable it.
        </ReasonDialog>
      )}
    </Page>
  );
}

/** The processes whose rules call it, each with the way there. */
function Callers({ webhook }: { webhook: WebhookView }) {
  return (
    <span>
      {webhook.called_by.map((process, i) => (
        <Fragment key={process.key}>
          {i > 0 && (i === webhook.called_by.length - 1 ? ' and ' : ', ')}
          <Link to="/processes/$key" params={{ key: process.key }}>
            {process.name}
          </Link>
        </Fragment>
      ))}
    </span>
  );
}
