import { Alert, Button, Tabs } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconInfoCircle } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState, type KeyboardEvent } from 'react';
import type { Mistake, ProcessDraft, ProcessView } from '@/shared/api/types';
import { useLeaveGuard } from '@/shared/lib/use-leave-guard';
import { Badge } from '@/shared/ui/badge';
import { Page } from '@/shared/ui/page';
import { Waiting } from '@/shared/ui/states';
import { checkQuery } from './api';
import { Clash } from './clash';
import { setText } from './document/edits';
import { keysOf, modelOf } from './document/model';
import { readable, textPath, treeOf, type Path } from './document/text';
import { EditorContext, partOf, type Editor } from './editor-context';
import { focusAt } from './focus';
import { PublishDialog } from './publish-dialog';
import { Toolbar } from './toolbar';
import { useDraft, type Keeping } from './use-draft';
import { useHistory, type History } from './use-history';
import { Workbench } from './workbench';
import type { Jump } from './yaml-pane';
import classes from './editor.module.css';

const TryPane = lazy(() => import('./try-pane'));
const DifferencePane = lazy(() => import('./difference-pane'));

interface OpenedProps {
  processKey: string;
  draft: ProcessDraft | null;
  published: ProcessView | null;
}

type View = 'write' | 'try' | 'difference';

/** The draft, open: written, tried, compared and published from here. */
export function Opened({ processKey, draft: begun, published }: OpenedProps) {
  const base = published?.yaml ?? '';
  const history = useHistory(begun?.yaml ?? base);
  const keeping = useDraft(processKey, begun, base, history.text);
  const checked = useChecked(history.text);
  const { editor, said } = useEditorOver(history, checked.mistakes, base);
  const [view, setView] = useState<View>('write');
  const [publishing, setPublishing] = useState(false);
  const [jump, setJump] = useState<Jump>();
  useLeaveGuard(keeping.state === 'clash' || keeping.state === 'failed');

  const settle = () => {
    for (const flush of editor.pending) flush();
  };
  const goTo = (mistake: Mistake) => {
    setView('write');
    editor.choose(partOf(textPath(mistake.path)));
    if (!editor.editable || !focusAt(mistake.path)) setJump({ line: mistake.line, column: mistake.column });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    settle();
    if (key === 'y' || event.shiftKey) history.redo();
    else history.undo();
  };
  const name = editor.process.name || processKey;
  return (
    <EditorContext value={editor}>
      <div className={classes.page} onKeyDownCapture={onKeyDown}>
        <Page
          title={name}
          tab={`${name}, draft`}
          width="wide"
          eyebrow={<Eyebrow processKey={processKey} published={published} />}
          actions={
            <Toolbar
              processKey={processKey}
              published={published !== null}
              history={history}
              keeping={keeping}
              settle={settle}
              onPublish={() => {
                settle();
                setPublishing(true);
              }}
            />
          }
        >
          <Notices processKey={processKey} editor={editor} keeping={keeping} history={history} base={base} />
          <Tabs
            value={view}
            keepMounted={false}
            onChange={(next) => {
              settle();
              setView(next as View);
            }}
          >
            <Tabs.List aria-label="What to do with the draft">
              <Tabs.Tab value="write">Write</Tabs.Tab>
              <Tabs.Tab value="try">Try it</Tabs.Tab>
              <Tabs.Tab value="difference">Difference</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="write">
              <Workbench checked={checked} jump={jump} onJump={goTo} />
            </Tabs.Panel>
            <Suspense fallback={<Waiting />}>
              <Tabs.Panel value="try">
                <TryPane form={checked.form} fine={checked.mistakes.length === 0 && editor.editable} />
              </Tabs.Panel>
              <Tabs.Panel value="difference">
                <DifferencePane
                  processKey={processKey}
                  published={published ? { version: published.version, yaml: published.yaml } : undefined}
                  text={history.text}
                  flush={keeping.flush}
                />
              </Tabs.Panel>
            </Suspense>
          </Tabs>
          <div className="visually-hidden" aria-live="polite">
            {said}
          </div>
        </Page>
        {publishing && (
          <PublishDialog processKey={processKey} flush={keeping.flush} onClose={() => setPublishing(false)} />
        )}
      </div>
    </EditorContext>
  );
}

