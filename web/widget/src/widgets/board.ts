import type { Leaderboard } from '../core/shapes.js';
import { accent, number, oneLine, plainList, root, small, track } from './parts.js';
import type { Pen, Widget, WidgetOptions } from './widget.js';

export type BoardMetric = 'cost' | 'weighted' | 'messages';

export interface BoardOptions extends WidgetOptions {
  /** What decides the order and is shown; cost by default. */
  metric?: BoardMetric | undefined;
  /** How many; 5 by default. */
  limit?: number | undefined;
  /** How far back; all time by default. */
  hours?: number | undefined;
}

export interface Ranked {
  name: string;
  value: number;
}

const fields: Record<string, 'costUsd' | 'weightedInputEq' | 'messages'> = {
  cost: 'costUsd',
  weighted: 'weightedInputEq',
  messages: 'messages',
};

// The server puts the most expensive first. For another order, and for shares of the whole, all are needed.
export const boardPath = (by: string, hours?: number) =>
  `leaderboard?by=${by}&limit=100${hours ? `&hours=${hours}` : ''}`;

/** The largest first. */
export function rank({ entries }: Leaderboard, metric: BoardMetric): Ranked[] {
  const field = fields[metric] ?? 'costUsd';
  return entries.map(entry => ({ name: entry.key, value: entry[field] })).sort((a, b) => b.value - a.value);
}

const board = (by: string, words: string): Widget<Leaderboard, BoardOptions> => ({
  path: ({ hours }) => boardPath(by, hours),
  view(pen, data, options) {
    const { metric = 'cost', limit = 5, label = words } = options;
    const rows = rank(data, metric).slice(0, limit);
    return root(
      pen,
      'div',
      options,
      { display: 'grid', gap: '0.6em' },
      pen.h('span', { part: 'label', style: small }, label),
      pen.h(
        'ol',
        { part: 'list', style: { display: 'grid', gap: '0.55em', ...plainList } },
        ...rows.map(one => row(pen, one, metric, rows[0]?.value || 1)),
      ),
    );
  },
});

function row(pen: Pen, { name, value }: Ranked, metric: BoardMetric, most: number): unknown {
  const { h } = pen;
  const round = { height: '0.3em', borderRadius: '1em' };
  return h(
    'li',
    { style: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: '0.2em 1em' } },
    h('bdi', { title: name, style: oneLine }, name || '–'),
    // What has been used and costs nothing has no price that is known.
    metric === 'cost' && !value
      ? h('span', { title: 'no price is known' }, '–')
      : number(pen, value, metric, 'compact'),
    h(
      'span',
      { style: { ...round, gridColumn: '1 / -1', background: track } },
      h('span', {
        part: 'bar',
        style: { ...round, display: 'block', width: `${(100 * value) / most}%`, background: accent },
      }),
    ),
  );
}

export const users = /* @__PURE__ */ board('user', 'top users');
export const models = /* @__PURE__ */ board('model', 'top models');
export const machines = /* @__PURE__ */ board('machine', 'top machines');
