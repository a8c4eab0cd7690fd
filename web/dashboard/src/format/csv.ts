export type Cell = string | number | boolean | null;

// What begins a formula in Excel, LibreOffice or Sheets, full-width forms included.
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

/** A table as RFC 4180 has it. A text that a spreadsheet would run gets an apostrophe before it; a number never does. */
export function toCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows]
    .map(row => row.map(cell).join(','))
    .join('\r\n')
    .concat('\r\n');
}

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const inert = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
