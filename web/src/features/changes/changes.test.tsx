import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { at, row } from '@/test/fixtures';
import { heading, open } from '@/test/render';
import { server } from '@/test/server';
import { filterQuery } from './api';
import { sameFilter, tidy } from './filters';

function listen() {
  const asked: URLSearchParams[] = [];
  server.use(
    http.get('*/api/v1/changes', ({ request }) => {
      asked.push(new URL(request.url).searchParams);
      return HttpResponse.json({ items: [row(0)], total: 1 });
    }),
  );
  return asked;
}

describe('the address holds the filter', () => {
  it('asks for open changes where nothing is said', () => expect(filterQuery({})).toEqual({ state: ['open'] }));
  it('asks for all where any is said', () => expect(filterQuery({ state: ['any'] }).state).toBeUndefined());
  it('takes empty entries for none', () => {
    expect(tidy({ q: '', phase: [] })).toEqual({});
    expect(sameFilter({ q: '', phase: ['build'] }, { phase: ['build'] })).toBe(true);
    expect(sameFilter({ phase: ['build'] }, { phase: ['draft'] })).toBe(false);
  });
  it('sends what the address says', async () => {
    const asked = listen();
    open('/changes?phase=["build","review"]&service=["billing-db"]&sort=title&q=dunning');
    await waitFor(() => expect(asked.length).toBeGreaterThan(0));
    expect(asked[0]?.getAll('phase')).toEqual(['build', 'review']);
    expect(asked[0]?.get('service')).toBe('billing-db');
    expect(asked[0]?.get('sort')).toBe('title');
    expect(asked[0]?.get('q')).toBe('dunning');
    expect(asked[0]?.get('state')).toBe('open');
  });
  it('leaves out of an address what makes no sense', async () => {
    const asked = listen();
    open('/changes?view=nonsense&sort=');
    await heading('Changes');
    await waitFor(() => expect(asked[0]?.get('sort')).toBe('-updated'));
  });
});

describe('the table', () => {
  it('sorts by a column, and says so to screen readers', async () => {
    const asked = listen();
    const { user, router } = open('/changes');
    await user.click(await screen.findByRole('button', { name: 'Title' }));
    await waitFor(() => expect(asked.at(-1)?.get('sort')).toBe('-title'));
    expect(router.state.location.search).toMatchObject({ sort: '-title' });
    await waitFor(() =>
      expect(screen.getByRole('columnheader', { name: 'Title' })).toHaveAttribute('aria-sort', 'descending'),
    );
  });
  it('shows the stage under review, how it went besides, and the outcome once closed', async () => {
    const rows = [
      row(0, { id: 'CHG-1', title: 'Reviewed', phase: 'review', stage_name: 'Review', outcome: 'successful' }),
      row(1, {
        id: 'CHG-2',
        title: 'Over',
        phase: 'closed',
        stage_name: 'Closed',
        outcome: 'backed_out',
        closed: at(-1),
      }),
    ];
    server.use(http.get('*/api/v1/changes', () => HttpResponse.json({ items: rows, total: 2 })));
    open('/changes');
    const cells = async (title: string) => (await screen.findByRole('link', { name: title })).closest('[role=row]');
    expect(await cells('Reviewed')).toHaveTextContent(/Review\s*Successful/);
    expect(await cells('Over')).toHaveTextContent('Backed out');
    expect(await cells('Over')).not.toHaveTextContent('Closed');
  });
  it('narrows by words', async () => {
    const asked = listen();
    const { user } = open('/changes');
    await user.type(await screen.findByRole('textbox', { name: 'Words in changes' }), 'vat');
    await waitFor(() => expect(asked.at(-1)?.get('q')).toBe('vat'));
  });
  it('offers the first step where there is nothing', async () => {
    server.use(http.get('*/api/v1/changes', () => HttpResponse.json({ items: [], total: 0 })));
    open('/changes');
    expect(await screen.findByText('No change fits')).toBeInTheDocument();
  });
});

it('says on each card of the board whom the change waits for', async () => {
  open('/changes?view=board');
  const card = (await screen.findAllByRole('link', { name: 'PostgreSQL 16.14 to 16.15 behind Billing' }))[0]?.closest(
    'li',
  );
  expect(card).toHaveTextContent('Dana, Lee, Mei');
});
