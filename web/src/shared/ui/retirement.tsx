import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { MoreActs } from './more-acts';
import { ReasonDialog } from './reason-dialog';

interface RetirementProps {
  name: string;
  retired: boolean;
  /** Retires it, or takes it back into use. */
  send: () => Promise<unknown>;
  /** What of the server's is read anew afterwards. */
  queryKey: string[];
  /** What will follow from it. */
  children: ReactNode;
}

/** Takes a thing out of use, or back into it; asks before it does. */
export function Retirement({ name, retired, send, queryKey, children }: RetirementProps) {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const act = useMutation({
    mutationFn: send,
    onSuccess: async () => {
      setAsking(false);
      await client.invalidateQueries({ queryKey });
    },
  });
  const word = retired ? 'Take back into use' : 'Retire';
  return (
    <>
      <MoreActs acts={[{ key: 'retirement', title: word, run: () => setAsking(true) }]} />
      {asking && (
        <ReasonDialog
          title={`${word}: ${name}`}
          act={word}
          reason="none"
          busy={act.isPending}
          error={act.error}
          onConfirm={() => act.mutate()}
          onClose={() => setAsking(false)}
        >
          {children}
        </ReasonDialog>
      )}
    </>
  );
}
