import { Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { FormDialog } from './form-dialog';

interface ReasonDialogProps {
  title: string;
  /** What will follow from it. */
  children?: ReactNode;
  /** The button's word: "Reject", "Put on hold". */
  act: string;
  label?: string;
  reason: 'required' | 'optional' | 'none';
  danger?: boolean;
  busy: boolean;
  error: unknown;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** Asks once before an act with consequences, and for its reason. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, children, act, label, reason, danger, busy, error, onConfirm, onClose } = props;
  const [text, setText] = useState('');
  const missing = reason === 'required' && text.trim() === '';
  const confirm = () => {
    if (!missing && !busy) onConfirm(text.trim());
  };
  return (
    <FormDialog
      title={title}
      act={act}
      danger={danger}
      busy={busy}
      error={error}
      disabled={missing}
      onSubmit={confirm}
      onClose={onClose}
    >
      {children && <div style={{ color: 'var(--ink-2)' }}>{children}</div>}
      {reason !== 'none' && (
        <Textarea
          label={label ?? (reason === 'required' ? 'Reason' : 'Comment')}
          withAsterisk={reason === 'required'}
          data-autofocus
          autosize
          minRows={3}
          maxRows={10}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) confirm();
          }}
        />
      )}
    </FormDialog>
  );
}
