import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useLeaderboard, useProviderStatus, useRecent, useTimeseries, useTotals } from '../../src/index.js';
import { server, totals } from '../server.js';
import { board, Page, pass, recent, timeseries } from './page.js';

it('useTotals and useProviderStatus tell what the stream does', () => {
  const { result } = renderHook(() => ({ ...useTotals(), ...useProviderStatus() }), { wrapper: Page });
  expect(result.current).toEqual({ state: 'connecting' });
  act(() => server.stream.totals(totals));
  expect(result.current).toEqual({ state: 'live', data: totals });
  act(() => server.stream.totals({ ...totals, sum: totals.sum + 1 }));
  expect(result.current.added).toEqual({ tokens: 1, costUsd: 0 });
});

it('useLeaderboard, useTimeseries and useRecent ask for what they are told', async () => {
  server.answers.set('leaderboard', board).set('recent', recent).set('timeseries', timeseries);
  const { result } = renderHook(
    () => [
      useLeaderboard({ by: 'model_family', limit: 3, hours: 24 }),
      useTimeseries({ step: 'day', by: 'model', tz: 'Asia/Seoul' }),
      useRecent(),
    ],
    { wrapper: Page },
  );
  expect(result.current).toEqual([{}, {}, {}]);
  await pass();

  expect(result.current).toEqual([{ data: board }, { data: timeseries }, { data: recent }]);
  const asked = server.asked.map(url =>
    Object.fromEntries([...url.searchParams].filter(([name]) => !['from', 'to', 'token'].includes(name))),
  );
  expect(asked).toEqual([{ by: 'model_family', limit: '3' }, { step: 'day', by: 'model', tz: 'Asia/Seoul' }, {}]);
  const ages = server.asked
    .map(url => url.searchParams.get('from'))
    .map(from => from && (Date.now() - Number(from)) / 3_600_000);
  expect(ages).toEqual([24, 168, null]);
});

it('a refusal is told with its layer', async () => {
  server.answers.set('totals', { status: 403, code: 'origin_not_allowed', detail: 'Not here.' });
  const { result } = renderHook(() => [useProviderStatus(), useTotals(), useRecent()], { wrapper: Page });
  act(() => server.stream.fail());
  await pass();

  const refusal = { layer: 'origin', code: 'origin_not_allowed', detail: 'Not here.' };
  expect(result.current).toEqual([{ state: 'refused', ...refusal }, { refusal }, { refusal }]);
});
