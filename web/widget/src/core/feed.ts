import { type Answer, ask, type Refusal } from './answer.js';
import { say, sayRefusal } from './say.js';
import type { Totals } from './shapes.js';
import { type Signal, signal } from './signal.js';

/**
 * `live`: the stream is open. `polling`: the numbers come at intervals. `down`: the server gives none just now and is tried again; what is shown is
 * the last that was known. `refused`: nothing is shown.
 */
export type ProviderStatus = { state: 'connecting' | 'live' | 'polling' | 'down' } | ({ state: 'refused' } & Refusal);

/** The totals, and what the newest change added to them. */
export interface TotalsAnswer extends Answer<Totals> {
  added?: Added | undefined;
}

export interface Added {
  tokens: number;
  costUsd: number;
}

export interface FeedConfig {
  address(path: string): string;
  poll: boolean;
  pollIntervalMs: number;
  retain(): () => void;
  /** Called when there may be something new. */
  tick(): void;
  /** Called when the server refuses this page or this token altogether. */
  end(refusal: Refusal): void;
}

export interface Feed {
  status: Signal<ProviderStatus>;
  totals: Signal<TotalsAnswer>;
  start(): void;
  stop(): void;
}

// The stream begins with the totals and says something every 25 seconds. What keeps silent is a proxy that holds it back, or a line that is cut.
const firstEventMs = 10_000;
const silenceMs = 60_000;
const firstRetryMs = 1_000;

/** The totals: by one stream, and while there is none, by asking. */
export function createFeed({ address, poll, pollIntervalMs, retain, tick, end }: FeedConfig): Feed {
  const status = signal<ProviderStatus>({ state: 'connecting' }, retain);
  const totals = signal<TotalsAnswer>({}, retain);
  let stream: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  // Counts starts and stops: an answer that comes after one is nobody's.
  let round = 0;
  let isOver = false;
  // The token may well show other things.
  let isWithoutTotals = false;

  function start(): void {
    stop();
    if (isOver) return;
    if (isWithoutTotals) {
      tick();
      later(pollIntervalMs);
    } else if (poll) void pull();
    else listen();
  }

  function stop(): void {
    round++;
    clearTimeout(timer);
    stream?.close();
  }

  function later(ms: number): void {
    stop();
    // Not all pages at once when a server comes back.
    timer = setTimeout(start, ms * (0.5 + Math.random() / 2));
  }

  function listen(): void {
    let events = 0;
    const lost = () => {
      stop();
      if (events === 0) return void pull();
      status.set({ state: 'down' });
      retry();
    };
    const alive = () => {
      // A stream that breaks after its first event each time is none.
      if (events++ > 0) failures = 0;
      clearTimeout(timer);
      timer = setTimeout(lost, silenceMs);
    };
    stream = new EventSource(address('stream'));
    stream.addEventListener('totals', event => {
      alive();
      accept('live', JSON.parse(event.data).totals);
    });
    stream.addEventListener('ping', alive);
    stream.onerror = lost;
    timer = setTimeout(lost, firstEventMs);
  }

  /** Asks for the totals; of a stream that did not open this also tells why. */
  async function pull(): Promise<void> {
    const asked = round;
    const { data, refusal, failure } = await ask<{ totals: Totals }>(address('totals'));
    if (asked !== round) return;
    if (refusal) return refuse(refusal);
    if (data?.totals) {
      accept('polling', data.totals);
      if (poll) {
        failures = 0;
        return later(pollIntervalMs);
      }
    } else {
      say(
        `has no new numbers from ${address('').split('?')[0]}: ${failure ?? 'what answers there is not WigToken'}. It is tried again.`,
      );
      status.set({ state: 'down' });
    }
    retry();
  }

  function retry(): void {
    later(Math.min(pollIntervalMs, firstRetryMs * 2 ** failures++));
  }

  function accept(state: 'live' | 'polling', data: Totals): void {
    const { data: before, added } = totals.get();
    const tokens = before ? data.sum - before.sum : 0;
    totals.set({ data, added: before && tokens > 0 ? { tokens, costUsd: data.costUsd - before.costUsd } : added });
    if (status.get().state !== state) status.set({ state });
    tick();
  }

  function refuse(refusal: Refusal): void {
    isWithoutTotals = refusal.code === 'not_exposed';
    isOver = !isWithoutTotals;
    if (isOver || totals.hasListeners()) sayRefusal(refusal);
    totals.set({ refusal });
    status.set({ state: 'refused', ...refusal });
    if (isOver) end(refusal);
    else later(pollIntervalMs);
  }

  return { status, totals, start, stop };
}
