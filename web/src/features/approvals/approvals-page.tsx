import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconUserCheck } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useAct } from '@/shared/acts/use-act';
import type { WaitingApproval } from '@/shared/api/types';
import { useRowKeys } from '@/shared/keys/rows';
import { plural } from '@/shared/lib/words';
import { Page, Panel } from '@/shared/ui/page';
import { Empty, Loaded, ProblemPanel } from '@/shared/ui/states';
import { Term } from '@/shared/ui/term';
import { decideSeveral, waitingQuery } from './api';
import { Card } from './card';
import { useDecisionKeys } from './keys';
import { keyOf, lacksComment, toSend, type Choice, type Choices } from './choices';
import classes from './approvals.module.css';

/** All that waits for me to decide: one by one, or several at once with a comment each. */
export function ApprovalsPage() {
  const waiting = useQuery(waitingQuery);
  const count = waiting.data?.length;
  return (
    <Page
      title="Approvals"
      lead={
        count === undefined
          ? undefined
          : count === 0
            ? 'Nothing waits for your decision.'
            : `${plural(count, 'approval waits', 'approvals wait')} for you.`
      }
      width="narrow"
    >
      <Loaded query={waiting} rows={4}>
        {(items) => (items.length === 0 ? <Nothing /> : <Waiting items={items} />)}
      </Loaded>
    </Page>
  );
}

const untouched: Choice = { comment: '' };

function Waiting({ items }: { items: WaitingApproval[] }) {
  const client = useQueryClient();
  const { run, dialog } = useAct();
  const [choices, setChoices] = useState<Choices>({});
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list);
  const choose = (key: string, part: Partial<Choice>) =>
    setChoices((old) => ({ ...old, [key]: { ...(old[key] ?? untouched), problem: undefined, ...part } }));

  const send = useMutation({
    mutationFn: decideSeveral,
    onSuccess: async (results) => {
      const refused = results.filter((one) => !one.done);
      setChoices((old) => {
        const left = refused.map((one) => {
          const key = `${one.change}/${one.approval}`;
          return [key, { ...(old[key] ?? untouched), problem: one.problem }] as const;
        });
        const sent = new Set(results.map((one) => `${one.change}/${one.approval}`));
        return Object.fromEntries([...Object.entries(old).filter(([key]) => !sent.has(key)), ...left]);
      });
      const done = results.length - refused.length;
      if (done > 0)
        notifications.show({
          message: `${plural(done, 'approval is', 'approvals are')} decided`,
          'aria-live': 'polite',
        });
      await Promise.all(
        [['approvals'], ['my-work'], ['change'], ['changes'], ['board']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
  const chosen = items.filter((one) => choices[keyOf(one)]?.decision);
  const ready = toSend(items, choices);
  const submit = () => {
    for (const one of chosen) {
      const choice = choices[keyOf(one)];
      if (choice && lacksComment(choice)) choose(keyOf(one), { problem: 'A rejection says why.' });
    }
    if (ready.length > 0 && !send.isPending) send.mutate(ready);
  };
  useDecisionKeys(list, {
    send: submit,
    decide: (row, decision) => {
      const one = items[row];
      if (one) choose(keyOf(one), { decision: choices[keyOf(one)]?.decision === decision ? undefined : decision });
    },
  });
  return (
    <div ref={list} className={classes.list}>
      <p className={classes.keys}>
        <kbd>j</kbd> and <kbd>k</kbd> move, <kbd>y</kbd> approves, <kbd>r</kbd> rejects, <kbd>o</kbd> abstains,{' '}
        <kbd>e</kbd> shows all, <kbd>Ctrl Enter</kbd> sends.
      </p>
      {items.map((one) => (
        <Card
          key={keyOf(one)}
          one={one}
          choice={choices[keyOf(one)] ?? untouched}
          onChoose={(part) => choose(keyOf(one), part)}
          run={(possible) =>
            run({
              ...possible,
              change: one.change.id,
              about: `${one.change.id} ${one.change.title}`,
              digest: one.approval.digest,
            })
          }
        />
      ))}
      {send.error != null && <ProblemPanel error={send.error} />}
      {chosen.length > 0 && (
        <div className={classes.bar} role="region" aria-label="Send">
          <span>{plural(chosen.length, 'decision', 'decisions')} to send</span>
          <Group gap="sm">
            <Button variant="default" onClick={() => setChoices({})}>
              Clear
            </Button>
            <Button onClick={submit} loading={send.isPending}>
              {chosen.length === 1 ? 'Send it' : `Send all ${chosen.length}`}
            </Button>
          </Group>
        </div>
      )}
      {dialog}
    </div>
  );
}

function Nothing() {
  return (
    <Panel>
      <Empty icon={IconUserCheck} title="Nothing to decide">
        Here stands every <Term of="approval">approval</Term> that waits for you, with what you need to decide it.
      </Empty>
    </Panel>
  );
}
