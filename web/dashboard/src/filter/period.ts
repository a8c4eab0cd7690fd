import type { Filter } from './filter';

/** A stretch of time, Unix milliseconds; the end is exclusive. */
export type Period = { from: number; to: number };

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

const lengths = { '1h': hour, '24h': day, '7d': 7 * day, '30d': 30 * day } as const;

/**
 * The period that a filter means at a moment; null: all of it. It begins where a bucket of its chart begins, so that the bars add up to
 * the figures: the last 30 days are 30 whole days and what there is of today.
 */
export function periodOf(filter: Filter, now: number, timeZone: string): Period | null {
  switch (filter.range) {
    case 'all':
      return null;
    case 'custom':
      return { from: filter.from ?? now - day, to: filter.to ?? now };
    case 'month':
      return { from: startOfMonth(now, timeZone), to: now };
    default: {
      const from = now - lengths[filter.range];
      return { from: startOfBucket(from, stepFor({ from, to: now }), timeZone), to: now };
    }
  }
}

/** What a period is compared with: as long, and just before; a month: as much of the month before. */
export function previousOf(filter: Filter, period: Period, timeZone: string): Period {
  if (filter.range === 'month') {
    const from = startOfMonth(period.from - 1, timeZone);
    return { from, to: Math.min(from + (period.to - period.from), period.from) };
  }
  return { from: period.from - (period.to - period.from), to: period.from };
}

/** The bucket of a chart, so that it has some dozens of them. */
export function stepFor(period: Period): number {
  const length = period.to - period.from;
  if (length <= 2 * hour) return minute;
  if (length <= 6 * hour) return 5 * minute;
  if (length <= 12 * hour) return 15 * minute;
  if (length <= 36 * hour) return 30 * minute;
  if (length <= 4 * day) return hour;
  if (length <= 10 * day) return 3 * hour;
  if (length <= 100 * day) return day;
  if (length <= 3 * 365 * day) return 7 * day;
  return 30 * day;
}

function startOfBucket(at: number, step: number, timeZone: string): number {
  if (step < day) return at - ((at + offsetAt(at, timeZone)) % step);
  const parts = partsAt(at, timeZone);
  return instantOf(parts.year, parts.month, parts.day, timeZone);
}

export function startOfMonth(now: number, timeZone: string): number {
  const { year, month } = partsAt(now, timeZone);
  return instantOf(year, month, 1, timeZone);
}

/** The first moment of a day in a time zone. */
export function instantOf(year: number, month: number, dayOfMonth: number, timeZone: string, minutes = 0): number {
  const local = Date.UTC(year, month - 1, dayOfMonth, 0, minutes);
  // Twice, for the offset at the guess may be the one before a change of the clocks.
  const guess = local - offsetAt(local, timeZone);
  return local - offsetAt(guess, timeZone);
}

export function partsAt(at: number, timeZone: string) {
  const local = new Date(at + offsetAt(at, timeZone));
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    weekday: local.getUTCDay(),
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetAt(at: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day: dayOfMonth = 1, hour: hours = 0, minute: minutes = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, dayOfMonth, hours, minutes, second) - Math.floor(at / 1000) * 1000;
}
