import { time } from '../core/format.js';
import type { Recent, RecentMessage } from '../core/shapes.js';
import { border, number, oneLine, plainList, root, small } from './parts.js';
import type { Pen, Widget, WidgetOptions } from './widget.js';

export interface RecentOptions extends WidgetOptions {
  /** How many; 8 by default. */
  limit?: number | undefined;
}

export const recent: Widget<Recent, RecentOptions> = {
  path: ({ limit = 8 }) => `recent?limit=${limit}`,
  view: (pen, { entries }, options) =>
    root(pen, 'ul', options, { display: 'grid', ...plainList }, ...entries.map((entry, i) => row(pen, entry, i === 0))),
};

function row(pen: Pen, entry: RecentMessage, isFirst: boolean): unknown {
  const { h, lang } = pen;
  const tokens = entry.inputTokens + entry.cacheCreation + entry.cacheRead + entry.outputTokens;
  const who = [entry.user, entry.machine].filter(Boolean).join(' · ');
  return h(
    'li',
    {
      style: {
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) auto',
        gap: '0 1em',
        padding: '0.5em 0',
        borderTop: isFirst ? '0' : border,
      },
    },
    h('bdi', { title: entry.model, style: oneLine }, entry.model || 'message'),
    number(pen, tokens, 'raw', 'compact', { textAlign: 'right' }),
    h(
      'span',
      { style: { ...small, ...oneLine } },
      h('time', { dateTime: new Date(entry.ts).toISOString() }, time(entry.ts, lang)),
      who && ' · ',
      h('bdi', null, who),
    ),
    h(
      'span',
      { style: { ...small, textAlign: 'right' } },
      entry.unpriced ? '–' : number(pen, entry.costUsd, 'cost', 'exact'),
    ),
  );
}
