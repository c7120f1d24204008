import type { Role } from '../../src/shared/api/types';
import type { Person } from './person';
import { password } from './person';

/** The people, groups and services of a small organisation, made by its administrator through the API. */

interface Colleague {
  login: string;
  name: string;
  roles: Role[];
}

const people: Colleague[] = [
  { login: 'ruth.steiner', name: 'Ruth Steiner', roles: ['member', 'change_manager'] },
  { login: 'priya.nair', name: 'Priya Nair', roles: ['member'] },
  { login: 'dana.kowalski', name: 'Dana Kowalski', roles: ['member', 'service_owner'] },
  { login: 'lee.okafor', name: 'Lee Okafor', roles: ['member'] },
  { login: 'mei.tanaka', name: 'Mei Tanaka', roles: ['member'] },
  { login: 'tomas.weber', name: 'Tomas Weber', roles: ['member'] },
  { login: 'lena.fischer', name: 'Lena Fischer', roles: ['member'] },
  { login: 'omar.haddad', name: 'Omar Haddad', roles: ['member'] },
  { login: 'ana.ruiz', name: 'Ana Ruiz', roles: ['member'] },
  { login: 'bea.lindqvist', name: 'Bea Lindqvist', roles: ['requester'] },
];

const groups: Record<string, string[]> = {
  cab: ['dana.kowalski', 'lee.okafor', 'mei.tanaka'],
  'emergency-approvers': ['ruth.steiner', 'dana.kowalski'],
  testers: ['lena.fischer'],
  security: ['mei.tanaka'],
  'release-engineers': ['omar.haddad'],
  support: ['ana.ruiz'],
  'incident-managers': ['ruth.steiner', 'dana.kowalski'],
  'crisis-leads': ['ruth.steiner', 'lee.okafor'],
};

const network = {
  key: 'core-network',
  name: 'Core network',
  description: 'Two core switches and the routers between the places.',
  type: 'network',
  criticality: 'critical',
  owners: ['lee.okafor'],
  depends_on: [],
};
const database = {
  key: 'billing-db',
  name: 'Billing database',
  description: 'PostgreSQL 16 on two nodes: contracts, readings, invoices, payments.',
  type: 'database',
  criticality: 'critical',
  owners: ['dana.kowalski'],
  depends_on: ['core-network'],
  recovery_time_minutes: 60,
  recovery_point_minutes: 5,
};
const billing = {
  key: 'billing-api',
  name: 'Billing',
  description: 'Reckons what customers owe, makes invoices, books payments.',
  type: 'application',
  criticality: 'critical',
  owners: ['dana.kowalski'],
  depends_on: ['billing-db'],
};

/** Makes the first administrator of an empty server with the code of its link. */
export async function becomeAdministrator(administrator: Person, link: string): Promise<void> {
  const code = /code=(.+)$/.exec(link)?.[1];
  if (!code) throw new Error(`No code in ${link}.`);
  await administrator.ask('POST', '/first-administrator', {
    code,
    login: administrator.login,
    name: 'Jonas Berg',
    email: 'jonas.berg@fjordline.example',
    password,
    time_zone: 'Europe/Berlin',
  });
  await administrator.signIn();
}

/** Everybody, everything and every group that the shipped processes ask. */
export async function foundFjordline(administrator: Person): Promise<void> {
  for (const one of people) {
    await administrator.ask('POST', '/people', {
      ...one,
      email: `${one.login}@fjordline.example`,
      phone: '',
      time_zone: 'Europe/Berlin',
      password,
    });
  }
  for (const [group, members] of Object.entries(groups)) {
    for (const member of members) await administrator.ask('PUT', `/groups/${group}/members/${member}`);
  }
  for (const service of [network, database, billing]) await administrator.ask('POST', '/services', service);
}

export const nameOf = (login: string): string => people.find((one) => one.login === login)?.name ?? login;
