import { partsAt } from '../filter/period';
import type { Format } from '../format/format';
import type { Bar } from './axis';

const day = 86_400_000;

/** The bars of a time axis. Over days, only the first bar of each day has a word below it. */
export function timeBars(starts: readonly number[], step: number, format: Format): Bar[] {
  const isOverDays = step < day && (starts.at(-1) ?? 0) - (starts[0] ?? 0) > 1.5 * day;
  const dayOf = (at: number) => partsAt(at, format.timeZone).day;
  const tick = (at: number, i: number) => {
    if (!isOverDays) return format.tick(at, step);
    return i > 0 && dayOf(at) !== dayOf(starts[i - 1] ?? at) ? format.tick(at, day) : '';
  };
  return starts.map((at, i) => ({ at, name: format.bucket(at, step), tick: tick(at, i) }));
}
