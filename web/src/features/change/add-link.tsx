import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import type { ChangeView, LinkKind, NewLink } from '@/shared/api/types';
import { bind } from '@/shared/lib/bind';
import { bindsOther, joinsContingency, linkKinds } from '@/shared/lib/links';
import { FormDialog } from '@/shared/ui/form-dialog';
import { useChangeWrite } from './api';
import { addLink } from './related-api';
import { ChangeSelect } from '@/shared/ui/change-select';
import classes from './related.module.css';

interface Values {
  where: 'here' | 'elsewhere';
  kind: LinkKind;
  change: string | null;
  address: string;
  title: string;
}

const byHand = linkKinds.filter(({ kind }) => !joinsContingency(kind));

const asLink = ({ where, kind, change, address, title }: Values): NewLink =>
  where === 'here'
    ? { kind, ...(change && { change }) }
    : { kind, address: address.trim(), title: title.trim() || address.trim().slice(0, 200) };

/** What the change is related to, and how. */
export default function AddLink({ change, onClose }: { change: ChangeView; onClose: () => void }) {
  const form = useForm<Values>({
    initialValues: { where: 'here', kind: 'depends_on', change: null, address: '', title: '' },
  });
  const add = useChangeWrite(change.id, (values: Values) => addLink(change.id, asLink(values)));
  const { where, kind } = form.values;
  const offered = byHand.filter((k) => where === 'here' || !bindsOther(k.kind));
  const chosen = linkKinds.find((k) => k.kind === kind);
  const ready = where === 'here' ? form.values.change !== null : form.values.address.trim() !== '';
  return (
    <FormDialog
      title={`Link ${change.id}`}
      act="Link"
      disabled={!ready}
      busy={add.isPending}
      error={add.error}
      fields={Object.keys(form.values)}
      onSubmit={form.onSubmit((values) =>
        add.mutate(values, { onSuccess: onClose, onError: (error) => form.setErrors(fieldErrors(problemOf(error))) }),
      )}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label="Where it leads"
        data={[
          { value: 'here', label: 'A change here' },
          { value: 'elsewhere', label: 'A ticket elsewhere' },
        ]}
        value={where}
        onChange={(value) => {
          form.setFieldValue('where', value);
          if (value === 'elsewhere' && bindsOther(kind)) form.setFieldValue('kind', 'depends_on');
        }}
      />
      <Select
        label="This change"
        data={offered.map((k) => ({ value: k.kind, label: k.words }))}
        allowDeselect={false}
        description={where === 'here' || kind !== 'depends_on' ? chosen?.meaning : waitsForTicket}
        {...form.getInputProps('kind')}
      />
      {where === 'here' ? (
        <ChangeSelect without={[change.id]} {...bind(form, 'change')} />
      ) : (
        <>
          <TextInput
            label="Address"
            placeholder="https://jira.example.org/browse/OPS-7"
            type="url"
            required
            withAsterisk
            maxLength={2000}
            data-autofocus
            {...form.getInputProps('address')}
          />
          <TextInput
            label="What people call it"
            placeholder="OPS-7 Export is slow"
            maxLength={200}
            {...form.getInputProps('title')}
          />
        </>
      )}
      {where === 'here' && bindsOther(kind) && (
        <p className={classes.quiet}>Only somebody who may edit both changes can make this link.</p>
      )}
    </FormDialog>
  );
}

const waitsForTicket = 'Where its process says so, this change waits until somebody ticks the ticket as done here.';
