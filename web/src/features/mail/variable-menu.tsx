import { Button, Menu } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import type { MailVariable } from '@/shared/api/types';
import classes from './mail.module.css';

interface VariableMenuProps {
  /** The part that it writes into: "the text". */
  into: string;
  variables: MailVariable[];
  onChoose: (name: string) => void;
}

/** Every value that a mail of the kind knows, with what it says; choosing one writes it at the caret. */
export function VariableMenu({ into, variables, onChoose }: VariableMenuProps) {
  return (
    <Menu position="bottom-end" width={320} trapFocus returnFocus={false} withinPortal>
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconBraces size={14} aria-hidden />}
          aria-label={`Insert a value into ${into}`}
        >
          Insert a value
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.variables ?? ''}>
        {variables.map(({ name, what }) => (
          <Menu.Item key={name} onClick={() => onChoose(name)}>
            <code>{name}</code>
            <span className={classes.what}>{what}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
