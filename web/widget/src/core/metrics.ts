import { say } from './say.js';
import type { Totals } from './shapes.js';

export type TokenMetric = 'weighted' | 'raw' | 'input' | 'cacheCreation' | 'cacheRead' | 'output' | 'messages';
export type Metric = TokenMetric | 'cost';

const fields: Record<Metric, keyof Totals> = {
  weighted: 'weighted',
  raw: 'sum',
  input: 'input',
  cacheCreation: 'cacheCreation',
  cacheRead: 'cacheRead',
  output: 'output',
  messages: 'messages',
  cost: 'costUsd',
};

/** What stands below a number when its page does not say it in its own words. */
export const words: Record<Metric, string> = {
  weighted: 'weighted tokens',
  raw: 'tokens',
  input: 'input tokens',
  cacheCreation: 'tokens written to the cache',
  cacheRead: 'tokens read from the cache',
  output: 'output tokens',
  messages: 'messages',
  cost: 'cost',
};

/** The metric of that name; without one, weighted tokens. A name that is none is for the author of the page, in the console. */
export function metricOf(name: string | undefined): Metric | undefined {
  if (!name) return 'weighted';
  if (Object.hasOwn(fields, name)) return name as Metric;
  say(`knows no metric "${name}"; it knows ${Object.keys(fields).join(', ')}.`);
  return undefined;
}

export const read = (totals: Totals, metric: Metric): number => totals[fields[metric]];
