import { figure } from '../core/format.js';
import { rise } from '../core/motion.js';
import type { Totals } from '../core/shapes.js';
import { dot } from './dot.js';
import { muted, oneLine, root } from './parts.js';
import type { Widget, WidgetOptions } from './widget.js';

/** One line: what the newest change added, and before there was one, the sum. */
export const ticker: Widget<Totals, WidgetOptions> = {
  view(pen, totals, options) {
    const { h, lang, added } = pen;
    const plus = added ? '+' : '';
    const { tokens, costUsd } = added ?? { tokens: totals.sum, costUsd: totals.costUsd };
    return root(
      pen,
      'div',
      options,
      { display: 'flex', alignItems: 'center', gap: '0.6em' },
      dot(pen),
      options.label && h('span', { part: 'label', style: { color: muted } }, options.label),
      h(
        'span',
        { key: String(totals.sum), ref: rise, part: 'value', style: oneLine },
        `${plus}${figure(tokens, 'raw', 'exact', lang)} tokens`,
        h('span', { style: { color: muted } }, ` · ${plus}${figure(costUsd, 'cost', 'exact', lang)}`),
      ),
    );
  },
};
