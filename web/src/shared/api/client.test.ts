import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { server } from '@/test/server';
import { address, api, path, rememberCsrf, versionIn } from './client';
import { ApiError, fieldErrors, problemOf } from './problem';

describe('addresses', () => {
  it('repeats lists and leaves empty entries out', () =>
    expect(address('/changes', { phase: ['a', 'b'], q: '', owner: undefined, total: true })).toBe(
      '/api/v1/changes?phase=a&phase=b&total=true',
    ));
  it('escapes parts of a path', () => expect(path('/people', 'a/b c')).toBe('/people/a%2Fb%20c'));
});

describe('answers', () => {
  it('sends the token with writes only', async () => {
    rememberCsrf('secret');
    const seen: (string | null)[] = [];
    const keep = ({ request }: { request: Request }) => {
      seen.push(request.headers.get('x-csrf-token'));
      return HttpResponse.json({});
    };
    server.use(http.get('*/api/v1/x', keep), http.post('*/api/v1/x', keep));
    await api.get('/x');
    await api.post('/x', { body: {} });
    expect(seen).toEqual([null, 'secret']);
  });
  it('reads the version at the beginning of a mark, and sends it back', async () => {
    expect(['"7"', 'W/"7.5f1c"', '"bed3bd80673341582698910ffcb47e25"', null].map(versionIn)).toEqual([
      7,
      7,
      undefined,
      undefined,
    ]);
    const seen: (string | null)[] = [];
    server.use(
      http.patch('*/api/v1/x', ({ request }) => {
        seen.push(request.headers.get('if-match'));
        return HttpResponse.json({});
      }),
    );
    await api.patch('/x', { body: {}, ifVersion: 7 });
    await api.patch('/x', { body: {} });
    expect(seen).toEqual(['"7"', null]);
  });
  it('throws problem details as they came', async () => {
    server.use(
      http.get('*/api/v1/x', () =>
        HttpResponse.json({ type: '/problems/no', title: 'No', detail: 'Because.' }, { status: 409 }),
      ),
    );
    const error = await api.get('/x').catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ApiError);
    expect(problemOf(error)).toMatchObject({ status: 409, title: 'No', detail: 'Because.' });
  });
  it('says so where the server cannot be reached, or gives no reason', async () => {
    server.use(
      http.get('*/api/v1/x', () => HttpResponse.error()),
      http.get('*/api/v1/y', () => new HttpResponse('<html>', { status: 502 })),
    );
    expect(problemOf(await api.get('/x').catch((e: unknown) => e)).title).toBe('Sluice does not answer');
    expect(problemOf(await api.get('/y').catch((e: unknown) => e)).status).toBe(502);
  });
});

it('names fields by their pointers', () =>
  expect(
    fieldErrors({ type: '', title: '', status: 422, errors: [{ pointer: '/expected_results/0', detail: 'empty' }] }),
  ).toEqual({ 'expected_results.0': 'empty' }));
