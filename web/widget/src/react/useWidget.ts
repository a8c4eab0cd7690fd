import { createElement, type ReactNode, useEffect, useRef, useState } from 'react';
import type { TotalsAnswer } from '../core/feed.js';
import { language } from '../core/format.js';
import { glide } from '../core/motion.js';
import type { Totals } from '../core/shapes.js';
import { type H, sourceOf, type Widget, type WidgetOptions } from '../widgets/widget.js';
import { useProviderStatus } from './hooks.js';
import { useProvided } from './provider.js';
import { unknown, useSource } from './useSource.js';

export interface WidgetProps extends WidgetOptions {
  /** Shown until there is data. When the server refuses, nothing is. */
  fallback?: ReactNode;
}

/** Draws a widget with React. */
export function useWidget<Data, Options extends WidgetProps>(
  widget: Widget<Data, Options>,
  options: Options,
): ReactNode {
  const { client, lang } = useProvided();
  const status = useProviderStatus();
  const { data, refusal, added } = useSource<TotalsAnswer>(sourceOf(widget, client, options), unknown);
  const shown = useGlide(data, widget.glides === true);
  if (refusal) return null;
  if (!shown) return options.fallback;
  const pen = { h: createElement as H, status, added, lang: language(lang ?? document.documentElement.lang) };
  return widget.view(pen, shown as Data, options) as ReactNode;
}

function useGlide(totals: Totals | undefined, isOn: boolean): Totals | undefined {
  const [shown, show] = useState(totals);
  const last = useRef(totals);
  useEffect(() => {
    const set = (next: Totals | undefined) => {
      last.current = next;
      show(next);
    };
    if (isOn && last.current && totals) return glide(last.current, totals, set);
    set(totals);
    return undefined;
  }, [isOn, totals]);
  return isOn && totals && shown ? shown : totals;
}
