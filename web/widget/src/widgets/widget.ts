import type { Client } from '../core/client.js';
import type { Added, ProviderStatus, TotalsAnswer } from '../core/feed.js';
import type { Source } from '../core/signal.js';

/** Makes a node: React's `createElement`, or the one of the custom elements. */
export type H = (tag: string, props: Record<string, unknown> | null, ...children: unknown[]) => unknown;

/** What every widget can be told. */
export interface WidgetOptions {
  /** Stands for the widget's own words. */
  label?: string | undefined;
  className?: string | undefined;
}

/** What a widget draws with. */
export interface Pen {
  h: H;
  status: ProviderStatus;
  /** The language of numbers and times. */
  lang?: string | undefined;
  /** What the newest change added. */
  added?: Added | undefined;
}

/** A widget, apart from what draws it. */
export interface Widget<Data, Options> {
  /** What it asks for below `/embed/`; without it, the totals. */
  path?(options: Options): string;
  /** Whether its numbers run up to new ones. */
  glides?: boolean;
  /** Drawn when there is data, and only then: no zero is ever shown that means "not known". */
  view(pen: Pen, data: Data, options: Options): unknown;
}

/** What a widget shows. One without a path has the totals as its data. */
export function sourceOf<Data, Options>(
  { path }: Widget<Data, Options>,
  client: Client,
  options: Options,
): Source<TotalsAnswer> {
  return path ? client.query(path(options)) : client.totals;
}
