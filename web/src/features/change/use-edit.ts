import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isStale } from '@/shared/api/problem';
import type { ChangeView, Withdrawal } from '@/shared/api/types';
import { asSent, fieldsOf, type FieldValues, tidied } from '@/shared/fields/fields';
import { clashes } from '@/shared/lib/merge';
import { changeQuery, edit, tryEdit } from './api';

interface EditState {
  busy: boolean;
  error: unknown;
  /** Approvals that this edit would withdraw: asked about before it is saved. */
  withdraws: Withdrawal[];
  pending: Edit | null;
}

/** The fields to save, and the change over which they were written. */
interface Edit {
  fields: FieldValues;
  over: ChangeView;
}

const idle: EditState = { busy: false, error: null, withdraws: [], pending: null };
const tries = 5;

/**
 * Saves an edit; where it would withdraw approvals, says so first and saves only when told to. Where the change has been
 * altered meanwhile, but not in these fields, it is saved over the newer one. Where these fields were, nothing is saved:
 * the newer change is shown, and whoever edits sees that it differs.
 */
export function useEdit(id: string, onSaved: () => void) {
  const client = useQueryClient();
  const [state, setState] = useState<EditState>(idle);

  /** Sends over the newest version on which the fields are as they were; nothing where they are not. */
  const send = async <T>({ fields, over }: Edit, how: (version: number) => Promise<T>): Promise<T | undefined> => {
    let version = over.version;
    for (let left = tries; ; left -= 1) {
      try {
        return await how(version);
      } catch (error) {
        if (!isStale(error) || left === 0) throw error;
        const newer = await client.query({ ...changeQuery(id), staleTime: 0 });
        if (clashes(fieldsOf(over), fields, fieldsOf(newer)).length > 0) return undefined;
        version = newer.version;
      }
    }
  };

  const run = async (act: () => Promise<EditState>) => {
    setState({ ...idle, busy: true });
    try {
      setState(await act());
    } catch (error) {
      setState({ ...idle, error });
    }
  };

  const write = async (one: Edit): Promise<EditState> => {
    const change = await send(one, (version) => edit(id, asSent(one.fields), version));
    if (!change) return idle;
    client.setQueryData(changeQuery(id).queryKey, change);
    onSaved();
    notifications.show({ message: 'Saved' });
    for (const queryKey of [['change', id, 'history'], ['changes'], ['board'], ['my-work']])
      void client.invalidateQueries({ queryKey });
    return idle;
  };

  const save = async (one: Edit): Promise<EditState> => {
    const dry = await send(one, (version) => tryEdit(id, asSent(one.fields), version));
    if (!dry) return idle;
    return dry.withdraws.length > 0 ? { ...idle, withdraws: dry.withdraws, pending: one } : write(one);
  };

  return {
    ...state,
    save: (fields: FieldValues, over: ChangeView) => void run(() => save({ fields: tidied(fields), over })),
    confirm: () => void (state.pending && run(() => write(state.pending as Edit))),
    cancel: () => setState(idle),
  };
}
