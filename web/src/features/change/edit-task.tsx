import { Button, Group, Modal, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { lazy, Suspense } from 'react';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import type { TaskView } from '@/shared/api/types';
import { bind } from '@/shared/lib/bind';
import { instantOf, localOf } from '@/shared/time/format';
import { useZone } from '@/shared/time/zone';
import { ProblemPanel } from '@/shared/ui/states';
import { editTask, useChangeWrite } from './api';

const PlannedInput = lazy(() => import('@/shared/fields/planned-input'));

interface Values {
  title: string;
  description: string;
  due: { local: string; zone: string } | null;
}

export default function EditTask({ change, task, onClose }: { change: string; task: TaskView; onClose: () => void }) {
  const zone = useZone();
  const form = useForm<Values>({
    initialValues: {
      title: task.title,
      description: task.description,
      due: task.due ? { local: localOf(new Date(task.due), zone), zone } : null,
    },
  });
  const save = useChangeWrite(change, (values: Values) =>
    editTask(change, task.id, {
      title: values.title,
      description: values.description,
      ...(form.isDirty('due') && {
        due: values.due ? instantOf(values.due.local, values.due.zone).toISOString() : null,
      }),
    }),
  );
  return (
    <Modal opened onClose={onClose} title={`Edit ${task.id}`} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        style={{ display: 'grid', gap: 16 }}
        onSubmit={form.onSubmit((values) =>
          save.mutate(values, {
            onSuccess: onClose,
            onError: (error) => form.setErrors(fieldErrors(problemOf(error))),
          }),
        )}
      >
        <TextInput
          label="Title"
          withAsterisk
          required
          maxLength={200}
          data-autofocus
          {...form.getInputProps('title')}
        />
        <Textarea label="Description" autosize minRows={3} maxRows={14} {...form.getInputProps('description')} />
        <Suspense>
          <PlannedInput id="task-due" label="Due" {...bind(form, 'due')} />
        </Suspense>
        {save.error && <ProblemPanel error={save.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
