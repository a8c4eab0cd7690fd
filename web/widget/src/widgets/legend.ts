import type { Leaderboard } from '../core/shapes.js';
import { type BoardMetric, boardPath, type Ranked, rank } from './board.js';
import { muted, oneLine, plainList, root, shade } from './parts.js';
import type { Pen, Widget, WidgetOptions } from './widget.js';

export interface LegendOptions extends WidgetOptions {
  /** What the shares are of; weighted tokens by default. */
  metric?: BoardMetric | undefined;
  /** How many before the rest is one, which `label` names; 5 by default. */
  limit?: number | undefined;
  /** How far back; all time by default. */
  hours?: number | undefined;
}

const sum = (rows: Ranked[]) => rows.reduce((all, { value }) => all + value, 0);
const percent = (share: number) => (share > 0 && share < 0.01 ? '<1%' : `${Math.round(share * 100)}%`);

export const legend: Widget<Leaderboard, LegendOptions> = {
  path: ({ hours }) => boardPath('model', hours),
  view(pen, data, options) {
    const { metric = 'weighted', limit = 5, label = 'others' } = options;
    const all = rank(data, metric);
    const whole = sum(all) || 1;
    const rest = sum(all.slice(limit));
    const rows = [...all.slice(0, limit), ...(rest > 0 ? [{ name: label, value: rest }] : [])];
    return root(
      pen,
      'div',
      options,
      { display: 'grid', gap: '0.6em' },
      bar(pen, rows),
      pen.h(
        'ul',
        {
          part: 'list',
          style: { display: 'flex', flexWrap: 'wrap', gap: '0.35em 1.25em', fontSize: '0.875rem', ...plainList },
        },
        ...rows.map(({ name, value }, i) => item(pen, name, value / whole, shade(i))),
      ),
    );
  },
};

function bar({ h }: Pen, rows: Ranked[]): unknown {
  return h(
    'div',
    {
      part: 'bar',
      'aria-hidden': 'true',
      style: { display: 'flex', gap: '2px', height: '0.6em', borderRadius: '1em', overflow: 'hidden' },
    },
    ...rows.map(({ value }, i) => h('span', { style: { flex: `${value} 0 0`, background: shade(i) } })),
  );
}

function item({ h }: Pen, name: string, share: number, color: string): unknown {
  const swatch = { flex: 'none', width: '0.7em', height: '0.7em', borderRadius: '0.2em', background: color };
  return h(
    'li',
    { style: { display: 'flex', alignItems: 'center', gap: '0.5em', minWidth: '0' } },
    h('span', { style: swatch }),
    h('bdi', { title: name, style: oneLine }, name || '–'),
    h('span', { part: 'value', style: { color: muted } }, percent(share)),
  );
}
