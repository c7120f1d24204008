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
  /** Write only where the thing still is of this version; the server answers 412 where it is not. */
  ifVersion?: number | undefined;
}

/** What was answered, and the version of the thing that it shows, where the server says one. */
export interface Answer<T> {
  data: T;
  version: number | undefined;
}

/** A thing, and the version as which it was read: what is written goes over that one only. */
export type Seen<T> = T & { seen: number | undefined };

export const api = {
  get: async <T>(path: string, call?: Call) => (await send<T>('GET', path, call)).data,
  post: async <T>(path: string, call?: Call) => (await send<T>('POST', path, call)).data,
  put: async <T>(path: string, call?: Call) => (await send<T>('PUT', path, call)).data,
  patch: async <T>(path: string, call?: Call) => (await send<T>('PATCH', path, call)).data,
  delete: async <T>(path: string, call?: Call) => (await send<T>('DELETE', path, call)).data,
  /** The thing with the version as which it was read. */
  seen: async <T>(path: string, call?: Call): Promise<Seen<T>> => {
    const { data, version } = await send<T>('GET', path, call);
    return { ...data, seen: version };
  },
  /** The same with the version. */
  versioned: <T>(method: 'PUT', path: string, call?: Call) => send<T>(method, path, call),
};

async function send<T>(method: string, path: string, call: Call = {}): Promise<Answer<T>> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (call.signal) init.signal = call.signal;
  if (method !== 'GET') headers['X-CSRF-Token'] = csrf;
  if (call.ifVersion !== undefined) headers['If-Match'] = `"${call.ifVersion}"`;
  if (call.body !== undefined) {
    headers['Content-Type'] = 'application/json';
    init.body = JSON.stringify(call.body);
  }
  const response = await fetch(address(path, call.query), init);
  if (!response.ok) throw new ApiError(await problemIn(response));
  const text = response.status === 204 ? '' : await response.text();
  return { data: (text === '' ? undefined : JSON.parse(text)) as T, version: versionIn(response.headers.get('ETag')) };
}

/** The server's marks are "version", "version.digest", or only a digest. */
export function versionIn(mark: string | null): number | undefined {
  const version = /^(?:W\/)?"(\d{1,15})(?:\.[^"]*)?"$/.exec(mark ?? '')?.[1];
  return version === undefined ? undefined : Number(version);
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
