import { ActionIcon, Button, Menu, Tooltip, useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import {
  IconChevronDown,
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconPlus,
  IconSearch,
  IconSun,
  IconSwitchHorizontal,
  IconUserCircle,
} from '@tabler/icons-react';
import { signInOfferQuery, useSession, useSignIn, useSignOut } from '@/shared/api/session';
import { modKey } from '@/shared/keys/shortcuts';
import { Face } from '@/shared/ui/person';
import { Bell } from './bell';
import classes from './frame.module.css';

export function TopBar({ onSearch }: { onSearch: () => void }) {
  const session = useSession();
  return (
    <header className={classes.top}>
      <button type="button" className={classes.search} onClick={onSearch}>
        <IconSearch size={16} stroke={1.8} aria-hidden />
        <span>Search or go to…</span>
        <kbd>{modKey} K</kbd>
      </button>
      {session.permissions.includes('create_change') && (
        <Button
          renderRoot={(props) => <Link to="/changes/new" {...props} />}
          leftSection={<IconPlus size={16} aria-hidden />}
          size="sm"
          className={classes.hideOnPhone ?? ''}
          title="New change (c)"
        >
          New change
        </Button>
      )}
      <Bell />
      <ThemeSwitch />
      <PersonMenu />
    </header>
  );
}

const schemes = [
  { value: 'light', title: 'Light', icon: IconSun },
  { value: 'dark', title: 'Dark', icon: IconMoon },
  { value: 'auto', title: 'As this machine', icon: IconDeviceDesktop },
] as const;

function ThemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const current = schemes.find((s) => s.value === colorScheme) ?? schemes[2];
  const Mark = current.icon;
  return (
    <Menu>
      <Menu.Target>
        <Tooltip label={`Theme: ${current.title.toLowerCase()}`}>
          <ActionIcon variant="subtle" color="gray" size={34} aria-label={`Theme: ${current.title}`} c="var(--ink-2)">
            <Mark size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map(({ value, title, icon: One }) => (
          <Menu.Item
            key={value}
            leftSection={<One size={16} stroke={1.7} aria-hidden />}
            onClick={() => setColorScheme(value)}
            {...(value === colorScheme && { 'aria-current': 'true' as const, fw: 600 })}
          >
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function PersonMenu() {
  const { person, demonstration } = useSession();
  const navigate = useNavigate();
  const signOut = useSignOut();
  return (
    <Menu width={260}>
      <Menu.Target>
        <button type="button" className={classes.person} aria-label={`You: ${person.name}`}>
          <Face name={person.name} size={26} />
          <span className={classes.personName}>{person.name}</span>
          <IconChevronDown size={14} stroke={1.8} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconUserCircle size={16} stroke={1.7} aria-hidden />}
          onClick={() => void navigate({ to: '/profile' })}
        >
          Profile
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} stroke={1.7} aria-hidden />}
          onClick={() => signOut.mutate(undefined, { onSuccess: () => void navigate({ to: '/sign-in' }) })}
        >
          Sign out
        </Menu.Item>
        {demonstration && <SwitchPerson />}
      </Menu.Dropdown>
    </Menu>
  );
}

/** One visitor can play requester, approver and deployer of one change. */
function SwitchPerson() {
  const { person } = useSession();
  const offer = useQuery(signInOfferQuery);
  const signIn = useSignIn();
  return (
    <>
      <Menu.Divider />
      <Menu.Label>
        <IconSwitchHorizontal size={13} aria-hidden /> Switch person, in the demonstration only
      </Menu.Label>
      <div className={classes.switchList}>
        {(offer.data?.people ?? [])
          .filter((p) => p.login !== person.login)
          .map((p) => (
            <Menu.Item
              key={p.login}
              leftSection={<Face name={p.name} size={22} />}
              onClick={() => signIn.mutate({ demonstration: p.login })}
            >
              {p.name}
              <div style={{ color: 'var(--ink-3)', fontSize: 12, lineHeight: 1.3 }}>{p.title}</div>
            </Menu.Item>
          ))}
      </div>
    </>
  );
}
