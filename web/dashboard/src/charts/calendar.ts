/** A day of a calendar. */
export type Day = { at: number; value: number };

export type Cell = Day & { column: number; row: number; level: number };

/** Lays days out in weeks that begin on Monday, and grades them: 0 is nothing, 1 to 4 are quarters of the busy days. */
export function layOut(days: readonly Day[], weekdayOf: (at: number) => number): Cell[] {
  const busy = days
    .map(day => day.value)
    .filter(value => value > 0)
    .sort((a, b) => a - b);
  const edges = [0.25, 0.5, 0.75].map(part => busy[Math.floor(part * (busy.length - 1))] ?? 0);
  const first = days[0] ? (weekdayOf(days[0].at) + 6) % 7 : 0;
  return days.map((day, i) => ({
    ...day,
    column: Math.floor((i + first) / 7),
    row: (i + first) % 7,
    level: day.value <= 0 ? 0 : 1 + edges.filter(edge => day.value > edge).length,
  }));
}

/** The outline of the chosen days, one unit a day: they follow each other, so it has at most eight corners. Empty where all are chosen, or none. */
export function frameOf(cells: readonly Cell[], isChosen: (at: number) => boolean): string {
  const chosen = cells.filter(cell => isChosen(cell.at));
  const [first, last] = [chosen[0], chosen.at(-1)];
  if (!first || !last || chosen.length === cells.length) return '';
  const [x, end] = [first.column, last.column];
  if (x === end) return `M${x} ${first.row}H${x + 1}V${last.row + 1}H${x}Z`;
  return `M${x} ${first.row}V7H${end}V${last.row + 1}H${end + 1}V0H${x + 1}V${first.row}Z`;
}
