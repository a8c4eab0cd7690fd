/** The server said no, and will say so again: nothing is shown. */
export interface Refusal {
  /** Which of the two layers it was: the page's origin, or the token. */
  layer: 'origin' | 'token';
  /** The server's code, such as `origin_not_allowed` or `token_revoked`. */
  code: string;
  detail: string;
}

/** What is known of something that was asked for: nothing yet, the data, or that there will be none. */
export interface Answer<T> {
  data?: T;
  refusal?: Refusal;
}

/** An answer, or why there is none for the moment. */
export type Attempt<T> = Answer<T> & { failure?: string };

const timeoutMs = 15_000;

export async function ask<T>(address: string): Promise<Attempt<T>> {
  try {
    const response = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(timeoutMs) });
    const body = await response.json();
    if (response.ok) return { data: body };
    const { code, detail } = body;
    if (response.status !== 401 && response.status !== 403)
      return { failure: `it answers ${response.status} (${code})` };
    return { refusal: { layer: /^origin_/.test(code) ? 'origin' : 'token', code, detail } };
  } catch {
    // Browsers do not tell scripts which it is.
    return {
      failure: 'it cannot be reached, its address is wrong, or a policy of this page (connect-src) forbids to ask it',
    };
  }
}
