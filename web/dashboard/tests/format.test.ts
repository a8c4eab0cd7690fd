import { describe, expect, it } from 'vitest';
import { timeBars } from '../src/charts/timeBars';
import { Format } from '../src/format/format';

const format = new Format('en', 'UTC');

it('writes money so that small amounts do not vanish and large ones fit', () => {
  expect([0, 0.0042, 0.01, 12.345, 9999.99, 1_234_567].map(format.compactUsd)).toEqual([
    '$0.00',
    '$0.0042',
    '$0.01',
    '$12.35',
    '$9,999.99',
    '$1.23M',
  ]);
  expect(format.exactUsd(0.123456789)).toBe('$0.123456789');
});

it('writes counts in three digits and a unit', () => {
  expect([0, 999, 1234, 45_678_901, 16985.25].map(format.compact)).toEqual(['0', '999', '1.23K', '45.7M', '17.0K']);
  expect(format.number(16985.25)).toBe('16,985.25');
});

it('says how long ago, in the largest unit that fits', () => {
  expect([0, 1000, 59_000, 61_000, 7_200_000, 200_000_000].map(ago => format.relative(1e12 - ago, 1e12))).toEqual([
    'now',
    '1 sec. ago',
    '59 sec. ago',
    '1 min. ago',
    '2 hr. ago',
    '2 days ago',
  ]);
});

it('keeps the clock of its time zone', () => {
  expect(new Format('en', 'Asia/Seoul').clock(Date.UTC(2026, 0, 1, 15, 4, 5))).toBe('00:04:05');
});

it.each(['en', 'ko', 'ja', 'zh'])('has every unit in %s', language => {
  const local = new Format(language, 'Asia/Seoul');
  expect(
    [local.duration(30_000), local.duration(90 * 60_000), local.usd(1), local.percent(0.5), local.month(0)].every(
      text => text.length > 0,
    ),
  ).toBe(true);
});

describe('a time axis', () => {
  const starts = (count: number, step: number) =>
    Array.from({ length: count }, (_, i) => Date.UTC(2026, 4, 1) + i * step);

  it('over days names each day once', () => {
    const ticks = timeBars(starts(24, 3 * 3_600_000), 3 * 3_600_000, format).map(bar => bar.tick);
    expect(ticks.filter(tick => tick !== '')).toEqual(['May 2', 'May 3']);
  });

  it('within a day names the hours', () =>
    expect(timeBars(starts(4, 3_600_000), 3_600_000, format).map(bar => bar.tick)).toEqual([
      '00:00',
      '01:00',
      '02:00',
      '03:00',
    ]));

  it('tells every bar apart', () => {
    const bars = timeBars(starts(48, 1_800_000), 1_800_000, format);
    expect(new Set(bars.map(bar => bar.at)).size).toBe(48);
  });
});
