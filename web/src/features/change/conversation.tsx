import { ActionIcon, Button, Menu, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconDots } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { api, path } from '@/shared/api/client';
import { useSession } from '@/shared/api/session';
import type { ChangeView, CommentView } from '@/shared/api/types';
import { useKeptText } from '@/shared/lib/use-kept-text';
import { Markdown } from '@/shared/ui/markdown';
import { Face } from '@/shared/ui/person';
import { ReasonDialog } from '@/shared/ui/reason-dialog';
import { Loaded, ProblemPanel } from '@/shared/ui/states';
import { When } from '@/shared/time/when';
import { commentsQuery, useChangeWrite } from './api';
import { SaveOrCancel } from './save-or-cancel';
import classes from './conversation.module.css';

export function Conversation({ change }: { change: ChangeView }) {
  const comments = useQuery(commentsQuery(change.id));
  const may = change.possible.some((p) => p.act === 'comment');
  return (
    <section className={classes.conversation} aria-labelledby="side-conversation">
      <h2 id="side-conversation">Conversation</h2>
      <Loaded query={comments} rows={3}>
        {(list) =>
          list.length === 0 ? (
            <p className={classes.nothing}>Nobody has said anything yet.</p>
          ) : (
            <ol className={classes.list}>
              {list.map((comment) => (
                <Comment key={comment.id} change={change.id} comment={comment} />
              ))}
            </ol>
          )
        }
      </Loaded>
      {may && <Write change={change.id} />}
    </section>
  );
}

function Write({ change }: { change: string }) {
  const { person } = useSession();
  const [text, setText] = useKeptText(`${person.login}-${change}`);
  const send = useChangeWrite(change, (body: string) =>
    api.post(path('/changes', change, 'comments'), { body: { text: body } }),
  );
  const submit = () => {
    if (text.trim() !== '' && !send.isPending) send.mutate(text.trim(), { onSuccess: () => setText('') });
  };
  return (
    <form
      className={classes.write}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Textarea
        aria-label="Comment"
        placeholder="Say something; Markdown"
        autosize
        minRows={2}
        maxRows={12}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit();
        }}
      />
      {send.error && <ProblemPanel error={send.error} />}
      <Button type="submit" size="xs" variant="default" loading={send.isPending} disabled={text.trim() === ''}>
        Comment
      </Button>
    </form>
  );
}

function Comment({ change, comment }: { change: string; comment: CommentView }) {
  const session = useSession();
  const [mode, setMode] = useState<'read' | 'edit' | 'remove'>('read');
  const remove = useChangeWrite(change, (reason: string) =>
    api.delete(path('/changes', change, 'comments', comment.id), { query: { reason: reason || undefined } }),
  );
  const manager = session.person.roles.includes('change_manager');
  return (
    <li className={classes.comment}>
      <Face name={comment.by.name} size={24} />
      <div className={classes.body}>
        <div className={classes.head}>
          <strong>{comment.by.name}</strong>
          <span className={classes.when}>
            <When at={comment.at} />
            {comment.edited && !comment.removed && ' · edited'}
          </span>
          {!comment.removed && (comment.mine || manager) && (
            // The box to write in takes the focus; what else was chosen gives it back to the button.
            <Menu returnFocus={mode !== 'edit'}>
              <Menu.Target>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  c="var(--ink-3)"
                  size="sm"
                  aria-label={`Acts on the comment of ${comment.by.name}`}
                >
                  <IconDots size={15} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {comment.mine && <Menu.Item onClick={() => setMode('edit')}>Edit</Menu.Item>}
                <Menu.Item onClick={() => setMode('remove')}>Remove</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
        {comment.removed && <p className={classes.nothing}>Removed.</p>}
        {!comment.removed && mode !== 'edit' && <Markdown text={comment.text} />}
        {mode === 'edit' && <Rewrite change={change} comment={comment} onClose={() => setMode('read')} />}
        {mode === 'remove' && (
          <ReasonDialog
            title="Remove this comment?"
            act="Remove"
            reason={comment.mine ? 'none' : 'required'}
            danger
            busy={remove.isPending}
            error={remove.error}
            onConfirm={(reason) => remove.mutate(reason, { onSuccess: () => setMode('read') })}
            onClose={() => setMode('read')}
          >
            The history keeps that it was there and who removed it.
          </ReasonDialog>
        )}
      </div>
    </li>
  );
}

function Rewrite({ change, comment, onClose }: { change: string; comment: CommentView; onClose: () => void }) {
  const [text, setText] = useState(comment.text);
  const save = useChangeWrite(change, (body: string) =>
    api.patch(path('/changes', change, 'comments', comment.id), { body: { text: body } }),
  );
  return (
    <div className={classes.write}>
      <Textarea
        aria-label="Comment"
        autosize
        minRows={2}
        autoFocus
        onFocus={(event) => event.currentTarget.setSelectionRange(text.length, text.length)}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {save.error && <ProblemPanel error={save.error} />}
      <SaveOrCancel
        busy={save.isPending}
        disabled={text.trim() === '' || text.trim() === comment.text.trim()}
        onSave={() => save.mutate(text.trim(), { onSuccess: onClose })}
        onCancel={onClose}
      />
    </div>
  );
}
