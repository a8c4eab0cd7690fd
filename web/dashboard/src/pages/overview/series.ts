import type { TimeseriesBucket, TimeseriesResponse } from '../../api/contract';
import type { BarSeries } from '../../charts/StackedBars';
import { looks, otherLook } from '../../charts/Swatch';

export const metrics = ['cost', 'weighted', 'tokens', 'messages'] as const;
export type Metric = (typeof metrics)[number];

export const amountIn: Record<Metric, (bucket: TimeseriesBucket) => number> = {
  cost: bucket => bucket.costUsd,
  weighted: bucket => bucket.tokensWeighted,
  tokens: bucket => bucket.tokensRaw,
  messages: bucket => bucket.messages,
};

/** The largest keys by what is shown, each with a look; the rest together. */
export function stackOf(
  response: TimeseriesResponse,
  metric: Metric,
  nameOf: (key: string) => string,
  restName: string,
): BarSeries[] {
  const value = amountIn[metric];
  const all = (response.series ?? [])
    .map(one => ({ key: one.key, values: one.buckets.map(value) }))
    .map(one => ({ ...one, sum: one.values.reduce((sum, next) => sum + next, 0) }))
    .filter(one => one.sum > 0)
    .sort((a, b) => b.sum - a.sum);
  const named = all.filter(one => one.key !== rest);
  // One more than there are looks for is better shown than called the rest.
  const most = named.length === all.length && named.length === looks ? looks : looks - 1;
  const shown = named.slice(0, most);
  const others = all.filter(one => !shown.includes(one));
  const series = shown.map((one, look) => ({ name: nameOf(one.key), look, values: one.values }));
  if (others.length === 0) return series;
  const values = response.buckets.map((_, i) => others.reduce((sum, one) => sum + (one.values[i] ?? 0), 0));
  return [...series, { name: restName, look: otherLook, values }];
}

const rest = '__other__';
