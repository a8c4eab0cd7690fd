import type { QueryClient } from '@tanstack/react-query';

/** How soon a number follows a change: headlines at once, charts and tables after a while. */
export type Pace = 'fast' | 'slow';

const waits: Record<Pace, number> = { fast: 1000, slow: 5000 };

/** Lets the queries that say so follow the ledger, at most once in their pace's time; the last change is never lost. */
export function follow(client: QueryClient, onChange: (change: () => void) => () => void): () => void {
  const timers: Partial<Record<Pace, ReturnType<typeof setTimeout>>> = {};
  const last: Record<Pace, number> = { fast: 0, slow: 0 };
  const run = (pace: Pace) => {
    delete timers[pace];
    last[pace] = Date.now();
    void client.invalidateQueries({ predicate: query => query.meta?.pace === pace });
  };
  const stop = onChange(() => {
    for (const pace of ['fast', 'slow'] as const) {
      timers[pace] ??= setTimeout(() => run(pace), Math.max(0, last[pace] + waits[pace] - Date.now()));
    }
  });
  return () => {
    stop();
    for (const timer of Object.values(timers)) clearTimeout(timer);
  };
}
