import {
  IconBell,
  IconBook2,
  IconCalendarRepeat,
  IconChartBar,
  IconChecklist,
  IconGauge,
  IconInbox,
  IconGavel,
  IconListDetails,
  IconMail,
  IconRoute,
  IconServer2,
  IconSettingsCheck,
  IconStack2,
  IconUser,
  IconUserCheck,
  IconUsersGroup,
  IconWebhook,
  type Icon,
} from '@tabler/icons-react';
import type { Session } from '@/shared/api/types';

export interface Place {
  to:
    | '/my-work'
    | '/approvals'
    | '/changes'
    | '/schedules'
    | '/catalog'
    | '/cab'
    | '/services'
    | '/processes'
    | '/people'
    | '/groups'
    | '/reports'
    | '/risk-policy'
    | '/webhooks'
    | '/mail'
    | '/mailbox'
    | '/set-up'
    | '/help'
    | '/notifications'
    | '/profile';
  title: string;
  icon: Icon;
  /** The second key after g. */
  key: string;
  /** Shown only to those who hold one of these. */
  permissions?: Session['permissions'];
  /** Shown only in the demonstration. */
  demonstration?: true;
}

export const work: Place[] = [
  { to: '/my-work', title: 'My work', icon: IconChecklist, key: 'm' },
  { to: '/approvals', title: 'Approvals', icon: IconUserCheck, key: 'a' },
  { to: '/changes', title: 'Changes', icon: IconListDetails, key: 'c' },
  { to: '/schedules', title: 'Schedules', icon: IconCalendarRepeat, key: 'd' },
  { to: '/catalog', title: 'Catalog', icon: IconStack2, key: 't' },
  { to: '/cab', title: 'CAB', icon: IconGavel, key: 'b' },
  { to: '/services', title: 'Services', icon: IconServer2, key: 's' },
  { to: '/reports', title: 'Reports', icon: IconChartBar, key: 'o' },
  { to: '/processes', title: 'Processes', icon: IconRoute, key: 'p' },
  { to: '/mailbox', title: 'Mailbox', icon: IconInbox, key: 'i', demonstration: true },
];

export const admin: Place[] = [
  { to: '/people', title: 'People', icon: IconUser, key: 'e', permissions: ['manage_people'] },
  { to: '/groups', title: 'Groups', icon: IconUsersGroup, key: 'r', permissions: ['manage_people', 'manage_groups'] },
  {
    to: '/risk-policy',
    title: 'Risk policy',
    icon: IconGauge,
    key: 'k',
    permissions: ['manage_risk', 'manage_groups'],
  },
  { to: '/webhooks', title: 'Webhooks', icon: IconWebhook, key: 'w', permissions: ['manage_webhooks'] },
  { to: '/mail', title: 'Mail', icon: IconMail, key: 'l', permissions: ['manage_webhooks'] },
  {
    to: '/set-up',
    title: 'Set-up',
    icon: IconSettingsCheck,
    key: 'u',
    permissions: ['manage_people', 'manage_groups', 'publish_process'],
  },
];

/** Reached by the bell in the top bar. */
export const notifications: Place = { to: '/notifications', title: 'Notifications', icon: IconBell, key: 'n' };

export const help: Place = { to: '/help', title: 'Help', icon: IconBook2, key: 'h' };

export function allowed(places: Place[], session: Pick<Session, 'permissions' | 'demonstration'>): Place[] {
  return places.filter(
    (p) =>
      (!p.permissions || p.permissions.some((one) => session.permissions.includes(one))) &&
      (!p.demonstration || session.demonstration),
  );
}
