import { Button, Checkbox, Menu, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconBookmarks, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { problemOf } from '@/shared/api/problem';
import { searchOf, viewsQuery } from '@/shared/api/saved-views';
import { useSession } from '@/shared/api/session';
import type { SavedView } from '@/shared/api/types';
import type { ChangesView } from '@/shared/lib/change-filter';
import { FormDialog } from '@/shared/ui/form-dialog';
import { deleteView, editView, saveView, sentOf, showsAs, useViewWrite, type Shown } from './saved-views';
import classes from './changes.module.css';

interface ViewsMenuProps {
  /** Of the view that is open. */
  saved: number | undefined;
  shown: Shown;
  layout: ChangesView;
}

/** Saved views: open one, save what is shown as one, look after one's own. */
export default function ViewsMenu({ saved, shown, layout }: ViewsMenuProps) {
  const views = useQuery(viewsQuery);
  const [asking, setAsking] = useState<'save' | 'rename'>();
  const open = useOpen(layout);
  // Here, not in the menu: that is gone once something in it was chosen.
  const edit = useViewWrite(editView, tell);
  const remove = useRemoval();
  const present = views.data?.find((view) => view.id === saved);
  const altered = present !== undefined && !showsAs(present, shown);
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconBookmarks size={16} stroke={1.7} aria-hidden />}
            className={classes.viewsButton ?? ''}
          >
            <span className={classes.viewName}>{present ? `View: ${present.name}` : 'Views'}</span>
            {altered && <span className={classes.altered}>altered</span>}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.views ?? ''}>
          {views.isPending && <Menu.Label>Reading the views…</Menu.Label>}
          {views.error && (
            <Menu.Item onClick={() => void views.refetch()} closeMenuOnClick={false}>
              The views could not be read. Try again
            </Menu.Item>
          )}
          {views.data && <Choices views={views.data} present={present} onOpen={open} />}
          <Menu.Divider />
          <Menu.Item onClick={() => setAsking('save')}>Save as a view…</Menu.Item>
          {present && (
            <Acts
              view={present}
              altered={altered}
              onSaveOver={() => edit.mutate({ id: present.id, ...sentOf(shown) })}
              onRename={() => setAsking('rename')}
              onShare={() => edit.mutate({ id: present.id, shared: !present.shared })}
              onDelete={() => remove(present)}
            />
          )}
        </Menu.Dropdown>
      </Menu>
      {asking === 'save' && <SaveDialog shown={shown} onSaved={open} onClose={() => setAsking(undefined)} />}
      {asking === 'rename' && present && <RenameDialog view={present} onClose={() => setAsking(undefined)} />}
    </>
  );
}

function useOpen(layout: ChangesView) {
  const navigate = useNavigate();
  return (view: SavedView) =>
    void navigate({ to: '/changes', search: { ...searchOf(view), view: layout === 'table' ? undefined : layout } });
}

interface ChoicesProps {
  views: SavedView[];
  present: SavedView | undefined;
  onOpen: (view: SavedView) => void;
}

function Choices({ views, present, onOpen }: ChoicesProps) {
  const groups = [
    { title: 'Mine', some: views.filter((view) => view.mine) },
    { title: 'Shared by others', some: views.filter((view) => !view.mine) },
  ].filter(({ some }) => some.length > 0);
  if (groups.length === 0) return <Menu.Label>No view yet. Filter the list, then save it.</Menu.Label>;
  return groups.map(({ title, some }) => (
    <div key={title} role="group" aria-label={title}>
      <Menu.Label>{title}</Menu.Label>
      {some.map((view) => (
        <Menu.Item
          key={view.id}
          aria-current={view.id === present?.id || undefined}
          leftSection={view.id === present?.id ? <IconCheck size={15} aria-hidden /> : <span style={{ width: 15 }} />}
          onClick={() => onOpen(view)}
        >
          <span className={classes.viewName}>{view.name}</span>
          {!view.mine && <span className={classes.viewOwner}>{view.owner.name}</span>}
          {view.mine && view.shared && <span className={classes.viewOwner}>Shared</span>}
        </Menu.Item>
      ))}
    </div>
  ));
}

const tell = (error: Error) => notifications.show({ color: 'danger', message: problemOf(error).detail });

interface ActsProps {
  view: SavedView;
  altered: boolean;
  onSaveOver: () => void;
  onRename: () => void;
  onShare: () => void;
  onDelete: () => void;
}

/** What can be done with the view that is open. */
function Acts({ view, altered, onSaveOver, onRename, onShare, onDelete }: ActsProps) {
  const { person } = useSession();
  const mayDelete = view.mine || person.roles.includes('administrator');
  return (
    <>
      {view.mine && altered && <Menu.Item onClick={onSaveOver}>Save over “{view.name}”</Menu.Item>}
      {view.mine && <Menu.Item onClick={onRename}>Rename…</Menu.Item>}
      {view.mine && <Menu.Item onClick={onShare}>{view.shared ? 'Share no longer' : 'Share with everybody'}</Menu.Item>}
      {mayDelete && (
        <Menu.Item color="danger" onClick={onDelete}>
          Delete
        </Menu.Item>
      )}
    </>
  );
}

/** Deletes a view, and offers to save it again as it was: one's own, for nobody can save another's. */
function useRemoval() {
  const remove = useViewWrite(deleteView, tell);
  const again = useViewWrite(saveView, tell);
  const offerUndo = ({ id: number, mine, name, shared, query, columns, sort }: SavedView) => {
    const id = `view-${number}`;
    notifications.show({
      id,
      message: (
        <span className={classes.undo}>
          The view “{name}” is deleted
          {mine && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => {
                notifications.hide(id);
                again.mutate({ name, shared, query, columns, sort });
              }}
            >
              Undo
            </Button>
          )}
        </span>
      ),
      autoClose: 12_000,
    });
  };
  return (view: SavedView) => remove.mutate(view.id, { onSuccess: () => offerUndo(view) });
}

const longest = 80;

interface SaveDialogProps {
  shown: Shown;
  onSaved: (view: SavedView) => void;
  onClose: () => void;
}

function SaveDialog({ shown, onSaved, onClose }: SaveDialogProps) {
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = useViewWrite(saveView);
  return (
    <FormDialog
      title="Save as a view"
      act="Save"
      busy={save.isPending}
      error={save.error}
      disabled={name.trim() === ''}
      onClose={onClose}
      onSubmit={() =>
        save.mutate(
          { name: name.trim(), shared, ...sentOf(shown) },
          {
            onSuccess: (view) => {
              onClose();
              onSaved(view);
            },
          },
        )
      }
    >
      <TextInput
        label="Name"
        description="The filter, the columns and their order are kept under it."
        data-autofocus
        maxLength={longest}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox
        label="Share with everybody"
        description="All who are signed in can open it; what they may not see it does not show them."
        checked={shared}
        onChange={(event) => setShared(event.currentTarget.checked)}
      />
    </FormDialog>
  );
}

function RenameDialog({ view, onClose }: { view: SavedView; onClose: () => void }) {
  const [name, setName] = useState(view.name);
  const edit = useViewWrite(editView);
  return (
    <FormDialog
      title="Rename the view"
      act="Rename"
      busy={edit.isPending}
      error={edit.error}
      disabled={name.trim() === ''}
      onClose={onClose}
      onSubmit={() => edit.mutate({ id: view.id, name: name.trim() }, { onSuccess: onClose })}
    >
      <TextInput
        label="Name"
        data-autofocus
        maxLength={longest}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
