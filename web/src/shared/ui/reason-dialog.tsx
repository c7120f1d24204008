import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ProblemPanel } from './states';

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
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
      >
        <div style={{ display: 'grid', gap: 16 }}>
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
          {error != null && <ProblemPanel error={error} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" color={danger ? 'danger' : 'accent'} loading={busy} disabled={missing}>
              {act}
            </Button>
          </Group>
        </div>
      </form>
    </Modal>
  );
}
