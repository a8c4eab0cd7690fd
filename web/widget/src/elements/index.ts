import { machines, models, users } from '../widgets/board.js';
import { card, grid } from '../widgets/cards.js';
import { counter } from '../widgets/counter.js';
import { pulseDot } from '../widgets/dot.js';
import { legend } from '../widgets/legend.js';
import { recent } from '../widgets/recent.js';
import { sparkline } from '../widgets/spark.js';
import { ticker } from '../widgets/ticker.js';
import type { Widget } from '../widgets/widget.js';
import { define } from './element.js';

const counterOf = (metric: 'cost' | 'weighted' | 'messages'): typeof counter => ({
  ...counter,
  view: (pen, totals, options) => counter.view(pen, totals, { ...options, metric }),
});

// The names of the React components.
const widgets = {
  'token-counter': counter,
  'cost-counter': counterOf('cost'),
  'weighted-token-counter': counterOf('weighted'),
  'message-counter': counterOf('messages'),
  'burn-sparkline': sparkline,
  'top-users': users,
  'top-models': models,
  'top-machines': machines,
  'recent-activity': recent,
  'live-ticker': ticker,
  'model-legend': legend,
  'embed-pulse-dot': pulseDot,
  'metric-card': card,
  'stat-grid': grid,
};

// A server serves this file below where it is mounted; a bundler puts it anywhere.
const server = /^(.*)\/embed\/widget\.js(?:[?#]|$)/.exec(import.meta.url)?.[1];

// There are no tags where there is no page.
if (typeof customElements !== 'undefined') {
  for (const [name, widget] of Object.entries(widgets)) {
    // A page may well hold the script twice.
    if (!customElements.get(`wig-${name}`)) define(`wig-${name}`, widget as Widget<unknown, object>, server);
  }
}
