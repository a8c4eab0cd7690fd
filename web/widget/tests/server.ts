import { vi } from 'vitest';
import type { Totals } from '../src/core/shapes.js';
import type { Source } from '../src/core/signal.js';

export const totals: Totals = {
  input: 1_000,
  cacheCreation: 20_000,
  cacheRead: 300_000,
  output: 4_000,
  sum: 325_000,
  messages: 12,
  costUsd: 1.5,
  weighted: 76_000,
  unpricedTokens: 0,
};

interface Problem {
  status: number;
  code: string;
  detail?: string;
}

type Answer = object | Problem | 'unreachable' | 'html';

/** A browser's EventSource, as far as a server and the line to it decide what it does. */
class FakeEventSource extends EventTarget {
  onerror: (() => void) | null = null;
  isClosed = false;

  constructor(readonly url: string) {
    super();
    server.streams.push(this);
  }

  close(): void {
    this.isClosed = true;
  }

  totals(data: Totals): void {
    this.dispatchEvent(new MessageEvent('totals', { data: JSON.stringify({ totals: data, timestamp: 1 }) }));
  }

  ping(): void {
    this.dispatchEvent(new MessageEvent('ping', { data: '{}' }));
  }

  fail(): void {
    this.onerror?.();
  }
}

/** The server, at the edge of the browser: what is asked of it, and what it answers. */
export const server = {
  streams: [] as FakeEventSource[],
  asked: [] as URL[],
  answers: new Map<string, Answer>(),
  console: [] as string[],

  install(): void {
    Object.assign(server, { streams: [], asked: [], answers: new Map(), console: [] });
    vi.stubGlobal('EventSource', FakeEventSource);
    vi.stubGlobal('fetch', (address: string) => {
      const url = new URL(address, 'https://page.example/');
      server.asked.push(url);
      return respond(server.answers.get(url.pathname.split('/embed/')[1] ?? ''));
    });
    vi.stubGlobal('matchMedia', () => ({ matches: server.isStill }));
    server.isStill = true;
    vi.spyOn(console, 'error').mockImplementation((text: unknown) => server.console.push(String(text)));
  },

  isStill: true,

  /** Nobody looks any more; streams are kept open a little longer than that. */
  leave(): void {
    for (const stop of looking.splice(0)) stop();
    vi.advanceTimersByTime(5_000);
  },

  /** The stream that is open now. */
  get stream(): FakeEventSource {
    const open = server.streams.filter(stream => !stream.isClosed);
    if (open.length !== 1) throw new Error(`${open.length} streams are open.`);
    return open[0] as FakeEventSource;
  },

  /** How often a path was asked. */
  count: (path: string) => server.asked.filter(url => url.pathname.endsWith(`/embed/${path}`)).length,
};

const looking: (() => void)[] = [];

/** Looks at a source until the test is over. */
export function look(source: Source<unknown>, listener = () => {}): () => void {
  const stop = source.subscribe(listener);
  looking.push(stop);
  return stop;
}

async function respond(answer: Answer | undefined): Promise<Response> {
  if (answer === undefined || answer === 'unreachable') throw new TypeError('Failed to fetch');
  if (answer === 'html') return new Response('<!doctype html>');
  return 'status' in answer
    ? new Response(JSON.stringify({ detail: 'because', ...answer }), { status: answer.status })
    : new Response(JSON.stringify(answer));
}
