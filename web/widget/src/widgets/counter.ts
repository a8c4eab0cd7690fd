import type { Digits } from '../core/format.js';
import { type Metric, metricOf } from '../core/metrics.js';
import type { Totals } from '../core/shapes.js';
import { dot } from './dot.js';
import { caption, muted, oneLine, root, shade, total } from './parts.js';
import type { Pen, Widget, WidgetOptions } from './widget.js';

export interface CounterOptions extends WidgetOptions {
  /** What is counted; weighted tokens by default. */
  metric?: Metric | undefined;
  /** The same as `metric`. */
  mode?: Metric | undefined;
  /** `hero`: large, with its words below. `minimal`: the number alone, in the line of text it stands in. `full`: with what it is made of. */
  variant?: 'hero' | 'minimal' | 'full' | undefined;
  /** All digits, or about three of them. By default a hero has all. */
  digits?: Digits | undefined;
}

const kinds: [Metric, string][] = [
  ['input', 'input'],
  ['cacheCreation', 'cache written'],
  ['cacheRead', 'cache read'],
  ['output', 'output'],
];

const large = { fontWeight: '700', letterSpacing: '-0.02em', lineHeight: '1.05' };
const hero = { ...large, fontSize: 'var(--wig-size, clamp(2rem, 9vw, 4.5rem))' };
const full = { ...large, fontSize: 'var(--wig-size, 2rem)' };

export const counter: Widget<Totals, CounterOptions> = {
  glides: true,
  view(pen, totals, options) {
    const metric = metricOf(options.metric ?? options.mode);
    if (!metric) return null;
    const { variant = 'hero', digits = variant === 'hero' ? 'exact' : 'compact' } = options;
    if (variant === 'minimal') return root(pen, 'span', options, {}, total(pen, totals, metric, digits));
    return root(
      pen,
      'div',
      options,
      { display: 'grid', gap: '0.35em' },
      total(pen, totals, metric, digits, variant === 'full' ? full : hero),
      caption(pen, totals, metric, options, '\u2002', dot(pen)),
      variant === 'full' && breakdown(pen, totals),
    );
  },
};

/** The four kinds of tokens that the raw sum is made of. */
function breakdown(pen: Pen, totals: Totals): unknown {
  const { h } = pen;
  return h(
    'div',
    {
      part: 'parts',
      style: {
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(max(10em, 40%), 1fr))',
        gap: '0.5em 1.25em',
        fontSize: '0.875rem',
      },
    },
    ...kinds.map(([kind, name], i) =>
      h(
        'span',
        { style: { display: 'flex', gap: '0.5em', borderTop: `3px solid ${shade(i)}`, paddingTop: '0.25em' } },
        h('span', { style: { color: muted, flex: '1', ...oneLine } }, name),
        total(pen, totals, kind, 'compact'),
      ),
    ),
  );
}
