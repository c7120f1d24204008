import { Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Seen } from '@/shared/api/client';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import type { WebhookFormat, WebhookView, WebhookWithSecret } from '@/shared/api/types';
import { FormDialog } from '@/shared/ui/form-dialog';
import { addWebhook, editWebhook, useWebhooksWrite, type WebhookFields } from './api';

const formats: { value: WebhookFormat; label: string }[] = [
  { value: 'standard', label: 'Sluice’s own JSON, signed' },
  { value: 'slack', label: 'A line of chat, as Slack takes it' },
];

interface WebhookFormProps {
  webhook?: Seen<WebhookView>;
  onAdded?: (made: WebhookWithSecret) => void;
  onClose: () => void;
}

export function WebhookForm({ webhook, onAdded, onClose }: WebhookFormProps) {
  const form = useForm<WebhookFields>({
    initialValues: {
      key: webhook?.key ?? '',
      name: webhook?.name ?? '',
      url: webhook?.url ?? '',
      format: webhook?.format ?? 'standard',
    },
  });
  const save = useWebhooksWrite(async ({ key, ...fields }: WebhookFields) => {
    if (webhook) await editWebhook(key, fields, webhook.seen);
    else onAdded?.(await addWebhook({ key, ...fields }));
  });
  return (
    <FormDialog
      title={webhook ? `Edit ${webhook.name}` : 'New webhook'}
      act={webhook ? 'Save' : 'Add the webhook'}
      busy={save.isPending}
      error={save.error}
      onSubmit={form.onSubmit((values) =>
        save.mutate(values, {
          onSuccess: onClose,
          onError: (error) => form.setErrors(fieldErrors(problemOf(error))),
        }),
      )}
      onClose={onClose}
    >
      <TextInput label="Name" withAsterisk required maxLength={200} data-autofocus {...form.getInputProps('name')} />
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
    </FormDialog>
  );
}
