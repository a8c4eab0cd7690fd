import { describe, expect, it, vi } from 'vitest';
import { type ClientConfig, createClient } from '../../src/core/client.js';
import { look, server, totals } from '../server.js';

const firstRetryMs = 1_000;

function watch(config: Partial<ClientConfig> = {}) {
  const client = createClient({ server: 'https://usage.example/corp/', token: 'we_x', ...config });
  const states: string[] = [];
  const stop = look(client.totals);
  look(client.status, () => states.push(client.status.get().state));
  return { client, states, stop, sum: () => client.totals.get().data?.sum };
}

/** Lets answers arrive, and time pass. */
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

describe('the stream', () => {
  it('is one for all who look, at the address below the mount', () => {
    const { client } = watch();
    look(client.totals);
    look(client.query('recent'));

    expect(server.streams.map(stream => stream.url)).toEqual(['https://usage.example/corp/embed/stream?token=we_x']);
  });

  it('makes it live', () => {
    const { client, states, sum } = watch();
    expect(client.status.get().state).toBe('connecting');

    server.stream.totals(totals);
    server.stream.totals({ ...totals, sum: 7 });

    expect(states).toEqual(['live']);
    expect(sum()).toBe(7);
  });

  it('opens again when it breaks, and what was known stays', async () => {
    const { states, sum } = watch();
    server.stream.totals(totals);

    server.stream.fail();
    expect(states).toEqual(['live', 'down']);
    expect(sum()).toBe(totals.sum);
    await pass(firstRetryMs);
    server.stream.totals({ ...totals, sum: 8 });

    expect(states).toEqual(['live', 'down', 'live']);
    expect(sum()).toBe(8);
    expect(server.asked).toEqual([]);
  });

  it('waits longer each time when it breaks at once, and no longer than the interval', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    watch({ pollIntervalMs: 4_000 });
    for (const wait of [1_000, 2_000, 4_000, 4_000]) {
      const { length } = server.streams;
      server.stream.totals(totals);
      server.stream.fail();
      await pass(wait - 1);
      expect(server.streams.length).toBe(length);
      await pass(1);
      expect(server.streams.length).toBe(length + 1);
    }
  });

  it('waits little again once it has held', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    watch();
    for (let i = 0; i < 4; i++) {
      server.stream.totals(totals);
      server.stream.fail();
      await pass(10_000);
    }

    server.stream.totals(totals);
    server.stream.ping();
    server.stream.fail();
    await pass(firstRetryMs);

    expect(server.stream.isClosed).toBe(false);
  });

  it('is given up when it says nothing for a minute', async () => {
    const { states } = watch();
    server.stream.totals(totals);
    await pass(59_000);
    server.stream.ping();
    await pass(59_000);
    expect(states).toEqual(['live']);

    await pass(1_000);

    expect(states).toEqual(['live', 'down']);
  });
});

describe('without a stream', () => {
  it('asks, and tries the stream again', async () => {
    server.answers.set('totals', { totals });
    const { states, sum } = watch();

    server.stream.fail();
    await pass();
    expect(states).toEqual(['polling']);
    expect(sum()).toBe(totals.sum);
    await pass(firstRetryMs);
    server.stream.totals(totals);

    expect(states).toEqual(['polling', 'live']);
  });

  it('asks when a proxy holds the stream back', async () => {
    server.answers.set('totals', { totals });
    const { sum } = watch();

    await pass(10_000);

    expect(sum()).toBe(totals.sum);
    expect(server.streams[0]?.isClosed).toBe(true);
  });

  it('asks at intervals when told to poll', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    server.answers.set('totals', { totals });
    const { states } = watch({ poll: true, pollIntervalMs: 5_000 });

    await pass(14_999);

    expect(server.count('totals')).toBe(3);
    expect(server.streams).toEqual([]);
    expect(states).toEqual(['polling']);
  });

  it.each([
    ['unreachable' as const, 'connect-src'],
    ['html' as const, 'cannot be reached'],
    [{ status: 429, code: 'rate_limited' }, '429 (rate_limited)'],
    [{ status: 503, code: 'storage_busy' }, '503 (storage_busy)'],
    [{ something: 'else' }, 'not WigToken'],
  ])('is down and tries again when the answer is %j, and says so once', async (answer, text) => {
    server.answers.set('totals', answer);
    const { client, states } = watch({ server: `https://${text.length}.example` });
    server.stream.fail();
    await pass(30_000);

    expect(client.status.get()).toEqual({ state: 'down' });
    expect(client.totals.get()).toEqual({});
    expect(server.console).toHaveLength(1);
    expect(server.console[0]).toContain(text);
    expect(server.console[0]).not.toContain('we_x');
    server.answers.set('totals', { totals });
    await pass(60_000);
    expect(states.at(-1)).toBe('polling');
  });
});

