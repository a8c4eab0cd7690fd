import { act, cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { ProviderConfig } from '../../src/index.js';
import { server, totals } from '../server.js';

export const board = {
  by: 'model',
  entries: [
    { key: 'opus', messages: 3, costUsd: 9, weightedInputEq: 100 },
    { key: 'sonnet', messages: 30, costUsd: 3, weightedInputEq: 300 },
    { key: 'nobody-lists-this', messages: 1, costUsd: 0, weightedInputEq: 600 },
  ],
};

export const recent = {
  entries: [
    {
      user: 'alice',
      machine: 'laptop',
      model: 'opus',
      modelFamily: 'opus',
      inputTokens: 1,
      cacheCreation: 2,
      cacheRead: 3,
      outputTokens: 4,
      costUsd: 0.5,
      weightedInputEq: 9,
      ts: 1_777_629_600_000,
    },
    {
      user: '',
      machine: '',
      model: '',
      modelFamily: '',
      inputTokens: 0,
      cacheCreation: 0,
      cacheRead: 0,
      outputTokens: 8,
      costUsd: 0,
      unpriced: true,
      weightedInputEq: 40,
      ts: 1_777_629_600_000,
    },
  ],
};

export const timeseries = {
  from: 0,
  to: 3,
  step: 1,
  buckets: [0, 10, 5].map((value, ts) => ({
    ts,
    messages: 1,
    tokensRaw: value * 10,
    tokensWeighted: value,
    costUsd: value / 10,
  })),
};

export function Page({ children }: { children: ReactNode }) {
  return (
    <ProviderConfig server="https://usage.example" token="we_x" lang="en">
      {children}
    </ProviderConfig>
  );
}

/** A page with widgets, as it looks when everything has answered. The one before is left. */
export async function show(children: ReactNode) {
  cleanup();
  server.leave();
  server.answers.set('leaderboard', board).set('recent', recent).set('timeseries', timeseries);
  const page = render(<Page>{children}</Page>);
  await act(async () => {
    server.stream.totals(totals);
    await vi.advanceTimersByTimeAsync(0);
  });
  return page.container;
}

/** Lets time pass. */
export const pass = (ms = 0) => act(() => vi.advanceTimersByTimeAsync(ms));
