import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notifications } from '@mantine/notifications';
import { useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react';
import { useSession } from '@/shared/api/session';
import type { ChangeView } from '@/shared/api/types';
import { acts, type ActInput, type ActRequest } from './act-spec';

// What an act asks for comes when the first one asks.
const ActDialog = lazy(() => import('./act-dialog'));

interface Sent {
  request: ActRequest;
  input: ActInput;
}

/** Runs what a person can do on a change: at once where nothing is to be asked, with a dialog where something is. */
export function useAct(): { run: (request: ActRequest) => void; busy: string | undefined; dialog: ReactNode } {
  const client = useQueryClient();
  const router = useRouter();
  const me = useSession().person.login;
  const [open, setOpen] = useState<ActRequest>();

  const mutation = useMutation({
    mutationFn: async ({ request, input }: Sent) => {
      const spec = acts[request.act];
      const send = async () => spec?.send(request, input, me);
      if (!spec?.calls) return send();
      const { sendAndTell } = await import('./started');
      return sendAndTell(send, request.change, (id) => void router.navigate({ to: '/changes/$id', params: { id } }));
    },
    onSuccess: async (answer, { request }) => {
      if (isChange(answer)) client.setQueryData(['change', request.change], answer);
      setOpen(undefined);
      notifications.show({ message: acts[request.act]?.done(request), 'aria-live': 'polite' });
      await Promise.all(
        [['change', request.change], ['my-work'], ['approvals'], ['changes'], ['board']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
    },
    // A refusal of an act that asked nothing is shown in a dialog of its own.
    onError: (_error, { request }) => setOpen(request),
  });
  const { mutate, reset, error, isPending, variables } = mutation;

  const run = useCallback(
    (request: ActRequest) => {
      reset();
      if (acts[request.act]?.reason === 'now') mutate({ request, input: { text: '' } });
      else setOpen(request);
    },
    [mutate, reset],
  );
  const busy = isPending ? `${variables.request.act}:${variables.request.target}` : undefined;

  const dialog = open && (
    <Suspense>
      <ActDialog
        key={`${open.act}:${open.target}`}
        request={open}
        busy={isPending}
        error={error}
        onConfirm={(input) => mutate({ request: open, input })}
        onClose={() => setOpen(undefined)}
      />
    </Suspense>
  );
  return { run, busy, dialog };
}

function isChange(answer: unknown): answer is ChangeView {
  return typeof answer === 'object' && answer !== null && 'stages' in answer && 'possible' in answer;
}
