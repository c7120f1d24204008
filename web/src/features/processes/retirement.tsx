import { ActionIcon, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { api, path, type Seen } from '@/shared/api/client';
import type { ProcessView } from '@/shared/api/types';
import { ReasonDialog } from '@/shared/ui/reason-dialog';

export function Retirement({ process }: { process: Seen<ProcessView> }) {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const address = path('/processes', process.key, 'retirement');
  const act = useMutation({
    mutationFn: () => {
      const ifVersion = process.seen;
      return process.retired ? api.delete(address, { ifVersion }) : api.post(address, { body: {}, ifVersion });
    },
    onSuccess: async () => {
      setAsking(false);
      await client.invalidateQueries({ queryKey: ['processes'] });
    },
  });
  const word = process.retired ? 'Take back into use' : 'Retire';
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More acts">
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAsking(true)}>{word}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking && (
        <ReasonDialog
          title={`${word}: ${process.name}`}
          act={word}
          reason="none"
          busy={act.isPending}
          error={act.error}
          onConfirm={() => act.mutate()}
          onClose={() => setAsking(false)}
        >
          {process.retired
            ? 'New changes can be made from it again.'
            : 'No new change can be made from it. Those under way go on to their end.'}
        </ReasonDialog>
      )}
    </>
  );
}
