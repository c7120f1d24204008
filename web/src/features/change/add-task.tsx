import { Checkbox, MultiSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { lazy, Suspense } from 'react';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import type { ChangeView } from '@/shared/api/types';
import { LinesInput } from '@/shared/fields/lines-input';
import { bind } from '@/shared/lib/bind';
import { instantOf } from '@/shared/time/format';
import { FormDialog } from '@/shared/ui/form-dialog';
import { PersonSelect } from '@/shared/ui/selects';
import { addTask, useChangeWrite, type NewTask } from './api';

const PlannedInput = lazy(() => import('@/shared/fields/planned-input'));

interface Values {
  title: string;
  description: string;
  assignee: string | null;
  due: { local: string; zone: string } | null;
  checklist: string[];
  after: string[];
  optional: boolean;
}

function asTask(values: Values): NewTask {
  const lines = values.checklist.map((l) => l.trim()).filter((l) => l !== '');
  return {
    title: values.title.trim(),
    ...(values.description.trim() && { description: values.description }),
    ...(values.assignee && { assignee: values.assignee }),
    ...(values.due && { due: instantOf(values.due.local, values.due.zone).toISOString() }),
    ...(lines.length > 0 && { checklist: lines }),
    ...(values.after.length > 0 && { after: values.after }),
    ...(values.optional && { optional: true }),
  };
}

/** A task that the process did not foresee. */
export default function AddTask({ change, onClose }: { change: ChangeView; onClose: () => void }) {
  const form = useForm<Values>({
    initialValues: { title: '', description: '', assignee: null, due: null, checklist: [], after: [], optional: false },
  });
  const add = useChangeWrite(change.id, (values: Values) => addTask(change.id, asTask(values)));
  const open = change.tasks.filter((t) => t.stage === change.stage);
  return (
    <FormDialog
      title={`Add a task in ${change.stage_name}`}
      size="lg"
      act="Add"
      busy={add.isPending}
      error={add.error}
      fields={Object.keys(form.values)}
      onSubmit={form.onSubmit((values) =>
        add.mutate(values, { onSuccess: onClose, onError: (error) => form.setErrors(fieldErrors(problemOf(error))) }),
      )}
      onClose={onClose}
    >
      <TextInput label="Title" withAsterisk required maxLength={200} data-autofocus {...form.getInputProps('title')} />
      <Textarea label="Description" autosize minRows={2} maxRows={12} {...form.getInputProps('description')} />
      <PersonSelect label="Assignee" placeholder="Anybody with a part in the change" {...bind(form, 'assignee')} />
      <Suspense>
        <PlannedInput id="task-due" label="Due" {...bind(form, 'due')} />
      </Suspense>
      <LinesInput id="task-checklist" label="Checklist" {...bind(form, 'checklist')} />
      {open.length > 0 && (
        <MultiSelect
          label="Comes after"
          data={open.map((t) => ({ value: t.id, label: `${t.id} ${t.title}` }))}
          {...form.getInputProps('after')}
        />
      )}
      <Checkbox
        label="Optional: may be skipped with a reason"
        {...form.getInputProps('optional', { type: 'checkbox' })}
      />
    </FormDialog>
  );
}
