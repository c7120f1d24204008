import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { session } from '@/test/fixtures';
import { heading, open, watch } from '@/test/render';
import { server } from '@/test/server';

describe('by keyboard', () => {
  it('goes with g and a letter', async () => {
    const { user } = open('/my-work');
    await heading('My work');
    await user.keyboard('gs');
    await heading('Services');
  });
  it('begins a new change with c, but not while somebody types', async () => {
    const { user, router } = open('/changes');
    await user.type(await screen.findByRole('textbox', { name: 'Words in changes' }), 'c');
    await waitFor(() => expect(router.state.location.search).toEqual({ q: 'c' }));
    expect(router.state.location.pathname).toBe('/changes');
    (document.activeElement as HTMLElement).blur();
    await user.keyboard('c');
    await heading('New change');
  });
  it('finds a change in the palette, from / to Enter', async () => {
    const { user, router } = open('/my-work');
    await heading('My work');
    await user.keyboard('/');
    await user.type(await screen.findByRole('combobox', { name: 'Search or go to' }), 'dunning');
    await screen.findByRole('option', { name: /New dunning letters/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/changes/CHG-1049'));
  });
  it('acts on the open change from the palette', async () => {
    const { user } = open('/changes/CHG-1042');
    await heading(/PostgreSQL/);
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Search or go to' }), 'put on hold');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('dialog', { name: 'Put on hold' })).toBeInTheDocument();
  });
});

describe('the frame', () => {
  it('shows only where somebody may go', async () => {
    server.use(http.get('*/api/v1/session', () => HttpResponse.json(session('lee.okafor', ['see']))));
    open('/my-work');
    await heading('My work');
    const main = within(screen.getByRole('navigation', { name: 'Main' }));
    expect(main.getByRole('link', { name: 'Services' })).toBeInTheDocument();
    expect(main.queryByRole('link', { name: 'People' })).not.toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'New change' })).not.toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'New', hidden: true })).not.toBeInTheDocument();
  });
  it('switches person in the demonstration', async () => {
    const { user } = open('/my-work');
    await heading('My work');
    const sent = watch('post', '/session', () => session('dana.kowalski'));
    await user.click(screen.getByRole('button', { name: 'You: Ruth Steiner' }));
    await user.click(await screen.findByRole('menuitem', { name: /Dana Kowalski/ }));
    expect(await screen.findByRole('button', { name: 'You: Dana Kowalski' })).toBeInTheDocument();
    expect(sent[0]?.body).toEqual({ demonstration: 'dana.kowalski' });
  });
  it('leads to the sign-in page when the session ends', async () => {
    const { user, router } = open('/my-work');
    await heading('My work');
    const ended = () => HttpResponse.json({ status: 401, title: 'Sign in first' }, { status: 401 });
    server.use(http.get('*/api/v1/services', ended), http.get('*/api/v1/session', ended));
    await user.keyboard('gs');
    await waitFor(() => expect(router.state.location.pathname).toBe('/sign-in'));
    expect(router.state.location.search).toEqual({ to: '/services' });
  });
});
