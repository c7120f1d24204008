import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconChevronDown, IconLifebuoy } from '@tabler/icons-react';
import { useState } from 'react';
import { tellStarted } from '@/shared/acts/started';
import { processQuery, useProcesses } from '@/shared/api/directory';
import type { ChangeView, ContingencyView, ProcessRow } from '@/shared/api/types';
import { FormDialog } from '@/shared/ui/form-dialog';
import { useChangeWrite } from './api';
import { startContingency } from './related-api';
import classes from './contingencies.module.css';

interface Offered {
  key: string;
  name: string;
  whenToUse: string;
  /** Nothing could be started of what is not published. */
  published: boolean;
}

interface StartProps {
  change: ChangeView;
  running: ContingencyView[];
}

/** A menu of what can be started, what the change's process offers first; each asks once before it does so. */
export default function StartContingency({ change, running }: StartProps) {
  const processes = useProcesses();
  const [chosen, setChosen] = useState<Offered>();
  const published = (processes.data ?? []).filter((p) => !p.retired);
  const offered = change.possible
    .filter((p) => p.act === 'start_contingency' && p.target !== '')
    .map((p) => asOffered(p.target, p.title, published));
  const busy = (key: string) =>
    running.some((one) => one.process === key && one.state !== 'over' && one.state !== 'dismissed');
  const others = published
    .filter((p) => p.type === 'contingency' && offered.every((o) => o.key !== p.key) && !busy(p.key))
    .map((p) => asOffered(p.key, p.name, published));
  return (
    <>
      <Menu position="bottom-end" width={360}>
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            ml="auto"
            leftSection={<IconLifebuoy size={14} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            Start a contingency
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu ?? ''}>
          {offered.length > 0 && <Menu.Label>Offered by {change.process.name}</Menu.Label>}
          <Choices some={offered} onChoose={setChosen} />
          {others.length > 0 && <Menu.Label>{offered.length > 0 ? 'Others' : 'Published contingencies'}</Menu.Label>}
          <Choices some={others} onChoose={setChosen} />
          {offered.length + others.length === 0 && <Menu.Item disabled>All that are published are under way</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {chosen && <Confirm change={change} chosen={chosen} onClose={() => setChosen(undefined)} />}
    </>
  );
}

function asOffered(key: string, name: string, published: ProcessRow[]): Offered {
  const row = published.find((p) => p.key === key);
  return { key, name, whenToUse: row?.when_to_use ?? '', published: row !== undefined };
}

function Choices({ some, onChoose }: { some: Offered[]; onChoose: (one: Offered) => void }) {
  return some.map((one) => (
    <Menu.Item key={one.key} disabled={!one.published} onClick={() => onChoose(one)}>
      <span className={classes.choice}>{one.name}</span>
      <span className={classes.quiet}>{one.published ? one.whenToUse : 'No such process is published.'}</span>
    </Menu.Item>
  ));
}

/** What starting it will do, and the way to what was started. */
function Confirm({ change, chosen, onClose }: { change: ChangeView; chosen: Offered; onClose: () => void }) {
  const navigate = useNavigate();
  const { key, version } = change.process;
  const process = useQuery(processQuery(key, version)).data;
  const fixes = process?.contingencies.find((one) => one.process === chosen.key)?.link === 'fixes';
  const start = useChangeWrite(change.id, () => startContingency(change.id, chosen.key));
  const go = (id: string) => void navigate({ to: '/changes/$id', params: { id } });
  const takes = fixes
    ? 'title, description, services, expected results, people and stakeholders'
    : 'title, services, impact, tags and stakeholders';
  return (
    <FormDialog
      title={`Start ${chosen.name}`}
      act="Start it"
      busy={start.isPending}
      error={start.error}
      onSubmit={() =>
        start.mutate(undefined, {
          onSuccess: (one) => {
            onClose();
            if (one.change) go(one.change.id);
            else tellStarted(one, go);
          },
        })
      }
      onClose={onClose}
    >
      <div className={classes.confirm}>
        <p>
          Sluice makes a change of its own for it, by the process {chosen.name}, and fills in {takes} of {change.id}. It
          is linked to {change.id}, and {change.owner.name} owns it.
        </p>
        <p>
          {change.closed
            ? `${change.id} stays closed.`
            : `${change.id} closes once what it requires is done. Where it turns out not to be needed, cancel it there.`}
        </p>
      </div>
    </FormDialog>
  );
}
