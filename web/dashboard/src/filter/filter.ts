/** What the whole page is about; it lives in the address. */
export type Filter = {
  range: Range;
  /** Unix milliseconds; with the range `custom` only. */
  from: number | null;
  to: number | null;
  compare: boolean;
  /** An IANA time zone; null: the browser's. */
  tz: string | null;
} & Record<Label, string | null>;

export const ranges = ['1h', '24h', '7d', '30d', 'month', 'all', 'custom'] as const;
export type Range = (typeof ranges)[number];

/** What usage can be narrowed down to. */
export const labels = ['user', 'machine', 'project', 'model'] as const;
export type Label = (typeof labels)[number];

export const noFilter: Filter = {
  range: '7d',
  from: null,
  to: null,
  compare: true,
  tz: null,
  user: null,
  machine: null,
  project: null,
  model: null,
};

/** What a query string says; what it says wrongly is as if it were not there. */
export function readFilter(search: string): Filter {
  const params = new URLSearchParams(search);
  const range = ranges.find(one => one === params.get('range')) ?? noFilter.range;
  const [from, to] = [instant(params.get('from')), instant(params.get('to'))];
  const isCustom = range === 'custom' && from !== null && to !== null && from < to;
  return {
    range: range === 'custom' && !isCustom ? noFilter.range : range,
    from: isCustom ? from : null,
    to: isCustom ? to : null,
    compare: params.get('compare') !== 'no',
    tz: zone(params.get('tz')),
    user: params.get('user'),
    machine: params.get('machine'),
    project: params.get('project'),
    model: params.get('model'),
  };
}

/** The query string of a filter; what is as usual is left out. */
export function writeFilter(filter: Filter, others: Record<string, string> = {}): string {
  const params = new URLSearchParams();
  if (filter.range !== noFilter.range) params.set('range', filter.range);
  if (filter.range === 'custom' && filter.from !== null && filter.to !== null) {
    params.set('from', String(filter.from));
    params.set('to', String(filter.to));
  }
  if (!filter.compare) params.set('compare', 'no');
  if (filter.tz !== null) params.set('tz', filter.tz);
  for (const label of labels) {
    const value = filter[label];
    if (value !== null) params.set(label, value);
  }
  for (const [name, value] of Object.entries(others)) params.set(name, value);
  const search = params.toString();
  return search && `?${search}`;
}

export const isNarrowed = (filter: Filter) => labels.some(label => filter[label] !== null);

function instant(text: string | null): number | null {
  const value = text !== null && /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  return value <= 8.64e15 ? value : null;
}

function zone(text: string | null): string | null {
  if (text === null) return null;
  try {
    // The offset zones that some browsers understand, the server does not.
    if (!/^[A-Za-z][\w+\-/]*$/.test(text)) return null;
    new Intl.DateTimeFormat('en', { timeZone: text });
    return text;
  } catch {
    return null;
  }
}
