import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Live } from '../src/api/live';
import { follow } from '../src/api/refresh';

class Source extends EventTarget {
  static readonly CLOSED = 2;
  static readonly made: Source[] = [];
  readyState = 1;
  isClosed = false;

  constructor(readonly url: string) {
    super();
    Source.made.push(this);
  }

  close() {
    this.isClosed = true;
  }
}

const newest = () => Source.made.at(-1) as Source;
const say = (name: string) => newest().dispatchEvent(new Event(name));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Source);
  Source.made.length = 0;
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('is live after an event, down after a cut, and tells of changes but not of the first state', () => {
  const live = new Live();
  const changed = vi.fn();
  live.onChange(changed);
  live.start();
  expect([live.state, newest().url]).toEqual(['connecting', 'api/usage/stream']);
  say('totals');
  expect([live.state, changed.mock.calls.length]).toEqual(['live', 0]);
  say('totals');
  expect(changed).toHaveBeenCalledTimes(1);
  say('error');
  expect(live.state).toBe('down');
  // The browser comes back by itself; what was missed meanwhile is a change.
  say('totals');
  expect([live.state, changed.mock.calls.length, Source.made.length]).toEqual(['live', 2, 1]);
});

it('tries again after a refusal, ever more slowly', () => {
  const live = new Live();
  const stop = live.start();
  for (const wait of [1000, 2000, 5000, 10_000, 30_000, 30_000]) {
    const count = Source.made.length;
    newest().readyState = Source.CLOSED;
    say('error');
    vi.advanceTimersByTime(wait - 1);
    expect(Source.made.length).toBe(count);
    vi.advanceTimersByTime(1);
    expect(Source.made.length).toBe(count + 1);
  }
  stop();
  expect(newest().isClosed).toBe(true);
});

it('lets numbers follow at their pace, and never misses the last change', () => {
  const client = new QueryClient();
  const asked = vi.spyOn(client, 'invalidateQueries').mockResolvedValue();
  let change = () => {};
  const stop = follow(client, next => {
    change = next;
    return () => {};
  });
  change();
  vi.advanceTimersByTime(0);
  expect(asked).toHaveBeenCalledTimes(2);
  for (let i = 0; i < 50; i++) {
    change();
    vi.advanceTimersByTime(10);
  }
  expect(asked).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(500);
  expect(asked).toHaveBeenCalledTimes(3);
  vi.advanceTimersByTime(4000);
  expect(asked).toHaveBeenCalledTimes(4);
  change();
  stop();
  vi.advanceTimersByTime(60_000);
  expect(asked).toHaveBeenCalledTimes(4);
});
