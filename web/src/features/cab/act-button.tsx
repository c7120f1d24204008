import { Button, Tooltip, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Why } from './why';

interface ActButtonProps extends Pick<ButtonProps, 'variant' | 'size' | 'leftSection' | 'loading' | 'color'> {
  /** Why it cannot be done now: it is said where the button is pointed at, focused or touched. */
  why: Why;
  onClick: () => void;
  'aria-label'?: string;
  children: ReactNode;
}

/** A button that stays where it is when its act is not allowed, and says why not. */
export function ActButton({ why, onClick, children, ...rest }: ActButtonProps) {
  const label = rest['aria-label'];
  return (
    <Tooltip label={why} disabled={!why} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
      <Button
        {...rest}
        {...(why && { 'data-disabled': true, 'aria-disabled': true, 'aria-description': why })}
        {...(label && { 'aria-label': label })}
        onClick={() => {
          if (!why) onClick();
        }}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
