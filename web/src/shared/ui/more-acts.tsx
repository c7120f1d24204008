import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';

export interface MoreAct {
  key: string;
  title: string;
  danger?: boolean;
  run: () => void;
}

/** The acts that are no button of their own: a menu behind three dots; nothing where there is none. */
export function MoreActs({ acts, small = false }: { acts: MoreAct[]; small?: boolean }) {
  if (acts.length === 0) return null;
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="default" size={small ? 30 : 36} aria-label="More acts">
          <IconDots size={small ? 16 : 18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map(({ key, title, danger, run }) => (
          <Menu.Item key={key} onClick={run} {...(danger && { c: 'var(--danger-ink)' })}>
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
