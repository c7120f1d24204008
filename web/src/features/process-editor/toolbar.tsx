import { ActionIcon, Button, Group, Menu, Tooltip } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconArrowBackUp, IconArrowForwardUp, IconDots } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { download } from '@/shared/lib/download';
import { ReasonDialog } from '@/shared/ui/reason-dialog';
import { draftStateText, type Keeping } from './use-draft';
import type { History } from './use-history';
import classes from './editor.module.css';

interface ToolbarProps {
  processKey: string;
  published: boolean;
  history: History;
  keeping: Keeping;
  /** Puts what is typed into the text. */
  settle: () => void;
  onPublish: () => void;
}

/** What can be done with the draft as a whole. */
export function Toolbar({ processKey, published, history, keeping, settle, onPublish }: ToolbarProps) {
  const [discarding, setDiscarding] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const step = (act: () => void) => () => {
    settle();
    act();
  };
  return (
    <>
      <span
        className={keeping.state === 'failed' || keeping.state === 'clash' ? classes.bad : classes.quiet}
        role="status"
      >
        {draftStateText[keeping.state]}
      </span>
      <Group gap={4}>
        <Tooltip label="Undo, Ctrl Z">
          <ActionIcon
            variant="default"
            size={36}
            aria-label="Undo"
            disabled={!history.mayUndo}
            onClick={step(history.undo)}
          >
            <IconArrowBackUp size={18} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Redo, Ctrl Shift Z">
          <ActionIcon
            variant="default"
            size={36}
            aria-label="Redo"
            disabled={!history.mayRedo}
            onClick={step(history.redo)}
          >
            <IconArrowForwardUp size={18} />
          </ActionIcon>
        </Tooltip>
      </Group>
      <Menu>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More acts">
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => download(`${processKey}.yaml`, history.text, 'application/yaml')}>
            Download the text
          </Menu.Item>
          <Menu.Item onClick={() => file.current?.click()}>Replace it by a file</Menu.Item>
          <Menu.Item c="var(--danger-ink)" disabled={!keeping.draft} onClick={() => setDiscarding(true)}>
            Discard the draft
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input
        ref={file}
        type="file"
        hidden
        accept=".yaml,.yml,text/yaml,application/yaml"
        aria-label="File to replace the text by"
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          void chosen?.text().then((text) => history.edit(() => text));
        }}
      />
      <Button onClick={onPublish}>Publish</Button>
      {discarding && (
        <Discarding
          processKey={processKey}
          published={published}
          keeping={keeping}
          onClose={() => setDiscarding(false)}
        />
      )}
    </>
  );
}

type DiscardingProps = Pick<ToolbarProps, 'processKey' | 'published' | 'keeping'> & { onClose: () => void };

function Discarding({ processKey, published, keeping, onClose }: DiscardingProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const discard = useMutation({
    mutationFn: keeping.discard,
    onSuccess: () => {
      client.removeQueries({ queryKey: ['process-drafts'] });
      void (published
        ? navigate({ to: '/processes/$key', params: { key: processKey } })
        : navigate({ to: '/processes' }));
    },
  });
  return (
    <ReasonDialog
      title="Discard the draft"
      act="Discard"
      danger
      reason="none"
      busy={discard.isPending}
      error={discard.error}
      onConfirm={() => discard.mutate()}
      onClose={onClose}
    >
      {published
        ? 'What it alters of the version in force is gone then. The version itself stays.'
        : 'Nothing of this process was published: all of it is gone then.'}
    </ReasonDialog>
  );
}
