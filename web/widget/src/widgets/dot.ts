import { pulse } from '../core/motion.js';
import type { Totals } from '../core/shapes.js';
import { root } from './parts.js';
import type { Pen, Widget, WidgetOptions } from './widget.js';

const disc = {
  position: 'absolute',
  inset: '0',
  boxSizing: 'border-box',
  borderRadius: '50%',
  border: '0.15em solid',
  background: 'none',
};
const filled = { ...disc, background: 'currentColor' };

/** A green dot that pulses while the stream is open; an amber ring while the server cannot be reached. */
export function dot({ h, status: { state } }: Pen): unknown {
  if (state === 'connecting' || state === 'refused') return null;
  const text = { live: 'live', polling: 'up to date', down: 'reconnecting' }[state];
  const color = state === 'down' ? 'var(--wig-down, #f59e0b)' : 'var(--wig-live, #16a34a)';
  return h(
    'span',
    {
      part: 'dot',
      role: 'img',
      'aria-label': text,
      title: text,
      style: {
        position: 'relative',
        display: 'inline-block',
        flex: 'none',
        width: '0.6em',
        height: '0.6em',
        color,
      },
    },
    h('span', { style: state === 'down' ? disc : filled }),
    state === 'live' && h('span', { ref: pulse, style: filled }),
  );
}

/** The dot by itself. */
export const pulseDot: Widget<Totals, WidgetOptions> = {
  view: (pen, _, options) => root(pen, 'span', options, {}, dot(pen), options.label && ` ${options.label}`),
};
