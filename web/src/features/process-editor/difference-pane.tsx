import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProcessDraft } from '@/shared/api/types';
import { Difference } from '@/shared/ui/difference';
import { ProcessDifferences } from '@/shared/ui/process-differences';
import { Loaded } from '@/shared/ui/states';
import classes from './editor.module.css';

interface DifferencePaneProps {
  processKey: string;
  /** The text in force; absent where nothing was published yet. */
  published: { version: number; yaml: string } | undefined;
  text: string;
  flush: () => Promise<ProcessDraft | null>;
}

/** What the draft would alter of the version in force: in words, or line by line of the text. */
export default function DifferencePane({ processKey, published, text, flush }: DifferencePaneProps) {
  const [view, setView] = useState('words');
  const saved = useQuery({
    queryKey: ['process-difference', processKey, text],
    queryFn: flush,
    gcTime: 0,
    staleTime: 0,
  });
  if (!published) return <p className={classes.nothing}>Nothing of this process is published yet: all of it is new.</p>;
  return (
    <section className={classes.paper} aria-label="Difference">
      <div className={classes.paperHead}>
        <h2>From version {published.version} to this draft</h2>
        <SegmentedControl
          size="xs"
          aria-label="How it is shown"
          value={view}
          onChange={setView}
          data={[
            { value: 'words', label: 'In words' },
            { value: 'text', label: 'The text' },
          ]}
        />
      </div>
      {view === 'text' ? (
        <Difference title="YAML" before={published.yaml} after={text} />
      ) : (
        <Loaded query={saved}>
          {(draft) =>
            draft && (draft.checked.process || draft.differences.length > 0) ? (
              <ProcessDifferences
                differences={draft.differences}
                alike="It says the same; only comments or layout may differ."
              />
            ) : text === published.yaml ? (
              <p className={classes.quiet}>Nothing differs.</p>
            ) : (
              <p className={classes.quiet}>
                While the text has mistakes that keep it from being read, only the text itself can be compared.
              </p>
            )
          }
        </Loaded>
      )}
    </section>
  );
}
