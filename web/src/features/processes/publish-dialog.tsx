import { Button, FileButton, Group, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconCheck, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '@/shared/api/client';
import type { Mistake, ProcessView } from '@/shared/api/types';
import { plural } from '@/shared/lib/words';
import { ProblemPanel } from '@/shared/ui/states';
import classes from './processes.module.css';

interface PublishDialogProps {
  /** The version to begin from; empty for a new process. */
  text?: string;
  onClose: () => void;
}

const check = (yaml: string) =>
  api.post<{ mistakes: Mistake[] }>('/processes', { query: { dry_run: true }, body: { yaml } });

/** A YAML text, checked with the place and remedy of each mistake, then published as the next version. */
export function PublishDialog({ text, onClose }: PublishDialogProps) {
  const [yaml, setYaml] = useState(text ?? '');
  const [checkedText, setCheckedText] = useState<string>();
  const client = useQueryClient();
  const navigate = useNavigate();
  const checking = useMutation({ mutationFn: check, onSuccess: (_answer, checked) => setCheckedText(checked) });
  const publish = useMutation({
    mutationFn: () => api.post<ProcessView>('/processes', { body: { yaml } }),
    onSuccess: async (process) => {
      await client.invalidateQueries({ queryKey: ['processes'] });
      onClose();
      void navigate({ to: '/processes/$key', params: { key: process.key } });
    },
  });
  const mistakes = checkedText === yaml ? checking.data?.mistakes : undefined;
  const jump = (mistake: Mistake) => {
    const field = document.getElementById('yaml') as HTMLTextAreaElement | null;
    const start =
      yaml
        .split('\n')
        .slice(0, mistake.line - 1)
        .join('\n').length +
      (mistake.line > 1 ? 1 : 0) +
      mistake.column -
      1;
    field?.focus();
    field?.setSelectionRange(start, start + 1);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={text ? 'Publish a new version' : 'Publish a process'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div style={{ display: 'grid', gap: 16 }}>
        <Textarea
          id="yaml"
          label="YAML"
          description="Changes under way keep their version; new ones take this one."
          data-autofocus
          autosize
          minRows={16}
          maxRows={26}
          spellCheck={false}
          classNames={{ input: classes.yamlInput ?? '' }}
          value={yaml}
          onChange={(event) => setYaml(event.currentTarget.value)}
        />
        {mistakes?.length === 0 && (
          <p className={classes.fine} role="status">
            <IconCheck size={16} stroke={2.2} aria-hidden /> No mistake found.
          </p>
        )}
        {!!mistakes?.length && (
          <div role="status">
            <p>{plural(mistakes.length, 'mistake')}:</p>
            <ol className={classes.mistakes}>
              {mistakes.map((m) => (
                <li key={`${m.line}:${m.column}:${m.what}`}>
                  <button type="button" onClick={() => jump(m)}>
                    Line {m.line}
                  </button>{' '}
                  <code>{m.path}</code> {m.what} <span className={classes.quiet}>{m.remedy}</span>
                </li>
              ))}
            </ol>
          </div>
        )}
        {checking.error && <ProblemPanel error={checking.error} />}
        {publish.error && <ProblemPanel error={publish.error} />}
        <Group justify="space-between">
          <FileButton
            accept=".yaml,.yml,text/yaml,application/yaml"
            onChange={(file) => void file?.text().then(setYaml)}
          >
            {(props) => (
              <Button variant="default" leftSection={<IconUpload size={15} aria-hidden />} {...props}>
                From a file
              </Button>
            )}
          </FileButton>
          <Group gap="sm">
            <Button
              variant="default"
              loading={checking.isPending}
              disabled={yaml.trim() === ''}
              onClick={() => checking.mutate(yaml)}
            >
              Check
            </Button>
            <Button
              loading={publish.isPending}
              disabled={yaml.trim() === '' || yaml === text}
              onClick={() => publish.mutate()}
            >
              Publish
            </Button>
          </Group>
        </Group>
      </div>
    </Modal>
  );
}
