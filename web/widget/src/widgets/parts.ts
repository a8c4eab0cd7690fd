import { type Digits, figure } from '../core/format.js';
import { type Metric, read, words } from '../core/metrics.js';
import type { Totals } from '../core/shapes.js';
import type { Pen, WidgetOptions } from './widget.js';

type Style = Record<string, string>;

export const muted = 'var(--wig-muted, color-mix(in srgb, currentColor 72%, transparent))';
export const accent = 'var(--wig-accent, #3b82f6)';
export const track = 'var(--wig-track, color-mix(in srgb, currentColor 12%, transparent))';
export const border = '1px solid var(--wig-border, color-mix(in srgb, currentColor 18%, transparent))';
export const small: Style = { fontSize: '0.875rem', color: muted };
export const plainList: Style = { margin: '0', padding: '0', listStyle: 'none' };
export const oneLine: Style = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' };

// Told apart by lightness as well as by hue.
const shades = ['#2563eb', '#f59e0b', '#0d9488', '#f472b6', '#7c3aed', '#84cc16'];

/** The colour of the n-th of several things. */
export const shade = (index: number) => {
  const n = index % shades.length;
  return `var(--wig-${n + 1}, ${shades[n]})`;
};

/** The element around a widget. */
export function root(
  { h }: Pen,
  tag: string,
  { className }: WidgetOptions,
  style: Style,
  ...children: unknown[]
): unknown {
  return h(
    tag,
    {
      className,
      part: 'root',
      style: {
        fontFamily: 'var(--wig-font, inherit)',
        color: 'var(--wig-color, inherit)',
        fontVariantNumeric: 'tabular-nums',
        lineHeight: '1.4',
        ...style,
      },
    },
    ...children,
  );
}

/** A number, with all its digits to whoever points at it. */
export function number({ h, lang }: Pen, value: number, metric: Metric, digits: Digits, style: Style = {}): unknown {
  const exact = figure(value, metric, 'exact', lang);
  const title = metric === 'cost' ? exact : `${exact} ${words[metric]}`;
  return h('span', { part: 'value', title, style }, figure(value, metric, digits, lang));
}

/** One of the totals. */
export function total(pen: Pen, totals: Totals, metric: Metric, digits: Digits, style?: Style): unknown {
  return number(pen, read(totals, metric), metric, digits, style);
}

/** The words below one of the totals, and what it leaves out. */
export function caption(
  pen: Pen,
  totals: Totals,
  metric: Metric,
  { label }: WidgetOptions,
  ...children: unknown[]
): unknown {
  const unpriced = metric === 'cost' && totals.unpricedTokens;
  const rest = unpriced ? ` (without ${figure(unpriced, 'raw', 'compact', pen.lang)} tokens of unknown price)` : '';
  return pen.h('span', { part: 'label', style: small }, label ?? words[metric], rest, ...children);
}
