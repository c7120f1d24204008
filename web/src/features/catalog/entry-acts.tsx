import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Seen } from '@/shared/api/client';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import { FormDialog } from '@/shared/ui/form-dialog';
import { MoreActs } from '@/shared/ui/more-acts';
import { ReasonDialog } from '@/shared/ui/reason-dialog';
import { PersonSelect } from '@/shared/ui/selects';
import { actOn, type EntryAct } from './api';
import type { Entry } from './types';

type Asking = 'approve' | 'reject' | 'renew' | 'hand' | 'propose_retirement' | 'keep' | 'retire';

/** The acts that come before all others, by whom they wait for. */
const first: Asking[] = ['approve', 'reject', 'renew', 'retire', 'keep'];
const rest: Asking[] = ['hand', 'propose_retirement'];

const title: Record<Asking, string> = {
  approve: 'Approve',
  reject: 'Reject',
  renew: 'Renew the pre-approval',
  hand: 'Give it to another owner',
  propose_retirement: 'Propose to retire it',
  keep: 'Keep it',
  retire: 'Retire it',
};

const done: Record<EntryAct['act'], string> = {
  approval: 'is in force',
  rejection: 'was rejected',
  renewal: 'was renewed',
  owner: 'has another owner',
  retirement: 'is proposed for retirement',
  'retirement/refusal': 'stays in the catalog',
  'retirement/approval': 'is retired',
};

/** What one may do to an entry now: decisions as buttons, the rest in a menu. */
export function EntryActs({ entry }: { entry: Seen<Entry> }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<Asking>();
  const may = (act: string) => entry.possible.includes(act);
  const acting = useMutation({
    mutationFn: (act: EntryAct) => actOn(entry, act),
    onSuccess: async (_, { act }) => {
      await client.invalidateQueries({ queryKey: ['catalog'] });
      setAsking(undefined);
      notifications.show({ message: `${entry.title} ${done[act]}` });
    },
  });
  const ask = (what: Asking) => {
    acting.reset();
    setAsking(what);
  };
  return (
    <>
      {first.filter(may).map((act) => (
        <Button
          key={act}
          variant={
            act === 'approve' || act === 'retire' || (act === 'renew' && entry.state === 'lapsed')
              ? 'filled'
              : 'default'
          }
          onClick={() => ask(act)}
        >
          {title[act]}
        </Button>
      ))}
      {may('edit') && (
        <Button
          variant="default"
          onClick={() => void navigate({ to: '/catalog/$key/edit', params: { key: entry.key } })}
        >
          Propose a version
        </Button>
      )}
      <MoreActs
        acts={rest.filter(may).map((act) => ({
          key: act,
          title: title[act],
          danger: act === 'propose_retirement',
          run: () => ask(act),
        }))}
      />
      {asking && (
        <Ask
          asking={asking}
          entry={entry}
          busy={acting.isPending}
          error={acting.error}
          onAct={(act) => acting.mutate(act)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}

interface AskProps {
  asking: Asking;
  entry: Entry;
  busy: boolean;
  error: unknown;
  onAct: (act: EntryAct) => void;
  onClose: () => void;
}

function Ask({ asking, entry, onAct, ...rest }: AskProps) {
  if (asking === 'hand') return <Hand entry={entry} onAct={onAct} {...rest} />;
  const version = entry.proposed ?? 0;
  const asked = {
    approve: {
      title: `Approve version ${version}?`,
      text: 'Whoever may ask for changes makes them from it, and nobody is asked again for each.',
      reason: 'optional' as const,
      act: (comment: string): EntryAct => ({ act: 'approval', version, comment }),
    },
    reject: {
      title: `Reject version ${version}?`,
      text: 'What is in force stays so.',
      reason: 'required' as const,
      act: (reason: string): EntryAct => ({ act: 'rejection', version, reason }),
    },
    renew: {
      title: `Renew ${entry.title}?`,
      text: 'Its pre-approval begins anew from now. Failures before count no longer; changes that wait for it go on.',
      reason: 'optional' as const,
      act: (comment: string): EntryAct => ({ act: 'renewal', comment }),
    },
    propose_retirement: {
      title: `Propose to retire ${entry.title}?`,
      text: 'A change manager other than you decides. It can be used until then.',
      reason: 'required' as const,
      act: (reason: string): EntryAct => ({ act: 'retirement', reason }),
    },
    keep: {
      title: `Keep ${entry.title}?`,
      text: 'Its proposed retirement is dropped.',
      reason: 'required' as const,
      act: (reason: string): EntryAct => ({ act: 'retirement/refusal', reason }),
    },
    retire: {
      title: `Retire ${entry.title}?`,
      text: 'Nobody makes a change from it any more. Changes that were made from it stop at their gate.',
      reason: 'optional' as const,
      act: (comment: string): EntryAct => ({ act: 'retirement/approval', comment }),
    },
  }[asking];
  return (
    <ReasonDialog
      title={asked.title}
      act={title[asking]}
      reason={asked.reason}
      danger={asking === 'retire' || asking === 'reject'}
      {...rest}
      onConfirm={(text) => onAct(asked.act(text))}
    >
      {asked.text}
    </ReasonDialog>
  );
}

function Hand({ entry, busy, error, onAct, onClose }: Omit<AskProps, 'asking'>) {
  const [owner, setOwner] = useState<string | null>(null);
  return (
    <FormDialog
      title={`Who owns ${entry.title}?`}
      act="Give it to them"
      disabled={owner === null}
      busy={busy}
      error={error}
      fields={['owner']}
      onSubmit={() => owner !== null && onAct({ act: 'owner', owner })}
      onClose={onClose}
    >
      <PersonSelect
        label="Owner"
        description="They hear when its pre-approval ends. They cannot approve or renew it."
        value={owner}
        onChange={setOwner}
        error={error ? fieldErrors(problemOf(error)).owner : undefined}
      />
    </FormDialog>
  );
}
