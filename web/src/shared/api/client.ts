import { ApiError, type Problem } from './problem';

/** The one way to the server: JSON in and out, problem details thrown, the CSRF token sent with every write. */

const base = '/api/v1';
let csrf = '';

/** Kept from the session's answer; a write without it is refused. */
export function rememberCsrf(token: string): void {
  csrf = token;
}

export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

export interface Call {
  query?: Query;
  body?: unknown;
  signal?: AbortSignal;
  headers?: Record<string, string>;
}

export const api = {
  get: <T>(path: string, call?: Call) => send<T>('GET', path, call),
  post: <T>(path: string, call?: Call) => send<T>('POST', path, call),
  put: <T>(path: string, call?: Call) => send<T>('PUT', path, call),
  patch: <T>(path: string, call?: Call) => send<T>('PATCH', path, call),
  delete: <T>(path: string, call?: Call) => send<T>('DELETE', path, call),
};

async function send<T>(method: string, path: string, call: Call = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json', ...call.headers };
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (call.signal) init.signal = call.signal;
  if (method !== 'GET') headers['X-CSRF-Token'] = csrf;
  if (call.body !== undefined) {
    headers['Content-Type'] = 'application/json';
    init.body = JSON.stringify(call.body);
  }
  const response = await fetch(address(path, call.query), init);
  if (!response.ok) throw new ApiError(await problemIn(response));
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export function address(path: string, query?: Query): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(key, String(one));
  }
  const text = search.toString();
  return `${base}${path}${text && `?${text}`}`;
}

async function problemIn(response: Response): Promise<Problem> {
  const fallback: Problem = {
    type: 'about:blank',
    title: response.statusText || `Status ${response.status}`,
    status: response.status,
    detail: 'The server gave no reason. Try again; if it stays so, tell whoever runs Sluice.',
  };
  try {
    const body = (await response.json()) as Partial<Problem>;
    return { ...fallback, ...body, status: response.status };
  } catch {
    return fallback;
  }
}

/** A path with its parts escaped: `path('/changes', id, 'tasks')`. */
export function path(start: string, ...parts: (string | number)[]): string {
  return [start, ...parts.map((p) => encodeURIComponent(String(p)))].join('/');
}
