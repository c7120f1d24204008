import type { KeyboardEvent, ReactNode } from 'react';
import classes from './editable.module.css';

interface EditorKeysProps {
  onClose: () => void;
  /** Absent while nothing can be saved. */
  onSave: (() => void) | undefined;
  children: ReactNode;
}

/** What is written in place: Ctrl and Enter save, Escape leaves, wherever in it the focus is. */
export function EditorKeys({ onClose, onSave, children }: EditorKeysProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !closesSomethingInside(event)) onClose();
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) onSave?.();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={classes.editor} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

/** An open list of choices or calendar takes Escape first. */
function closesSomethingInside({ target, currentTarget }: KeyboardEvent): boolean {
  const at = target as Element;
  const calendar = at.closest('[role="dialog"]');
  const inside = currentTarget.contains(at) && !(calendar && currentTarget.contains(calendar));
  return !inside || at.getAttribute('aria-expanded') === 'true';
}
