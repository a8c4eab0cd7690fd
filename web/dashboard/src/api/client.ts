import type { Problem } from './contract';

/** What the server said no with. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

type Values = Record<string, string | number | boolean | null | undefined>;

// What must go along with every request that changes something; the server tells it to those who are signed in.
let antiforgery = '';

export const setAntiforgery = (word: string) => {
  antiforgery = word;
};

/** An address below the page, whatever the page stands below; what is null is left out. */
export function address(path: string, values: Values = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined) params.set(name, String(value));
  }
  const search = params.toString();
  return search ? `${path}?${search}` : path;
}

export const get = <T>(path: string, values?: Values, signal?: AbortSignal) =>
  send<T>(address(path, values), signal ? { signal } : {});

export const post = <T>(path: string, body: unknown) =>
  send<T>(path, {
    method: 'POST',
    headers: { ...guard(), 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

export const remove = <T>(path: string) => send<T>(path, { method: 'DELETE', headers: guard() });

const guard = () => ({ 'WigToken-Antiforgery': antiforgery || 'page' });

async function send<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, cache: 'no-store', credentials: 'same-origin' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ProblemError(0, 'unreachable', '');
  }
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as T;
}

async function problemOf(response: Response): Promise<ProblemError> {
  try {
    const problem = (await response.json()) as Problem;
    return new ProblemError(response.status, problem.code, problem.detail);
  } catch {
    // A proxy's page, or nothing.
    return new ProblemError(response.status, 'unknown', '');
  }
}
