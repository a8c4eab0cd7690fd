import { afterEach, describe, expect, it, vi } from 'vitest';
import { address, get, ProblemError, post, remove, setAntiforgery } from '../src/api/client';

const answer = (status: number, body: string) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(body, { status })),
  );
const sent = () => vi.mocked(fetch).mock.calls[0] as [string, RequestInit];

afterEach(() => {
  setAntiforgery('');
  vi.unstubAllGlobals();
});

describe('an address', () => {
  it('is relative, and names what is not left out', () => {
    expect(address('api/x', { a: 1, empty: '', none: null, not: undefined, text: 'a&b #' })).toBe(
      'api/x?a=1&empty=&text=a%26b+%23',
    );
    expect(address('api/x')).toBe('api/x');
  });
});

describe('a request', () => {
  it('that changes something carries the word that other sites cannot send', async () => {
    answer(200, '{"ok":true}');
    setAntiforgery('word');
    await post('api/x', { a: 1 });
    expect(sent()[1].headers).toEqual({ 'WigToken-Antiforgery': 'word', 'Content-Type': 'application/json' });
    answer(200, '{"ok":true}');
    await remove('api/x');
    expect(sent()[1]).toMatchObject({ method: 'DELETE', headers: { 'WigToken-Antiforgery': 'word' } });
  });

  it('that is refused says why, in the server’s words', async () => {
    answer(409, JSON.stringify({ code: 'last_admin', detail: 'the last one' }));
    await expect(get('api/x')).rejects.toEqual(new ProblemError(409, 'last_admin', 'the last one'));
  });

  it('that a proxy answers in HTML is an error without words', async () => {
    answer(502, '<html>');
    await expect(get('api/x')).rejects.toMatchObject({ status: 502, code: 'unknown' });
  });

  it('that reaches nobody is said to', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => Promise.reject(new TypeError('network'))),
    );
    await expect(get('api/x')).rejects.toMatchObject({ status: 0, code: 'unreachable' });
  });

  it('that was given up is no error of the server', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => Promise.reject(new DOMException('gone', 'AbortError'))),
    );
    await expect(get('api/x')).rejects.toMatchObject({ name: 'AbortError' });
  });
});
