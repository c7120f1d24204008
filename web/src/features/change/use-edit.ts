import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChangeFields, Withdrawal } from '@/shared/api/types';
import { tidied } from '@/shared/fields/fields';
import { changeQuery, edit, tryEdit } from './api';

interface EditState {
  busy: boolean;
  error: unknown;
  /** Approvals that this edit would withdraw: asked about before it is saved. */
  withdraws: Withdrawal[];
  pending: ChangeFields | null;
}

const idle: EditState = { busy: false, error: null, withdraws: [], pending: null };

/** Saves an edit; where it would withdraw approvals, says so first and saves only when told to. */
export function useEdit(id: string, onSaved: () => void) {
  const client = useQueryClient();
  const [state, setState] = useState<EditState>(idle);

  const write = async (fields: ChangeFields) => {
    setState({ ...idle, busy: true });
    try {
      const change = await edit(id, fields);
      client.setQueryData(changeQuery(id).queryKey, change);
      setState(idle);
      onSaved();
      notifications.show({ message: 'Saved' });
      await Promise.all(
        [['change', id, 'history'], ['changes'], ['board'], ['my-work']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
    } catch (error) {
      setState({ ...idle, error });
    }
  };

  const save = async (raw: ChangeFields) => {
    const fields = tidied(raw);
    setState({ ...idle, busy: true });
    try {
      const { withdraws } = await tryEdit(id, fields);
      if (withdraws.length > 0) setState({ ...idle, withdraws, pending: fields });
      else await write(fields);
    } catch (error) {
      setState({ ...idle, error });
    }
  };

  return {
    ...state,
    save: (fields: ChangeFields) => void save(fields),
    confirm: () => void (state.pending && write(state.pending)),
    cancel: () => setState(idle),
  };
}
