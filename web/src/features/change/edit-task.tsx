import { Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import type { ChangeView, TaskView } from '@/shared/api/types';
import { bind } from '@/shared/lib/bind';
import { useMergingForm } from '@/shared/lib/use-merging-form';
import { instantOf, localOf } from '@/shared/time/format';
import { useZone } from '@/shared/time/zone';
import { Clashes } from '@/shared/ui/clashes';
import { FormDialog } from '@/shared/ui/form-dialog';
import { changeQuery, editTask, useChangeWrite } from './api';

const PlannedInput = lazy(() => import('@/shared/fields/planned-input'));

interface Values {
  title: string;
  description: string;
  due: { local: string; zone: string } | null;
}

const titles = { title: 'Title', description: 'Description', due: 'Due' };

export default function EditTask({
  change,
  task,
  onClose,
}: {
  change: ChangeView;
  task: TaskView;
  onClose: () => void;
}) {
  const zone = useZone();
  const client = useQueryClient();
  const valuesOf = (one: TaskView | undefined): Values => ({
    title: one?.title ?? '',
    description: one?.description ?? '',
    due: one?.due ? { local: localOf(new Date(one.due), zone), zone } : null,
  });
  const form = useForm<Values>({ initialValues: valuesOf(task) });
  const merging = useMergingForm({
    form,
    opened: { values: valuesOf(task), version: change.version },
    read: async () => {
      const newer = await client.query({ ...changeQuery(change.id), staleTime: 0 });
      return { values: valuesOf(newer.tasks.find((t) => t.id === task.id)), version: newer.version };
    },
    write: ({ due, ...mine }, version) =>
      editTask(
        change.id,
        task.id,
        { ...mine, ...(due !== undefined && { due: due && instantOf(due.local, due.zone).toISOString() }) },
        version ?? change.version,
      ),
  });
  const save = useChangeWrite(change.id, merging.save);
  const text = (value: unknown) =>
    typeof value === 'string' ? value : ((value as Values['due'])?.local.replace('T', ' ') ?? '');
  return (
    <FormDialog
      title={`Edit ${task.id}`}
      size="lg"
      act="Save"
      busy={save.isPending}
      error={save.error}
      fields={Object.keys(form.values)}
      disabled={merging.clashing.length > 0}
      onSubmit={form.onSubmit((values) =>
        save.mutate(values, {
          onSuccess: (saved) => {
            if (saved) onClose();
          },
          onError: (error) => form.setErrors(fieldErrors(problemOf(error))),
        }),
      )}
      onClose={onClose}
    >
      <TextInput label="Title" withAsterisk required maxLength={200} data-autofocus {...form.getInputProps('title')} />
      <Textarea label="Description" autosize minRows={3} maxRows={14} {...form.getInputProps('description')} />
      <Suspense>
        <PlannedInput id="task-due" label="Due" {...bind(form, 'due')} />
      </Suspense>
      <Clashes merging={merging} values={form.values} titles={titles} text={text} />
    </FormDialog>
  );
}
