import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { services } from '@/test/fixtures';
import { heading, open, watch } from '@/test/render';
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
