import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { services } from '@/test/fixtures';
import { heading, open, stale, watch } from '@/test/render';
import { server } from '@/test/server';
import { minutesText, neighbourhood } from './service-page';

it('finds all that a service rests on and that rests on it', () => {
  expect(neighbourhood('billing-api', services).map((s) => s.key)).toEqual([
    'customer-portal',
    'billing-api',
    'billing-db',
    'core-network',
  ]);
});

it.each([
  [undefined, 'Not said'],
  [45, '45 min'],
  [240, '4 h'],
  [90, '1.5 h'],
  [4320, '3 days'],
])('%s minutes read %s', (minutes, text) => expect(minutesText(minutes)).toBe(text));

it('makes a service', async () => {
  const { user } = open('/services');
  await heading('Services');
  const sent = watch('post', '/services', () => services[0]);
  await user.click(screen.getByRole('button', { name: 'New service' }));
  await user.type(await screen.findByLabelText(/^Name/), 'Ledger');
  await user.type(screen.getByLabelText(/^Key/), 'ledger');
  await user.click(screen.getByRole('button', { name: 'Make the service' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.body).toEqual({
    key: 'ledger',
    name: 'Ledger',
    description: '',
    type: 'application',
    criticality: 'medium',
    owners: [],
    depends_on: [],
  });
});

it.each([
  { retired: false, word: 'Retire', method: 'post' },
  { retired: true, word: 'Take back into use', method: 'delete' },
] as const)('asks before: $word', async ({ retired, word, method }) => {
  server.use(
    http.get('*/api/v1/services/ledger', () =>
      HttpResponse.json({ ...services[1]!, key: 'ledger', name: 'Ledger', retired }, { headers: { ETag: '"7.abc"' } }),
    ),
  );
  const { user } = open('/services/ledger');
  await heading('Ledger');
  const sent = watch(method, '/services/ledger/retirement');
  await user.click(screen.getByRole('button', { name: 'More acts' }));
  await user.click(await screen.findByRole('menuitem', { name: word }));
  const dialog = await screen.findByRole('dialog', { name: `${word}: Ledger` });
  expect(sent).toHaveLength(0);
  await user.click(within(dialog).getByRole('button', { name: word }));
  await waitFor(() => expect(sent.map((s) => s.ifMatch)).toEqual(['"7"']));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});

describe('two people editing a service', () => {
  const ledger = { ...services[1]!, key: 'ledger', name: 'Ledger', description: 'Books.' };
  const shows = (version: number, over: object = {}) =>
    server.use(
      http.get('*/api/v1/services/ledger', () =>
        HttpResponse.json({ ...ledger, ...over }, { headers: { ETag: `"${version}.abc"` } }),
      ),
    );

  /** Opens the form over version 7; meanwhile somebody else makes version 8. */
  async function rename(theirs: object) {
    shows(7);
    const { user } = open('/services/ledger');
    await heading('Ledger');
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    const name = await screen.findByRole('textbox', { name: /^Name/ });
    await user.clear(name);
    await user.type(name, 'General ledger');
    shows(8, theirs);
    const sent = watch('patch', '/services/ledger', ({ ifMatch }) => (ifMatch === '"8"' ? ledger : stale()));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    return { user, sent };
  }

  it('sends what was altered over the version that was read, and merges with what the other one altered', async () => {
    const { sent } = await rename({ description: 'All books.' });
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(sent.map((s) => [s.ifMatch, s.body])).toEqual([
      ['"7"', { name: 'General ledger' }],
      ['"8"', { name: 'General ledger' }],
    ]);
  });

  it('asks where both have altered the same, and keeps what was typed', async () => {
    const { user, sent } = await rename({ name: 'Main ledger' });
    const clash = await screen.findByRole('alert', { name: 'Name was altered meanwhile' });
    expect(clash).toHaveTextContent(/Theirs\s*Main ledger\s*Yours\s*General ledger/);
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    await user.click(within(clash).getByRole('button', { name: 'Keep mine' }));
    expect(screen.getByRole('textbox', { name: /^Name/ })).toHaveValue('General ledger');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(sent.at(-1)).toMatchObject({ ifMatch: '"8"', body: { name: 'General ledger' } }));
  });

  it('takes theirs when told to', async () => {
    const { user } = await rename({ name: 'Main ledger' });
    await user.click(await screen.findByRole('button', { name: 'Take theirs' }));
    expect(screen.getByRole('textbox', { name: /^Name/ })).toHaveValue('Main ledger');
    expect(screen.getByRole('button', { name: 'Save' })).toBeEnabled();
  });
});
