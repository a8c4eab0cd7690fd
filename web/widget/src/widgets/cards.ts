import type { Digits } from '../core/format.js';
import { type Metric, metricOf } from '../core/metrics.js';
import type { Totals } from '../core/shapes.js';
import { border, caption, root, total } from './parts.js';
import type { Widget, WidgetOptions } from './widget.js';

export interface CardOptions extends WidgetOptions {
  /** What is counted; weighted tokens by default. */
  metric?: Metric | undefined;
  digits?: Digits | undefined;
}

export interface GridOptions extends WidgetOptions {
  /** What is counted, in this order; in an attribute separated by commas. By default tokens, weighted tokens, cost and messages. */
  metrics?: Metric[] | string | undefined;
  digits?: Digits | undefined;
}

const frame = {
  display: 'grid',
  alignContent: 'start',
  gap: '0.25em',
  padding: '0.9em 1.1em',
  border,
  borderRadius: 'var(--wig-radius, 0.6em)',
};
const large = { fontSize: 'var(--wig-size, 1.6rem)', fontWeight: '650', lineHeight: '1.15' };
const cells = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(9.5em, 1fr))',
  gap: 'var(--wig-gap, 0.75em)',
};

export const card: Widget<Totals, CardOptions> = {
  glides: true,
  view(pen, totals, options) {
    const metric = metricOf(options.metric);
    if (!metric) return null;
    const value = total(pen, totals, metric, options.digits ?? 'compact', large);
    return root(pen, 'div', options, frame, value, caption(pen, totals, metric, options));
  },
};

export const grid: Widget<Totals, GridOptions> = {
  glides: true,
  view(pen, totals, { metrics = 'raw,weighted,cost,messages', digits, ...options }) {
    const names = String(metrics).split(/[ ,]+/) as Metric[];
    return root(pen, 'div', options, cells, ...names.map(metric => card.view(pen, totals, { metric, digits })));
  },
};
