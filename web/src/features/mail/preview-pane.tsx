import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { MailParts } from '@/shared/api/types';
import { MailFrame } from '@/shared/ui/mail-frame';
import { Panel } from '@/shared/ui/page';
import { ProblemPanel, Waiting } from '@/shared/ui/states';
import classes from './mail.module.css';

interface PreviewPaneProps {
  mail: MailParts | undefined;
  /** What is written now cannot be shown: this is what could last be. */
  outdated: boolean;
  trouble: unknown;
}

/** The mail with invented values, as HTML and as text. */
export function PreviewPane({ mail, outdated, trouble }: PreviewPaneProps) {
  const [part, setPart] = useState<'html' | 'text'>('html');
  return (
    <section className={classes.preview} aria-label="Preview">
      <div className={classes.previewHead}>
        <h2>Preview</h2>
        <SegmentedControl
          size="xs"
          aria-label="Part of the mail"
          value={part}
          onChange={(next) => setPart(next)}
          data={[
            { value: 'html', label: 'HTML' },
            { value: 'text', label: 'Text' },
          ]}
        />
      </div>
      <p className={classes.quiet} role="status">
        {outdated ? 'What is written cannot be sent yet. This is what could last be shown.' : 'With invented values.'}
      </p>
      {trouble != null && <ProblemPanel error={trouble} />}
      {mail ? (
        <Panel>
          <div className={classes.subject}>{mail.subject}</div>
          <Body mail={mail} part={part} />
        </Panel>
      ) : (
        !outdated && trouble == null && <Waiting label="Making the preview" />
      )}
    </section>
  );
}

function Body({ mail, part }: { mail: MailParts; part: 'html' | 'text' }) {
  if (part === 'text') return <pre className={classes.plain}>{mail.text}</pre>;
  if (mail.html.trim() === '') return <p className={classes.none}>Without HTML the mail is its text alone.</p>;
  return <MailFrame title="The mail" html={mail.html} />;
}
