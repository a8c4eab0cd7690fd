import { useSyncExternalStore } from 'react';

/** How the stream of totals is doing. */
export type LiveState = 'connecting' | 'live' | 'down';

const retryMs = [1000, 2000, 5000, 10_000, 30_000];

/** The one stream of a page: says when something changed, and whether it would. */
export class Live {
  private readonly watchers = new Set<() => void>();
  private readonly changes = new Set<() => void>();
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private isFirst = true;
  state: LiveState = 'connecting';

  /** Begins; what it returns ends it. */
  start(): () => void {
    this.connect();
    return () => {
      clearTimeout(this.timer);
      this.source?.close();
    };
  }

  readonly watch = (watcher: () => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  /** Called with every change of the ledger, also one that was missed while the stream was down. */
  onChange(change: () => void): () => void {
    this.changes.add(change);
    return () => this.changes.delete(change);
  }

  private connect() {
    const source = new EventSource('api/usage/stream');
    this.source = source;
    source.addEventListener('totals', () => {
      this.failures = 0;
      this.become('live');
      // The page has just read what the first event says.
      if (this.isFirst) this.isFirst = false;
      else for (const change of this.changes) change();
    });
    source.addEventListener('error', () => {
      this.become('down');
      // A browser comes back by itself after a cut, but never after a refusal.
      if (source.readyState !== EventSource.CLOSED) return;
      this.timer = setTimeout(() => this.connect(), retryMs[Math.min(this.failures++, retryMs.length - 1)]);
    });
  }

  private become(state: LiveState) {
    if (this.state === state) return;
    this.state = state;
    for (const watcher of this.watchers) watcher();
  }
}

export const live = new Live();

export const useLiveState = () => useSyncExternalStore(live.watch, () => live.state);