describe('a refusal', () => {
  it.each([
    [
      'origin',
      { status: 403, code: 'origin_not_allowed', detail: 'Pages of "https://page.example" may not show widgets.' },
    ],
    ['origin', { status: 403, code: 'origin_missing', detail: 'no origin' }],
    ['token', { status: 401, code: 'token_revoked', detail: 'This token was revoked.' }],
    ['token', { status: 403, code: 'scope_insufficient', detail: 'another scope' }],
  ])('of the %s layer shows nothing, says why, and is final: %j', async (layer, answer) => {
    server.answers.set('totals', answer);
    const { client } = watch();
    const models = client.query('leaderboard?by=model');
    server.stream.fail();
    await pass();

    const refusal = { layer, code: answer.code, detail: answer.detail };
    expect(client.status.get()).toEqual({ state: 'refused', ...refusal });
    expect(client.totals.get()).toEqual({ refusal });
    expect(models.get()).toEqual({ refusal });
    expect(client.query('recent').get()).toEqual({ refusal });
    expect(server.console).toEqual([
      `WigToken shows nothing here: the ${layer} layer refused (${answer.code}). ${answer.detail}`,
    ]);
    const { length } = server.asked;
    await pass(3_600_000);
    expect([server.asked.length, server.streams.length]).toEqual([length, 1]);
  });

  it('takes away what was shown', async () => {
    const { client } = watch();
    server.stream.totals(totals);
    server.answers.set('totals', { status: 401, code: 'token_revoked' });
    server.stream.fail();
    await pass(firstRetryMs);
    server.stream.fail();
    await pass();

    expect(client.totals.get().data).toBeUndefined();
  });

  it('of the totals alone leaves the rest', async () => {
    server.answers.set('totals', { status: 403, code: 'not_exposed', detail: 'This token does not show totals.' });
    server.answers.set('leaderboard', { by: 'model', entries: [] });
    const { client } = watch();
    const models = client.query('leaderboard?by=model');
    look(models);
    server.stream.fail();
    await pass();

    expect(client.totals.get().refusal?.code).toBe('not_exposed');
    expect(models.get().data).toEqual({ by: 'model', entries: [] });
    await pass(120_000);
    expect(server.count('totals')).toBe(1);
    expect(server.count('leaderboard')).toBeGreaterThan(1);
  });

  it('of totals that nobody looks at is nothing to complain about', async () => {
    server.answers.set('totals', { status: 403, code: 'not_exposed', detail: 'nobody asked' });
    const client = createClient({ server: '', token: 'we_x' });
    look(client.query('recent'));
    server.stream.fail();
    await pass();

    expect(server.console).toEqual([]);
  });
});

describe('what changes', () => {
  it('is told by what it added', () => {
    const { client } = watch();
    server.stream.totals(totals);
    expect(client.totals.get().added).toBeUndefined();
    server.stream.totals({ ...totals, sum: totals.sum + 50, costUsd: totals.costUsd + 0.25 });
    expect(client.totals.get().added).toEqual({ tokens: 50, costUsd: 0.25 });

    // New prices are no usage.
    server.stream.totals({ ...totals, sum: totals.sum + 50, costUsd: 9 });
    expect(client.totals.get().added).toEqual({ tokens: 50, costUsd: 0.25 });
  });
});

describe('a page', () => {
  function hide(isHidden: boolean) {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden);
    document.dispatchEvent(new Event('visibilitychange'));
  }

  it('that is hidden holds no stream, and has a new one when it is shown', async () => {
    const { sum } = watch();
    server.stream.totals(totals);
    hide(true);
    expect(server.streams.every(stream => stream.isClosed)).toBe(true);
    await pass(3_600_000);
    expect(server.streams).toHaveLength(1);

    hide(false);
    server.stream.totals({ ...totals, sum: 9 });

    expect(sum()).toBe(9);
  });

  it('that takes its last widget away closes the stream, and not before', async () => {
    const client = createClient({ server: '', token: 'we_x' });
    const [first, second] = [look(client.totals), look(client.totals)];
    first();
    await pass(5_000);
    expect(server.stream.isClosed).toBe(false);

    second();
    const again = look(client.totals);
    await pass(5_000);
    expect(server.streams).toHaveLength(1);

    again();
    await pass(1_000);
    expect(server.streams[0]?.isClosed).toBe(true);
  });

  it('that is gone when an answer comes does nothing with it', async () => {
    server.answers.set('totals', { totals });
    const { client, states, stop } = watch({ poll: true });
    hide(true);
    await pass();

    expect(states).toEqual([]);
    expect(client.totals.get()).toEqual({});
    stop();
  });
});
