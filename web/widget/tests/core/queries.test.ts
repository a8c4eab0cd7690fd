import { describe, expect, it, vi } from 'vitest';
import { createClient } from '../../src/core/client.js';
import { look, server, totals } from '../server.js';

const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const path = 'leaderboard?by=model&limit=100';

function watch() {
  server.answers.set('leaderboard', { by: 'model', entries: [] });
  server.answers.set('totals', { totals });
  const client = createClient({ server: 'https://usage.example', token: 'we_a&b' });
  return { client, query: client.query(path) };
}

describe('a query', () => {
  it('is asked when somebody looks, once for all', async () => {
    const { client, query } = watch();
    await pass();
    expect(server.asked).toEqual([]);
    look(query);
    look(client.query(path));
    await pass();

    expect(server.asked.map(String)).toEqual([`https://usage.example/embed/${path}&token=we_a%26b`]);
    expect(client.query(path).get()).toEqual({ data: { by: 'model', entries: [] } });
  });

  it('follows the totals, and not more often than every ten seconds', async () => {
    const { query } = watch();
    look(query);
    await pass();
    for (let second = 0; second < 60; second++) {
      server.stream.totals({ ...totals, sum: second });
      await pass(1_000);
    }

    expect(server.count('leaderboard')).toBe(7);
  });

  it('is asked once more after the last change', async () => {
    const { query } = watch();
    look(query);
    await pass();
    server.stream.totals(totals);
    await pass(20_000);

    expect(server.count('leaderboard')).toBe(2);
  });

  it('is asked every five minutes when nothing changes', async () => {
    const { query } = watch();
    look(query);
    for (let minute = 0; minute < 15; minute += 0.5) {
      server.stream.ping();
      await pass(30_000);
    }

    expect(server.count('leaderboard')).toBe(4);
  });

  it('up to now asks from as many hours ago', async () => {
    vi.setSystemTime(1_000 * 3_600_000);
    look(createClient({ server: '/usage', token: 't' }).query('timeseries?hours=1.5&step=hour'));
    await pass();

    expect(server.asked[0]?.searchParams.get('from')).toBe(String(998.5 * 3_600_000));
    expect(server.asked[0]?.searchParams.has('hours')).toBe(false);
  });

  it('that fails is asked again, and what was known stays', async () => {
    const { query } = watch();
    look(query);
    await pass();
    server.answers.set('leaderboard', { status: 503, code: 'storage_busy' });
    server.stream.totals(totals);
    await pass(10_000);
    expect(query.get().data).toBeDefined();
    server.answers.set('leaderboard', { by: 'model', entries: [{ key: 'x' }] });
    await pass(30_000);

    expect(query.get().data).toEqual({ by: 'model', entries: [{ key: 'x' }] });
  });

  it('that is refused says so and is not asked again', async () => {
    const { query } = watch();
    server.answers.set('leaderboard', { status: 403, code: 'not_exposed', detail: 'This token does not show models.' });
    look(query);
    await pass();
    server.stream.totals(totals);
    await pass(600_000);

    expect(query.get().refusal).toEqual({
      layer: 'token',
      code: 'not_exposed',
      detail: 'This token does not show models.',
    });
    expect(server.console).toEqual([
      'WigToken shows nothing here: the token layer refused (not_exposed). This token does not show models.',
    ]);
    expect(server.count('leaderboard')).toBe(1);
  });

  it('that nobody looks at any more is not asked', async () => {
    const { client, query } = watch();
    look(client.totals);
    const stop = look(query);
    await pass();
    stop();
    server.stream.totals(totals);
    await pass(600_000);

    expect(server.count('leaderboard')).toBe(1);
  });
});
