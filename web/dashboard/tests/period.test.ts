import { describe, expect, it } from 'vitest';
import { type Filter, noFilter } from '../src/filter/filter';
import {
  day,
  hour,
  instantOf,
  minute,
  partsAt,
  periodOf,
  previousOf,
  startOfMonth,
  stepFor,
} from '../src/filter/period';

const now = Date.UTC(2026, 2, 30, 10, 17, 23);
const of = (filter: Partial<Filter>, zone = 'UTC') => periodOf({ ...noFilter, ...filter }, now, zone);

describe('a period', () => {
  it('ends now and begins where a bar begins', () => {
    expect(of({ range: '1h' })).toEqual({ from: Date.UTC(2026, 2, 30, 9, 17), to: now });
    expect(of({ range: '24h' })).toEqual({ from: Date.UTC(2026, 2, 29, 10, 0), to: now });
    expect(of({ range: '7d' })).toEqual({ from: Date.UTC(2026, 2, 23, 9, 0), to: now });
    expect(of({ range: '30d' })).toEqual({ from: Date.UTC(2026, 1, 28), to: now });
  });

  it('has the days of its time zone', () => {
    // Kathmandu is 5:45 ahead; there it is the 28th of February from 18:15 UTC of the 27th on.
    expect(of({ range: '30d' }, 'Asia/Kathmandu')?.from).toBe(Date.UTC(2026, 1, 27, 18, 15));
    expect(of({ range: 'month' }, 'Asia/Seoul')?.from).toBe(Date.UTC(2026, 1, 28, 15));
  });

  it('is all there is, or what was asked for', () => {
    expect(of({ range: 'all' })).toBeNull();
    expect(of({ range: 'custom', from: 5, to: 9 })).toEqual({ from: 5, to: 9 });
  });
});

describe('the period before', () => {
  it('is as long', () =>
    expect(previousOf(noFilter, { from: 10 * day, to: 17 * day }, 'UTC')).toEqual({ from: 3 * day, to: 10 * day }));

  it('of a month is as much of the month before, and no more than all of it', () => {
    const march = { from: Date.UTC(2026, 2, 1), to: now };
    const filter: Filter = { ...noFilter, range: 'month' };
    expect(previousOf(filter, march, 'UTC')).toEqual({ from: Date.UTC(2026, 1, 1), to: Date.UTC(2026, 2, 1) });
    expect(previousOf(filter, { from: march.from, to: march.from + day }, 'UTC')).toEqual({
      from: Date.UTC(2026, 1, 1),
      to: Date.UTC(2026, 1, 2),
    });
  });
});

describe('a day', () => {
  it.each([
    ['Europe/Berlin', 2026, 3, 29, Date.UTC(2026, 2, 28, 23)],
    ['Europe/Berlin', 2026, 3, 30, Date.UTC(2026, 2, 29, 22)],
    ['Europe/Berlin', 2026, 10, 25, Date.UTC(2026, 9, 24, 22)],
    ['Europe/Berlin', 2026, 10, 26, Date.UTC(2026, 9, 25, 23)],
    ['America/New_York', 2026, 3, 9, Date.UTC(2026, 2, 9, 4)],
    ['UTC', 2026, 2, 29, Date.UTC(2026, 2, 1)],
  ])('in %s of %i-%i-%i begins when its clocks say so', (zone, year, month, dayOfMonth, start) => {
    expect(instantOf(year, month, dayOfMonth, zone)).toBe(start);
  });

  it('has the parts of its time zone', () => {
    expect(partsAt(Date.UTC(2026, 11, 31, 23, 30), 'Asia/Seoul')).toEqual({
      year: 2027,
      month: 1,
      day: 1,
      hour: 8,
      minute: 30,
      weekday: 5,
    });
  });

  it('belongs to a month', () =>
    expect(startOfMonth(Date.UTC(2026, 0, 1, 3), 'America/New_York')).toBe(Date.UTC(2025, 11, 1, 5)));
});

it('is charted in some dozens of bars', () => {
  for (const length of [hour, 3 * hour, 12 * hour, day, 3 * day, 7 * day, 30 * day, 90 * day, 365 * day, 1000 * day]) {
    const bars = length / stepFor({ from: 0, to: length });
    expect(bars, `${length / minute} minutes`).toBeGreaterThanOrEqual(20);
    expect(bars, `${length / minute} minutes`).toBeLessThanOrEqual(150);
  }
});
