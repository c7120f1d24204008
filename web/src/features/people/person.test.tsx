import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { at, person, session } from '@/test/fixtures';
import { open, watch } from '@/test/render';
import { server } from '@/test/server';

const given = {
  given: [{ number: 3, to: person('lee.okafor'), from: at(-1), until: at(90), in_force: true }],
  stands_in_for: [],
};
const absence = async () => within(await screen.findByRole('region', { name: 'Stand-ins' }));

describe("a person's page", () => {
  it('shows who stands in for somebody, and lets a change manager end that', async () => {
    server.use(
      http.get('*/api/v1/people/dana.kowalski/delegations', () => HttpResponse.json(given)),
      http.get('*/api/v1/session', () => HttpResponse.json(session('ruth.steiner', ['see', 'manage_groups']))),
    );
    const ended = watch('delete', '/people/dana.kowalski/delegations/3', () =>
      HttpResponse.json({ given: [], stands_in_for: [] }),
    );
    const { user } = open('/people/dana.kowalski');
    const stands = await absence();
    expect(await stands.findByText(/decides for Dana Kowalski from/)).toBeInTheDocument();
    expect(stands.getByRole('button', { name: 'Let them decide' })).toBeDisabled();
    await user.click(stands.getByRole('button', { name: 'End the delegation to Lee Okafor' }));
    await waitFor(() => expect(ended).toHaveLength(1));
    expect(await stands.findByText('Nobody stands in for Dana Kowalski.')).toBeInTheDocument();
  });

  it('only shows it to others', async () => {
    server.use(
      http.get('*/api/v1/people/dana.kowalski/delegations', () => HttpResponse.json(given)),
      http.get('*/api/v1/session', () => HttpResponse.json(session('tomas.weber', ['see']))),
    );
    open('/people/dana.kowalski');
    const stands = await absence();
    expect(await stands.findByText(/decides for Dana Kowalski from/)).toBeInTheDocument();
    expect(stands.queryAllByRole('button')).toEqual([]);
  });
});