function Eyebrow({ processKey, published }: { processKey: string; published: ProcessView | null }) {
  return (
    <>
      <Link to="/processes">Processes</Link>
      <span aria-hidden>/</span>
      {published ? (
        <Link to="/processes/$key" params={{ key: processKey }}>
          {processKey}
        </Link>
      ) : (
        <span>{processKey}</span>
      )}
      <Badge tone="issues">Draft</Badge>
    </>
  );
}

export interface Checked {
  mistakes: Mistake[];
  lacking: string[];
  form: NonNullable<ProcessDraft['checked']['process']>['form'];
  checking: boolean;
  failed: boolean;
}

/** What the server says of the text, a moment after it was last altered; until then what it said before. */
function useChecked(text: string): Checked {
  const [settled] = useDebouncedValue(text, 300);
  const check = useQuery({ ...checkQuery(settled), placeholderData: keepPreviousData });
  const { data } = check;
  return useMemo(
    () => ({
      mistakes: data?.mistakes ?? [],
      lacking: data?.lacking ?? [],
      form: data?.process?.form ?? [],
      checking: settled !== text || check.isFetching,
      failed: check.isError,
    }),
    [data, settled, text, check.isFetching, check.isError],
  );
}

/** The text as all parts of the editor see it, and what was last said of it. */
function useEditorOver({ text, edit }: History, mistakes: Mistake[], base: string): { editor: Editor; said: string } {
  const settled = useMemo(() => keysOf(modelOf(treeOf(base))), [base]);
  const [wished, choose] = useState<Path>([]);
  const [said, say] = useState('');
  const [pending] = useState(() => new Set<() => void>());
  const tree = useMemo(() => treeOf(text.replaceAll('\r\n', '\n')), [text]);
  const editable = readable(tree);
  // What could last be read stays in the form, so that it does not vanish while somebody types in the text.
  const [process, setProcess] = useState(() => modelOf(tree));
  const [read, setRead] = useState(tree);
  if (read !== tree) {
    setRead(tree);
    if (editable) setProcess(modelOf(tree));
  }
  const chosen = useMemo(() => present(process, wished), [process, wished]);
  const editor = useMemo(
    () => ({ text, tree, process, editable, edit, mistakes, settled, chosen, choose, say, pending }),
    [text, tree, process, editable, edit, mistakes, settled, chosen, pending],
  );
  return { editor, said };
}

/** The path, or what is left of it where the part has gone. */
function present(process: Editor['process'], path: Path): Path {
  const [list, at, inner, index] = path;
  if (list === 'form') return process.form[Number(at)] ? path : [];
  if (list === 'contingencies') return process.contingencies[Number(at)] ? path : [];
  if (list === 'rules') return process.rules[Number(at)] ? path : [];
  if (list !== 'stages') return [];
  const stage = process.stages[Number(at)];
  if (!stage) return [];
  const parts = inner === 'tasks' ? stage.tasks : inner === 'approvals' ? stage.approvals : [];
  return path.length === 2 || parts[Number(index)] ? path : path.slice(0, 2);
}

interface NoticesProps {
  processKey: string;
  editor: Editor;
  keeping: Keeping;
  history: History;
  base: string;
}

/** What a person has to know before writing on. */
function Notices({ processKey, editor, keeping, history, base }: NoticesProps) {
  const { draft, theirs } = keeping;
  const { key } = editor.process;
  return (
    <>
      {theirs !== undefined && (
        <Clash
          theirs={theirs}
          mine={history.text}
          onKeepMine={keeping.keepMine}
          onTakeTheirs={() => {
            const text = theirs?.yaml ?? base;
            history.edit(() => text);
            keeping.takeTheirs();
          }}
        />
      )}
      {draft?.outdated && (
        <Alert color="accent" className={classes.notice ?? ''} icon={<IconInfoCircle size={18} aria-hidden />}>
          Version {draft.newest} was published since this draft was begun, on version {draft.based_on}. Look at the
          difference before you publish: it tells what the draft would take back.
        </Alert>
      )}
      {editor.editable && key !== processKey && (
        <Alert color="accent" className={classes.notice ?? ''} icon={<IconInfoCircle size={18} aria-hidden />}>
          This is the draft of <code>{processKey}</code>, but its text says <code>key: {key}</code>. A key never
          changes.{' '}
          <Button size="compact-xs" variant="default" onClick={() => editor.edit(setText(['key'], processKey))}>
            Write {processKey}
          </Button>
        </Alert>
      )}
    </>
  );
}
