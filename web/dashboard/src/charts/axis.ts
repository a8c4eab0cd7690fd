import { ticks } from 'd3-array';

/** A moment of the axis: when it begins, what it is called, and what stands below it. */
export type Bar = { at: number; name: string; tick: string };

/** Round values from nothing to at least the largest. */
export function marksTo(most: number): number[] {
  const marks = ticks(0, most, 4);
  const step = (marks[1] ?? most) - (marks[0] ?? 0);
  const last = marks.at(-1) ?? most;
  return last < most ? [...marks, last + step] : marks;
}

/** The bars whose words fit below the axis beside each other. */
export function spread(bars: readonly Bar[], slot: number, width: number, room: number): number[] {
  const shown: number[] = [];
  for (const [i, { tick }] of bars.entries()) {
    const x = (i + 0.5) * slot;
    const last = shown.at(-1);
    if (tick && x >= room / 4 && x <= width - room / 3 && (last === undefined || (i - last) * slot >= room))
      shown.push(i);
  }
  return shown;
}

/** Where a key leads from a bar; null: nowhere. */
export function step(key: string, from: number, count: number): number | null {
  const to = {
    ArrowLeft: from - 1,
    ArrowDown: from - 1,
    ArrowRight: from + 1,
    ArrowUp: from + 1,
    PageDown: from - 7,
    PageUp: from + 7,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}

/** A window beside a place, on the side that has room. */
export const tipPlace = (x: number, width: number) => (x > width / 2 ? { right: width - x + 12 } : { left: x + 12 });
