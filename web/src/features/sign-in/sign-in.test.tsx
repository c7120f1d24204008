import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { session, signInOffer } from '@/test/fixtures';
import { heading, open, refusal, watch } from '@/test/render';
import { server } from '@/test/server';
import { safeTarget } from './sign-in-page';

beforeEach(() => {
  server.use(http.get('*/api/v1/session', () => refusal(401, { title: 'Sign in first' })));
});

describe('signing in', () => {
  it('comes back to where somebody wanted to go', async () => {
    const { user, router } = open('/services/billing-db');
    const sent = watch('post', '/session', () => session('dana.kowalski'));
    await user.click(await screen.findByRole('button', { name: /Dana Kowalski/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/services/billing-db'));
    expect(sent[0]?.body).toEqual({ demonstration: 'dana.kowalski' });
    await heading('Billing database');
  });

  it('shows a refusal of a password', async () => {
    server.use(
      http.get('*/api/v1/sign-in', () => HttpResponse.json({ demonstration: false, first_administrator: false })),
    );
    const { user } = open('/sign-in');
    watch('post', '/session', () => refusal(401, { title: 'Not signed in', detail: 'Name or password is wrong.' }));
    await user.type(await screen.findByLabelText(/Sign-in name/), 'ann');
    await user.type(screen.getByLabelText(/^Password/), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText('Name or password is wrong.')).toBeInTheDocument();
  });

  it('leads an empty server to its first administrator', async () => {
    server.use(
      http.get('*/api/v1/sign-in', () =>
        HttpResponse.json({ ...signInOffer, demonstration: false, first_administrator: true }),
      ),
    );
    open('/');
    await heading('Make the first administrator');
  });
});

describe('where signing in leads', () => {
  it.each([
    ['/changes?q=a', '/changes?q=a'],
    [undefined, '/my-work'],
    ['https://evil.example', '/my-work'],
    ['//evil.example', '/my-work'],
    ['/\\evil.example', '/my-work'],
    ['/sign-in?to=/x', '/my-work'],
  ])('%s is %s', (to, where) => expect(safeTarget(to)).toBe(where));
});
