import { figure } from '../core/format.js';
import { words } from '../core/metrics.js';
import type { Timeseries, TimeseriesBucket } from '../core/shapes.js';
import { accent, root, small } from './parts.js';
import type { Pen, Widget, WidgetOptions } from './widget.js';

export interface SparklineOptions extends WidgetOptions {
  metric?: 'weighted' | 'raw' | 'messages' | 'cost' | undefined;
  /** How far back; 168, which is a week, by default. */
  hours?: number | undefined;
}

const fields: Record<string, Exclude<keyof TimeseriesBucket, 'ts'>> = {
  weighted: 'tokensWeighted',
  raw: 'tokensRaw',
  messages: 'messages',
  cost: 'costUsd',
};

// About a hundred buckets, whatever the range.
const stepOf = (hours: number) => (hours <= 24 ? 900_000 : hours <= 336 ? 'hour' : 'day');
const spanOf = (hours: number) => (hours > 48 ? `${Math.round(hours / 24)} days` : `${hours} h`);

export const sparkline: Widget<Timeseries, SparklineOptions> = {
  path: ({ hours = 168 }) => `timeseries?hours=${hours}&step=${stepOf(hours)}`,
  view(pen, { buckets }, options) {
    const { metric = 'weighted', hours = 168 } = options;
    const values = buckets.map(bucket => bucket[fields[metric] ?? 'tokensWeighted']);
    const sum = values.reduce((all, value) => all + value, 0);
    const shown = figure(sum, metric, 'compact', pen.lang);
    const label = `${options.label ?? words[metric]}, ${spanOf(hours)}`;
    return root(
      pen,
      'div',
      options,
      { display: 'grid', gap: '0.35em' },
      chart(pen, values, `${label}: ${shown}`),
      pen.h(
        'span',
        { style: { display: 'flex', gap: '1em', fontSize: '0.875rem' } },
        pen.h('span', { part: 'label', style: { ...small, flex: '1' } }, label),
        pen.h('span', { part: 'value' }, shown),
      ),
    );
  },
};

function chart({ h }: Pen, values: number[], name: string): unknown {
  const [last, most] = [values.length - 1 || 1, Math.max(...values) || 1];
  // In percent of the picture, which is stretched to the room there is; the line is not.
  const line = values
    .map((value, i) => `${((100 * i) / last).toFixed(2)} ${(98 - (96 * value) / most).toFixed(2)}`)
    .join('L');
  const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: '1.75px', strokeLinejoin: 'round' };
  return h(
    'svg',
    {
      part: 'chart',
      role: 'img',
      'aria-label': name,
      viewBox: '0 0 100 100',
      preserveAspectRatio: 'none',
      style: { width: '100%', height: 'var(--wig-height, 3.5rem)', color: accent, overflow: 'visible' },
    },
    h('path', { d: `M0 100L${line}L100 100Z`, style: { fill: 'currentColor', opacity: '0.16' } }),
    h('path', { d: `M${line}`, style: { ...stroke, vectorEffect: 'non-scaling-stroke' } }),
  );
}
