import { FileButton, Button, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { processQuery, useProcesses } from '@/shared/api/directory';
import { isStale } from '@/shared/api/problem';
import { isKey, keyFrom } from '@/shared/lib/keys';
import { FormDialog } from '@/shared/ui/form-dialog';
import { beginDraft } from './api';
import { copyOf, fromNothing, keyIn } from './begin';
import classes from './processes.module.css';

type From = 'nothing' | 'copy' | 'text';

/** Begins the draft of a new process: from nothing, from another one, or from a text. */
export function BeginDialog({ onClose }: { onClose: () => void }) {
  const [from, setFrom] = useState<From>('nothing');
  const [name, setName] = useState('');
  const [ownKey, setOwnKey] = useState<string>();
  const [original, setOriginal] = useState<string | null>(null);
  const [text, setText] = useState('');
  const client = useQueryClient();
  const navigate = useNavigate();
  const processes = useProcesses().data ?? [];
  const key = from === 'text' ? keyIn(text) : (ownKey ?? keyFrom(name));
  const taken = processes.find((p) => p.key === key);
  const begin = useMutation({
    mutationFn: async () => {
      const yaml =
        from === 'nothing'
          ? fromNothing(key, name.trim())
          : from === 'text'
            ? text
            : copyOf((await client.query(processQuery(original ?? ''))).yaml, key, name.trim());
      await beginDraft(key, yaml);
    },
    onSuccess: () => {
      client.removeQueries({ queryKey: ['process-drafts'] });
      void navigate({ to: '/processes/$key/draft', params: { key } });
    },
  });
  const ready =
    isKey(key) && (from === 'text' || (name.trim() !== '' && !taken && (from === 'nothing' || original !== null)));
  return (
    <FormDialog
      title="New process"
      size="lg"
      act="Begin"
      busy={begin.isPending}
      disabled={!ready}
      error={begin.error && !isStale(begin.error) ? begin.error : undefined}
      onSubmit={() => begin.mutate()}
      onClose={onClose}
    >
      <SegmentedControl
        fullWidth
        aria-label="Begin from"
        value={from}
        onChange={(next) => {
          setFrom(next);
          begin.reset();
        }}
        data={[
          { value: 'nothing', label: 'From nothing' },
          { value: 'copy', label: 'A copy of another' },
          { value: 'text', label: 'A file or text' },
        ]}
      />
      {from === 'text' ? (
        <Pasted text={text} onChange={setText} />
      ) : (
        <>
          {from === 'copy' && (
            <Select
              label="Copy of"
              withAsterisk
              searchable
              data={processes.map((p) => ({ value: p.key, label: p.name }))}
              value={original}
              onChange={setOriginal}
            />
          )}
          <TextInput
            label="Name"
            description="How people call it."
            withAsterisk
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label="Key"
            description="How files and the command line name it. It never changes."
            withAsterisk
            error={keyError(key, taken !== undefined)}
            value={key}
            onChange={(event) => setOwnKey(event.currentTarget.value)}
          />
        </>
      )}
      {from === 'text' && text !== '' && (
        <p className={classes.quiet}>
          {!isKey(key)
            ? 'The text does not say its key. Write `key:` and a name of lower-case words joined by - into it.'
            : taken
              ? `It becomes the draft of ${taken.name}.`
              : `It becomes the draft of a new process, ${key}.`}
        </p>
      )}
      {isStale(begin.error) && (
        <p className={classes.lacking} role="alert">
          There is a draft of {key} already.{' '}
          <Link to="/processes/$key/draft" params={{ key }}>
            Open it
          </Link>{' '}
          and replace its text there.
        </p>
      )}
    </FormDialog>
  );
}

function keyError(key: string, taken: boolean): string | undefined {
  if (taken) return 'There is a process of this key. Take another, or edit that one.';
  return key === '' || isKey(key)
    ? undefined
    : 'Lower-case words joined by -, beginning with a letter; at most 64 letters.';
}

function Pasted({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  return (
    <>
      <Textarea
        label="YAML"
        description="Kept to the letter, comments and all. It may have mistakes: they are mended in the editor."
        withAsterisk
        autosize
        minRows={10}
        maxRows={18}
        spellCheck={false}
        classNames={{ input: classes.yamlInput ?? '' }}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <div>
        <FileButton
          accept=".yaml,.yml,text/yaml,application/yaml"
          onChange={(file) => void file?.text().then(onChange)}
        >
          {(props) => (
            <Button variant="default" leftSection={<IconUpload size={15} aria-hidden />} {...props}>
              From a file
            </Button>
          )}
        </FileButton>
      </div>
    </>
  );
}
