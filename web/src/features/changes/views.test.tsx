import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { row, savedView } from '@/test/fixtures';
import { open, refusal, watch } from '@/test/render';
import { server } from '@/test/server';

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

const menu = async (user: ReturnType<typeof open>['user'], name: string | RegExp = 'Views') => {
  await waitFor(() => expect(screen.getByRole('button', { name })).toBeEnabled());
  await user.click(screen.getByRole('button', { name }));
};
const item = (name: string | RegExp) => screen.findByRole('menuitem', { name });

describe('the menu of views', () => {
  it('opens a view: its filter, its order and its columns', async () => {
    const asked = listen();
    const { user, router } = open('/changes');
    await menu(user);
    expect(
      within(await screen.findByRole('group', { name: 'Shared by others' })).getByText('Mei Tanaka'),
    ).toBeVisible();
    await user.click(await item('My risks'));
    await waitFor(() => expect(asked.at(-1)?.get('sort')).toBe('planned_start'));
    expect(JSON.parse(asked.at(-1)?.get('where') ?? '')).toEqual({
      all: [{ field: 'impact', operator: 'at_least', value: ['medium'] }],
    });
    expect(router.state.location.search).toMatchObject({ saved: 4, columns: ['stage', 'priority'] });
    expect(await screen.findByRole('button', { name: 'View: My risks' })).toBeVisible();
    expect(await screen.findByRole('button', { name: 'Conditions Impact is at least medium' })).toBeVisible();
    expect(screen.queryByRole('columnheader', { name: 'Owner' })).toBeNull();
  });
  it('says that the open view is altered, and saves over it', async () => {
    listen();
    const sent = watch('patch', '/views/4', () => savedView());
    const { user } = open('/changes?saved=4&sort=title&q=vat');
    await menu(user, /View: My risks.*altered/);
    await user.click(await item('Save over “My risks”'));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body).toMatchObject({ query: 'q=vat&state=open', sort: 'title' });
  });
  it('saves what is shown under a name, and shows why that was refused', async () => {
    listen();
    let taken = true;
    const sent = watch('post', '/views', () => {
      if (!taken) return savedView({ id: 9, name: 'VAT', query: 'q=vat&state=open' });
      taken = false;
      return refusal(422, { title: 'Not possible', detail: 'You have a view of this name.' });
    });
    const { user, router } = open('/changes?q=vat');
    await menu(user);
    await user.click(await item('Save as a view…'));
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'VAT');
    await user.click(screen.getByRole('checkbox', { name: 'Share with everybody' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('You have a view of this name.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ saved: 9 }));
    expect(sent[1]?.body).toMatchObject({ name: 'VAT', shared: true, query: 'q=vat&state=open', sort: '-updated' });
  });
  it('renames and shares a view', async () => {
    listen();
    const sent = watch('patch', '/views/4', () => savedView());
    const { user } = open('/changes?saved=4');
    await menu(user, /View: My risks/);
    await user.click(await item('Share with everybody'));
    await waitFor(() => expect(sent[0]?.body).toEqual({ shared: true }));
    await menu(user, /View: My risks/);
    await user.click(await item('Rename…'));
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, 'Risks');
    await user.click(screen.getByRole('button', { name: 'Rename' }));
    await waitFor(() => expect(sent[1]?.body).toEqual({ name: 'Risks' }));
  });
  it('deletes a view, and brings it back', async () => {
    listen();
    const gone = watch('delete', '/views/4');
    const again = watch('post', '/views', () => savedView());
    const { user } = open('/changes?saved=4');
    await menu(user, /View: My risks/);
    await user.click(await item('Delete'));
    await waitFor(() => expect(gone).toHaveLength(1));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    const { name, shared, query, columns, sort } = savedView();
    await waitFor(() => expect(again[0]?.body).toEqual({ name, shared, query, columns, sort }));
  });
  it("leaves others' views alone, and says where there is none, or none could be read", async () => {
    listen();
    const { user } = open('/changes?saved=7&waiting_for=me&state=any');
    await menu(user, 'View: Waiting for whoever looks');
    expect(await item('Save as a view…')).toBeVisible();
    expect(screen.queryByRole('menuitem', { name: 'Rename…' })).toBeNull();
    expect(screen.queryByRole('menuitem', { name: 'Delete' })).toBeNull();
  });
  it('says where there is none', async () => {
    server.use(http.get('*/api/v1/views', () => HttpResponse.json({ items: [], total: 0 })));
    const { user } = open('/changes');
    await menu(user);
    expect(await screen.findByText('No view yet. Filter the list, then save it.')).toBeVisible();
  });
  it('says where they could not be read, and tries again', async () => {
    let broken = true;
    server.use(
      http.get('*/api/v1/views', () =>
        broken ? refusal(503, { title: 'Not now', detail: 'Later.' }) : HttpResponse.json({ items: [savedView()] }),
      ),
    );
    const { user } = open('/changes');
    await menu(user);
    const again = await item('The views could not be read. Try again');
    broken = false;
    await user.click(again);
    expect(await item('My risks')).toBeVisible();
  });
});

describe('a filter by conditions', () => {
  it('is put together from fields, operators and values, and asked once it is whole', async () => {
    const asked = listen();
    const { user, router } = open('/changes');
    await user.click(await screen.findByRole('button', { name: 'Filter' }));
    await user.click(await item('Conditions…'));
    await user.click(await screen.findByRole('button', { name: 'Add a condition' }));
    await waitFor(() =>
      expect(JSON.parse(asked.at(-1)?.get('where') ?? 'null')).toEqual({
        all: [{ field: 'impact', operator: 'at_least', value: ['high'] }],
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Take this condition away' }));
    await waitFor(() => expect(router.state.location.search).not.toHaveProperty('where'));
  });
  it('is chosen with the mouse and found by typing, inside what floats', async () => {
    listen();
    const said = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { user } = open('/changes?where={"field":"impact","operator":"filled"}', 'default');
    await user.click(await screen.findByRole('button', { name: 'Conditions Impact is filled in' }));
    // Without a layout the kit takes what floats for out of sight, and says that nothing in it can take the focus.
    const field = await screen.findByRole('combobox', { name: 'Field', hidden: true });
    await user.click(field);
    await user.click(await screen.findByRole('option', { name: 'Restricted', hidden: true }));
    expect(field).toBeInTheDocument();
    expect(field).toHaveValue('Restricted');
    await user.click(field);
    await user.keyboard('titl{Enter}');
    expect(field).toHaveValue('Title');
    said.mockRestore();
  });
  it('is taken away with its chip', async () => {
    const asked = listen();
    const { user } = open('/changes?where={"field":"impact","operator":"filled"}');
    expect(await screen.findByRole('button', { name: 'Conditions Impact is filled in' })).toBeVisible();
    expect(asked[0]?.get('where')).toBe('{"field":"impact","operator":"filled"}');
    await user.click(screen.getByRole('button', { name: 'Without conditions' }));
    await waitFor(() => expect(asked.at(-1)?.has('where')).toBe(false));
  });
  it('shows what the server says of one that it does not take', async () => {
    server.use(
      http.get('*/api/v1/changes', () =>
        refusal(400, {
          title: 'Not understood',
          detail: '`where` has conditions that cannot be asked; each mistake is named below.',
          errors: [{ pointer: '?where/all/0/field', detail: 'There is no field impct; did you mean impact?' }],
        }),
      ),
    );
    open('/changes?where={"field":"impct","operator":"filled"}');
    expect(await screen.findByText('There is no field impct; did you mean impact?')).toBeVisible();
    expect(await screen.findByRole('button', { name: 'Conditions impct is filled in' })).toBeVisible();
  });
});
