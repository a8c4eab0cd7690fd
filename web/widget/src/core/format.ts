import type { Metric } from './metrics.js';

/** All digits, or about three of them. */
export type Digits = 'exact' | 'compact';

const formats = new Map<string, Intl.NumberFormat>();

/** A number as the reader of the page writes it. */
export function figure(value: number, metric: Metric, digits: Digits, lang: string | undefined): string {
  const isCost = metric === 'cost';
  // What costs less than a dollar is told to a hundredth of a cent.
  const decimals = !isCost ? +(digits === 'compact') : value < 1 ? 4 : digits === 'exact' || value < 1000 ? 2 : 1;
  const key = [isCost, digits, decimals, lang].join();
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(lang, {
      ...(isCost && { style: 'currency', currency: 'USD', minimumFractionDigits: Math.min(decimals, 2) }),
      ...(digits === 'compact' && { notation: 'compact' }),
      maximumFractionDigits: decimals,
    });
    formats.set(key, format);
  }
  return format.format(value);
}

/** The time of day, and of another day its date as well. */
export function time(ms: number, lang: string | undefined): string {
  const date = new Date(ms);
  const isToday = date.toDateString() === new Date().toDateString();
  return date.toLocaleString(lang, {
    hour: '2-digit',
    minute: '2-digit',
    ...(!isToday && { month: 'short', day: 'numeric' }),
  });
}

/** A language that numbers can be written in; of a page that names none or one that is none, the reader's. */
export function language(tag: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag || [])[0];
  } catch {
    return undefined;
  }
}
