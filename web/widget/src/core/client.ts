import type { Answer } from './answer.js';
import { createFeed, type ProviderStatus, type TotalsAnswer } from './feed.js';
import { createQueries } from './queries.js';
import type { Source } from './signal.js';

export interface ClientConfig {
  /** Where WigToken is mounted, such as `https://usage.example.org` or `/usage`. */
  server: string;
  /** An embed token, `we_…`. It stands in the page and is no secret. */
  token: string;
  /** Ask at intervals instead of keeping a stream open. */
  poll?: boolean | undefined;
  /** How often to ask, and the longest wait before a stream is tried again. 30,000 by default. */
  pollIntervalMs?: number | undefined;
}

/** What a server tells; read as long as somebody looks at it. */
export interface Client {
  status: Source<ProviderStatus>;
  totals: Source<TotalsAnswer>;
  /** The answer to a path below `/embed/`. `hours=24` in it stands for the hours up to now. */
  query<T>(path: string): Source<Answer<T>>;
}

// Who is taken out of the page and put in again finds the stream still open.
const lingerMs = 1_000;

/** Reads from a server for all widgets that show the same token, with one stream. */
export function createClient({ server, token, poll = false, pollIntervalMs = 30_000 }: ClientConfig): Client {
  const queries = createQueries(address, retain);
  const feed = createFeed({ address, poll, pollIntervalMs, retain, tick: queries.refresh, end: queries.end });
  let users = 0;
  let isRunning = false;

  function address(path: string): string {
    // Both ends by this clock: the server's may be another, and its end could lie before this beginning.
    const now = Date.now();
    const upToNow = path.replace(
      /\bhours=([\d.]+)/,
      (_, hours) => `from=${Math.round(now - hours * 3_600_000)}&to=${now}`,
    );
    return `${server.replace(/\/+$/, '')}/embed/${upToNow}${path.includes('?') ? '&' : '?'}token=${encodeURIComponent(token)}`;
  }

  function retain(): () => void {
    if (users++ === 0) document.addEventListener('visibilitychange', update);
    update();
    return () =>
      setTimeout(() => {
        if (--users === 0) document.removeEventListener('visibilitychange', update);
        update();
      }, lingerMs);
  }

  /** Nobody looks at a hidden page, and browsers allow a server few connections, in all tabs together. */
  function update(): void {
    const isWanted = users > 0 && !document.hidden;
    if (isWanted === isRunning) return;
    isRunning = isWanted;
    if (isWanted) {
      feed.start();
      queries.refresh();
    } else feed.stop();
  }

  return {
    status: feed.status,
    totals: feed.totals,
    query: <T>(path: string) => queries.get(path) as Source<Answer<T>>,
  };
}
