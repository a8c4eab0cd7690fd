import type { Answer } from '../core/answer.js';
import type { ProviderStatus, TotalsAnswer } from '../core/feed.js';
import type { Leaderboard, Recent, Timeseries } from '../core/shapes.js';
import { useProvided } from './provider.js';
import { unknown, useSource } from './useSource.js';

const connecting: ProviderStatus = { state: 'connecting' };

/** How the server can be reached, and whether it shows anything to this page. */
export function useProviderStatus(): ProviderStatus {
  return useSource(useProvided().client.status, connecting);
}

/** The sums over everything, live. */
export function useTotals(): TotalsAnswer {
  return useSource(useProvided().client.totals, unknown);
}

export interface TimeseriesQuery {
  /** How far back; 168, which is a week, by default. */
  hours?: number;
  /** The length of a bucket: milliseconds from 60,000 on, or a word. An hour by default. */
  step?: number | 'hour' | 'day' | 'week' | 'month';
  /** Adds a series for each. */
  by?: 'user' | 'machine' | 'model' | 'model_family';
  /** The zone that days are cut in, such as `Asia/Seoul`; the server's by default. */
  tz?: string;
}

/** Usage over time. */
export function useTimeseries(query: TimeseriesQuery = {}): Answer<Timeseries> {
  return useQuery('timeseries', { hours: 168, ...query });
}

export interface LeaderboardQuery {
  by: 'user' | 'machine' | 'model' | 'model_family';
  /** How many; 20 by default, at most 100. */
  limit?: number;
  /** How far back; all time by default. */
  hours?: number;
}

/** Who or what used most, the most expensive first. */
export function useLeaderboard(query: LeaderboardQuery): Answer<Leaderboard> {
  return useQuery('leaderboard', query);
}

export interface RecentQuery {
  /** How many; 50 by default, at most 500. */
  limit?: number;
}

/** The newest messages. Names are empty unless the token shows them. */
export function useRecent(query: RecentQuery = {}): Answer<Recent> {
  return useQuery('recent', query);
}

function useQuery<T>(path: string, query: object): Answer<T> {
  const { client } = useProvided();
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return useSource(client.query<T>(`${path}?${new URLSearchParams(given)}`), unknown);
}
