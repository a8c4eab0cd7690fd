import { describe, expect, it } from 'vitest';
import { step } from '../src/charts/axis';
import { frameOf, layOut } from '../src/charts/calendar';
import { stackOf } from '../src/pages/overview/series';

const bucket = (costUsd: number) => ({ ts: 0, messages: 1, tokensRaw: costUsd, tokensWeighted: costUsd, costUsd });
const response = (series: Record<string, number[]>) => ({
  from: 0,
  to: 2,
  step: 1,
  buckets: [bucket(0), bucket(0)],
  series: Object.entries(series).map(([key, values]) => ({ key, buckets: values.map(bucket) })),
});

describe('a stack', () => {
  it('has the largest first, and nothing that is nothing', () => {
    const stacks = stackOf(response({ a: [1, 0], none: [0, 0], b: [2, 5] }), 'cost', key => key, 'rest');
    expect(stacks).toEqual([
      { name: 'b', look: 0, values: [2, 5] },
      { name: 'a', look: 1, values: [1, 0] },
    ]);
  });

  it('shows six by name', () => {
    const stacks = stackOf(
      response(Object.fromEntries('abcdef'.split('').map(key => [key, [1, 1]]))),
      'cost',
      key => key,
      'rest',
    );
    expect(stacks.map(one => one.name)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('loses nothing of more than six', () => {
    const stacks = stackOf(
      response(Object.fromEntries('abcdefghij'.split('').map((key, i) => [key, [i + 1, 1]]))),
      'cost',
      key => key,
      'rest',
    );
    expect(stacks.map(one => one.name)).toEqual(['j', 'i', 'h', 'g', 'f', 'rest']);
    expect(stacks.reduce((sum, one) => sum + (one.values[0] ?? 0), 0)).toBe(55);
  });

  it('never gives the server’s rest a place among the names', () => {
    const stacks = stackOf(response({ __other__: [100, 100], a: [1, 1] }), 'cost', key => key, 'rest');
    expect(stacks.map(one => one.name)).toEqual(['a', 'rest']);
  });
});

describe('a calendar', () => {
  const monday = Date.UTC(2026, 4, 4);
  const days = (values: number[], start = monday) => values.map((value, i) => ({ at: start + i * 86_400_000, value }));
  const weekdayOf = (at: number) => new Date(at).getUTCDay();

  it('begins its weeks on Monday', () => {
    const cells = layOut(days([0, 0, 0, 0, 0, 0, 0, 0], monday + 5 * 86_400_000), weekdayOf);
    expect(cells.map(cell => [cell.column, cell.row])).toEqual([
      [0, 5],
      [0, 6],
      [1, 0],
      [1, 1],
      [1, 2],
      [1, 3],
      [1, 4],
      [1, 5],
    ]);
  });

  it.each([
    [2, 2, 'M0 2H1V3H0Z'],
    [2, 8, 'M0 2V7H1V2H2V0H1V2Z'],
    [0, 20, ''],
    [30, 40, ''],
  ])('outlines the days from %i to %i', (first, last, frame) => {
    const cells = layOut(
      Array.from({ length: 21 }, (_, at) => ({ at, value: 1 })),
      () => 1,
    );
    expect(frameOf(cells, at => at >= first && at <= last)).toBe(frame);
  });

  it('grades busy days among themselves, so that one huge day hides no other', () => {
    expect(layOut(days([0, 1, 2, 3, 4_000_000]), weekdayOf).map(cell => cell.level)).toEqual([0, 1, 2, 3, 4]);
    expect(layOut(days([0, 5]), weekdayOf).map(cell => cell.level)).toEqual([0, 1]);
    expect(layOut([], weekdayOf)).toEqual([]);
  });
});

it('moves with the keys and stops at the ends', () => {
  expect(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown', 'x'].map(key => step(key, 3, 10))).toEqual([
    2,
    4,
    0,
    9,
    9,
    0,
    null,
  ]);
});
