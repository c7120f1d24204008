import { Alert, Button, Group } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Seen } from '@/shared/api/client';
import { fieldErrors, isStale, problemOf } from '@/shared/api/problem';
import type { MailParts, MailTemplate } from '@/shared/api/types';
import { useLeaveGuard } from '@/shared/lib/use-leave-guard';
import { When } from '@/shared/time/when';
import { Badge } from '@/shared/ui/badge';
import { LoadedPage } from '@/shared/ui/loaded-page';
import { Page, Section } from '@/shared/ui/page';
import { ReasonDialog } from '@/shared/ui/reason-dialog';
import { ProblemPanel } from '@/shared/ui/states';
import { resetTemplate, saveTemplate, templateQuery, useMailWrite } from './api';
import classes from './mail.module.css';
import { PreviewPane } from './preview-pane';
import { TemplateForm } from './template-form';
import { useMailPreview } from './use-mail-preview';

const route = getRouteApi('/frame/mail/templates/$kind');

/** What one kind of mail says, written by an administrator. */
export function TemplatePage() {
  const { kind } = route.useParams();
  const found = useQuery(templateQuery(kind));
  // What was begun is left for what the server has.
  const [round, setRound] = useState(0);
  const anew = async () => {
    await found.refetch();
    setRound((count) => count + 1);
  };
  return (
    <LoadedPage title="Mail" query={found}>
      {(template) => <Editor key={`${kind} ${round}`} template={template} onAnew={() => void anew()} />}
    </LoadedPage>
  );
}

const partsOf = ({ subject, text, html }: MailParts): MailParts => ({ subject, text, html });
const partNames = ['subject', 'text', 'html'];

interface EditorProps {
  template: Seen<MailTemplate>;
  onAnew: () => void;
}

function Editor({ template, onAnew }: EditorProps) {
  const { kind, title, edited, variables } = template;
  const form = useForm<MailParts>({ initialValues: partsOf(template) });
  const [version, setVersion] = useState(template.seen);
  const [resetting, setResetting] = useState(false);
  const preview = useMailPreview(kind, form.values);
  const dirty = form.isDirty();
  useLeaveGuard(dirty);
  const save = useMailWrite(async (over: number | undefined) => {
    const sent = form.getValues();
    const saved = await saveTemplate(kind, sent, over);
    setVersion(saved.version);
    form.resetDirty(sent);
  });
  const reset = useMailWrite(() => resetTemplate(kind));
  const stale = isStale(save.error);
  const send = (over: number | undefined) =>
    save.mutate(over, {
      onSuccess: () => {
        notifications.show({ message: 'Saved: mails sent from now on say it' });
      },
      onError: (error) => form.setErrors(fieldErrors(problemOf(error))),
    });
  return (
    <Page
      title={title}
      width="wide"
      eyebrow={
        <>
          <Link to="/mail">Mail</Link>
          <span aria-hidden>/</span>
          <span>What mails say</span>
          <Badge tone={edited ? 'issues' : 'void'}>{edited ? 'Your own' : 'As shipped'}</Badge>
        </>
      }
      actions={
        <>
          <Button variant="default" disabled={!edited} onClick={() => setResetting(true)}>
            Reset to the shipped text
          </Button>
          <Button loading={save.isPending} disabled={!dirty || stale} onClick={() => send(version)}>
            Save
          </Button>
        </>
      }
    >
      {stale && <Faster onMine={() => send(undefined)} onTheirs={onAnew} />}
      {save.error && !stale && <ProblemPanel error={save.error} fields={partNames} />}
      <div className={classes.bench}>
        <TemplateForm form={form} errors={preview.errors} variables={variables} />
        <PreviewPane mail={preview.shown} outdated={Object.keys(preview.errors).length > 0} trouble={preview.trouble} />
      </div>
      <Versions versions={template.versions} />
      {resetting && (
        <ReasonDialog
          title={`Reset “${title}”?`}
          act="Reset"
          reason="none"
          danger
          busy={reset.isPending}
          error={reset.error}
          onConfirm={() => reset.mutate(undefined, { onSuccess: onAnew })}
          onClose={() => setResetting(false)}
        >
          Mails of this kind say again what comes with Sluice. What was written here no longer goes out.
        </ReasonDialog>
      )}
    </Page>
  );
}

/** Somebody saved another text meanwhile: one of both is to stay. */
function Faster({ onMine, onTheirs }: { onMine: () => void; onTheirs: () => void }) {
  return (
    <Alert color="gray" className={classes.notice ?? ''} title="Somebody else has saved this text meanwhile" mb="md">
      <p>Save yours over it, or take theirs and leave what you wrote.</p>
      <Group gap="sm" mt="sm">
        <Button size="xs" variant="default" onClick={onMine}>
          Save mine
        </Button>
        <Button size="xs" variant="default" onClick={onTheirs}>
          Take theirs
        </Button>
      </Group>
    </Alert>
  );
}

function Versions({ versions }: Pick<MailTemplate, 'versions'>) {
  if (versions.length === 0) return null;
  return (
    <Section title="Saved">
      <ul className={classes.versions}>
        {versions.map(({ version, saved_by, saved_at, shipped }) => (
          <li key={version}>
            Version {version} by {saved_by.name}, <When at={saved_at} />
            {shipped && ': back to the shipped text'}
          </li>
        ))}
      </ul>
    </Section>
  );
}
