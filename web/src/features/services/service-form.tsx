import { Group, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Seen } from '@/shared/api/client';
import { useNames } from '@/shared/api/directory';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import type { Criticality, ServiceType, ServiceView } from '@/shared/api/types';
import { bind } from '@/shared/lib/bind';
import { useMergingForm } from '@/shared/lib/use-merging-form';
import { criticalityName, serviceTypeName } from '@/shared/lib/words';
import { Clashes } from '@/shared/ui/clashes';
import { FormDialog } from '@/shared/ui/form-dialog';
import { PeopleSelect, ServicesSelect } from '@/shared/ui/selects';
import { createService, editService, serviceQuery, type ServiceFields } from './api';

interface Values extends Omit<ServiceFields, 'recovery_time_minutes' | 'recovery_point_minutes'> {
  key: string;
  recovery_time_minutes: number | string;
  recovery_point_minutes: number | string;
}

const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
const minutes = (value: number | string): number | null => (value === '' ? null : Number(value));

function first(service: ServiceView | undefined): Values {
  return {
    key: service?.key ?? '',
    name: service?.name ?? '',
    description: service?.description ?? '',
    type: service?.type ?? 'application',
    criticality: service?.criticality ?? 'medium',
    owners: service?.owners.map((o) => o.login) ?? [],
    depends_on: service?.depends_on.map((d) => d.key) ?? [],
    recovery_time_minutes: service?.recovery_time_minutes ?? '',
    recovery_point_minutes: service?.recovery_point_minutes ?? '',
  };
}

function asSent({ recovery_time_minutes: time, recovery_point_minutes: point, ...rest }: Partial<Values>) {
  return {
    ...rest,
    ...(time !== undefined && { recovery_time_minutes: minutes(time) }),
    ...(point !== undefined && { recovery_point_minutes: minutes(point) }),
  };
}

const titles = {
  name: 'Name',
  description: 'Description',
  type: 'Type',
  criticality: 'Criticality',
  owners: 'Owners',
  depends_on: 'Depends on',
  recovery_time_minutes: 'May be down for',
  recovery_point_minutes: 'May lose data of',
};

/** Makes a service, or alters one. */
export function ServiceForm({ service, onClose }: { service?: Seen<ServiceView>; onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm<Values>({ initialValues: first(service) });
  const nameOf = useNames();
  const merging = useMergingForm({
    form,
    opened: { values: first(service), version: service?.seen },
    read: async () => {
      const newer = await client.query({ ...serviceQuery(form.values.key), staleTime: 0 });
      return { values: first(newer), version: newer.seen };
    },
    write: (mine, version) => editService(form.values.key, asSent(mine), version),
  });
  const save = useMutation({
    mutationFn: (values: Values) =>
      service ? merging.save(values) : createService(asSent(values) as ServiceFields & { key: string }),
    onSuccess: async (saved) => {
      if (!saved) return;
      await client.invalidateQueries({ queryKey: ['services'] });
      onClose();
      if (!service) void navigate({ to: '/services/$key', params: { key: saved.key } });
    },
    onError: (error) => form.setErrors(fieldErrors(problemOf(error))),
  });
  return (
    <FormDialog
      title={service ? `Edit ${service.name}` : 'New service'}
      size="lg"
      act={service ? 'Save' : 'Make the service'}
      busy={save.isPending}
      error={save.error}
      fields={Object.keys(form.values)}
      disabled={merging.clashing.length > 0}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      onClose={onClose}
    >
      <TextInput label="Name" withAsterisk required maxLength={200} data-autofocus {...form.getInputProps('name')} />
      {!service && (
        <TextInput
          label="Key"
          description="Lower-case words joined by “-”, such as billing-db; it cannot be altered later"
          withAsterisk
          required
          maxLength={100}
          {...form.getInputProps('key')}
        />
      )}
      <Textarea label="Description" autosize minRows={2} maxRows={10} {...form.getInputProps('description')} />
      <Group grow align="start">
        <Select
          label="Type"
          data={options(serviceTypeName)}
          allowDeselect={false}
          value={form.values.type}
          onChange={(v) => v && form.setFieldValue('type', v as ServiceType)}
        />
        <Select
          label="Criticality"
          data={options(criticalityName)}
          allowDeselect={false}
          value={form.values.criticality}
          onChange={(v) => v && form.setFieldValue('criticality', v as Criticality)}
        />
      </Group>
      <PeopleSelect label="Owners" description="They approve changes to it" {...bind(form, 'owners')} />
      <ServicesSelect label="Depends on" without={service?.key ?? ''} {...bind(form, 'depends_on')} />
      <Group grow align="start">
        <NumberInput
          label="May be down for"
          description="Minutes (recovery time)"
          min={0}
          max={525_600}
          {...form.getInputProps('recovery_time_minutes')}
        />
        <NumberInput
          label="May lose data of"
          description="Minutes (recovery point)"
          min={0}
          max={525_600}
          {...form.getInputProps('recovery_point_minutes')}
        />
      </Group>
      <Clashes merging={merging} values={form.values} titles={titles} text={nameOf} />
    </FormDialog>
  );
}
