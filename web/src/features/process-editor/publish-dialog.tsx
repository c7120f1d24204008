import { Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CheckedText, ProcessDraft } from '@/shared/api/types';
import { plural } from '@/shared/lib/words';
import { FormDialog } from '@/shared/ui/form-dialog';
import { ProcessDifferences } from '@/shared/ui/process-differences';
import { Waiting } from '@/shared/ui/states';
import { publishDraft } from './api';
import classes from './editor.module.css';

interface PublishDialogProps {
  processKey: string;
  /** Saves what is not saved yet; null where that could not be. */
  flush: () => Promise<ProcessDraft | null>;
  onClose: () => void;
}

/** What the new version alters, why, and what stands in its way. */
export function PublishDialog({ processKey, flush, onClose }: PublishDialogProps) {
  const [note, setNote] = useState('');
  const client = useQueryClient();
  const navigate = useNavigate();
  // What is published is what is saved: the dialog speaks of that, not of what is typed meanwhile.
  const saved = useQuery({ queryKey: ['process-publishing', processKey], queryFn: flush, gcTime: 0, staleTime: 0 });
  const draft = saved.data;
  const publish = useMutation({
    mutationFn: () => publishDraft(processKey, draft?.version ?? 0, note.trim()),
    onSuccess: async (process) => {
      client.removeQueries({ queryKey: ['process-drafts'] });
      await client.invalidateQueries({ queryKey: ['processes'] });
      notifications.show({
        message:
          process.version === draft?.newest
            ? `Nothing differs from version ${process.version}; no new version.`
            : `Version ${process.version} of ${process.name} is in force.`,
      });
      void navigate({ to: '/processes/$key', params: { key: process.key } });
    },
  });
  const obstacles = draft ? obstaclesOf(draft.checked) : [];
  const next = (draft?.newest ?? 0) + 1;
  return (
    <FormDialog
      title={draft ? `Publish version ${next}` : 'Publish'}
      size="lg"
      act="Publish"
      busy={publish.isPending}
      disabled={!draft || obstacles.length > 0}
      error={publish.error}
      onSubmit={() => publish.mutate()}
      onClose={onClose}
    >
      {saved.isPending && <Waiting rows={3} label="Saving the draft" />}
      {saved.data === null && (
        <p className={classes.wrong}>The draft is not saved, so it cannot be published. Close this and look at it.</p>
      )}
      {obstacles.length > 0 && (
        <div role="alert">
          <p className={classes.wrong}>This stands in its way:</p>
          <ul className={classes.plain}>
            {obstacles.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
      {draft && (
        <>
          <Alters draft={draft} />
          <Lacking draft={draft} />
          <Textarea
            label="Why there is this version"
            description="Stands with the version, for those who come to it later."
            autosize
            minRows={2}
            maxLength={2000}
            data-autofocus
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <p className={classes.quiet}>
            New changes take this version. Changes under way keep theirs
            {draft.newest !== undefined && (
              <>
                ; those on older versions are{' '}
                <Link to="/changes" search={{ process: [processKey], process_version: ['older'] }}>
                  listed together
                </Link>{' '}
                and can be moved one by one
              </>
            )}
            .
          </p>
        </>
      )}
    </FormDialog>
  );
}

const obstaclesOf = (checked: CheckedText): string[] =>
  checked.mistakes.map((m) => `Line ${m.line}: ${m.what} ${m.remedy}`);

function Alters({ draft }: { draft: ProcessDraft }) {
  if (draft.newest === undefined) return <p>It is the first version of this process.</p>;
  if (draft.checked.mistakes.length > 0 && draft.differences.length === 0) return null;
  return (
    <section aria-label="What differs">
      <h3 className={classes.dialogHead}>
        From version {draft.newest}: {plural(draft.differences.length, 'difference')}
      </h3>
      <div className={classes.scrolls}>
        <ProcessDifferences
          differences={draft.differences}
          alike="It says the same as the version in force; only its comments or layout may differ."
        />
      </div>
    </section>
  );
}

function Lacking({ draft }: { draft: ProcessDraft }) {
  const { lacking } = draft.checked;
  if (lacking.length === 0) return null;
  return (
    <div>
      <p>It can be published, but could not run to its end here yet:</p>
      <ul className={classes.plain}>
        {lacking.map((lack) => (
          <li key={lack}>{lack}</li>
        ))}
      </ul>
    </div>
  );
}
