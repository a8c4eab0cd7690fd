import { partsAt } from '../filter/period';
import type { Format } from '../format/format';

const day = 86_400_000;

/** What a time axis says below its bars; '' where a bar has no word of its own. Over days, only the first bar of each day has one. */
export function timeTicks(starts: readonly number[], step: number, format: Format): string[] {
  const isOverDays = step < day && (starts.at(-1) ?? 0) - (starts[0] ?? 0) > 1.5 * day;
  if (!isOverDays) return starts.map(start => format.tick(start, step));
  const dayOf = (at: number) => partsAt(at, format.timeZone).day;
  return starts.map((start, i) =>
    i > 0 && dayOf(start) !== dayOf(starts[i - 1] ?? start) ? format.tick(start, day) : '',
  );
}
