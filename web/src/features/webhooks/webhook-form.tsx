import { Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import type { Seen } from '@/shared/api/client';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import type { WebhookFormat, WebhookView, WebhookWithSecret } from '@/shared/api/types';
import { keyFrom } from '@/shared/lib/keys';
import { useMergingForm } from '@/shared/lib/use-merging-form';
import { Clashes } from '@/shared/ui/clashes';
import { FormDialog } from '@/shared/ui/form-dialog';
import { addWebhook, editWebhook, useWebhooksWrite, webhookQuery, type WebhookFields } from './api';

const formats: { value: WebhookFormat; label: string }[] = [
  { value: 'standard', label: 'Sluice’s own JSON, signed' },
  { value: 'slack', label: 'A line of chat, as Slack takes it' },
];

interface WebhookFormProps {
  webhook?: Seen<WebhookView>;
  onAdded?: (made: WebhookWithSecret) => void;
  onClose: () => void;
}

const first = (webhook: WebhookView | undefined): WebhookFields => ({
  key: webhook?.key ?? '',
  name: webhook?.name ?? '',
  url: webhook?.url ?? '',
  format: webhook?.format ?? 'standard',
});
const titles = { name: 'Name', url: 'Address', format: 'Format' };

export function WebhookForm({ webhook, onAdded, onClose }: WebhookFormProps) {
  const client = useQueryClient();
  const form = useForm<WebhookFields>({ initialValues: first(webhook) });
  const merging = useMergingForm({
    form,
    opened: { values: first(webhook), version: webhook?.seen },
    read: async () => {
      const newer = await client.query({ ...webhookQuery(form.values.key), staleTime: 0 });
      return { values: first(newer), version: newer.seen };
    },
    write: (mine, version) => editWebhook(form.values.key, mine, version),
  });
  const save = useWebhooksWrite(async (values: WebhookFields) => {
    if (webhook) return (await merging.save(values)) !== undefined;
    const made = await addWebhook(values);
    onAdded?.(made);
    return true;
  });
  return (
    <FormDialog
      title={webhook ? `Edit ${webhook.name}` : 'New webhook'}
      act={webhook ? 'Save' : 'Add the webhook'}
      busy={save.isPending}
      error={save.error}
      fields={Object.keys(form.values)}
      disabled={merging.clashing.length > 0}
      onSubmit={form.onSubmit((values) =>
        save.mutate(values, {
          onSuccess: (saved) => saved && onClose(),
          onError: (error) => form.setErrors(fieldErrors(problemOf(error))),
        }),
      )}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        withAsterisk
        required
        maxLength={200}
        data-autofocus
        {...form.getInputProps('name')}
        onChange={(event) => {
          const { name, key } = form.values;
          const next = event.currentTarget.value;
          form.setFieldValue('name', next);
          // It follows the name until somebody writes another.
          if (!webhook && key === keyFrom(name)) form.setFieldValue('key', keyFrom(next));
        }}
      />
      {!webhook && (
        <TextInput
          label="Key"
          description="Lower-case words joined by “-”; processes name it, so it cannot be altered later"
          withAsterisk
          required
          {...form.getInputProps('key')}
        />
      )}
      <TextInput
        label="Address"
        description="https://…; http:// only where whoever runs the server allows the host"
        type="url"
        withAsterisk
        required
        maxLength={2000}
        {...form.getInputProps('url')}
      />
      <Select label="Format" data={formats} allowDeselect={false} {...form.getInputProps('format')} />
      <Clashes merging={merging} values={form.values} titles={titles} text={String} />
    </FormDialog>
  );
}
