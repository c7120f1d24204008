import {
  IconBell,
  IconBook2,
  IconCalendarRepeat,
  IconChartBar,
  IconChecklist,
  IconGauge,
  IconGavel,
  IconListDetails,
  IconRoute,
  IconServer2,
  IconSettingsCheck,
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
    | '/cab'
    | '/services'
    | '/processes'
    | '/people'
    | '/groups'
    | '/reports'
    | '/risk-policy'
    | '/webhooks'
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
}

export const work: Place[] = [
  { to: '/my-work', title: 'My work', icon: IconChecklist, key: 'm' },
  { to: '/approvals', title: 'Approvals', icon: IconUserCheck, key: 'a' },
  { to: '/changes', title: 'Changes', icon: IconListDetails, key: 'c' },
  { to: '/schedules', title: 'Schedules', icon: IconCalendarRepeat, key: 'd' },
  { to: '/cab', title: 'CAB', icon: IconGavel, key: 'b' },
  { to: '/services', title: 'Services', icon: IconServer2, key: 's' },
  { to: '/reports', title: 'Reports', icon: IconChartBar, key: 'o' },
  { to: '/processes', title: 'Processes', icon: IconRoute, key: 'p' },
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

export function allowed(places: Place[], permissions: Session['permissions']): Place[] {
  return places.filter((p) => !p.permissions || p.permissions.some((one) => permissions.includes(one)));
}
