import { keepPreviousData, type QueryKey, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type Filter, labels } from '../filter/filter';
import { day, type Period, periodOf, previousOf, stepFor } from '../filter/period';
import { useView } from '../filter/useView';
import { get } from './client';
import type {
  AccessResponse,
  ExplainResponse,
  GroupKey,
  LabelsResponse,
  MachinesResponse,
  ProjectsResponse,
  RecentMessage,
  RecentResponse,
  SessionsResponse,
  SetupStatusResponse,
  SummaryResponse,
  TimeseriesResponse,
} from './contract';
import type { Pace } from './refresh';

/** A message as the reads of a dashboard have it; widgets are told less. */
export type Message = RecentMessage & { id: string; project: string };
type MessagesResponse = Omit<RecentResponse, 'entries'> & { entries: Message[] };

type Values = Record<string, string | number | null | undefined>;

/** The labels of a filter as the server takes them: an empty one is a value, none is left out. */
export const labelValues = (filter: Filter): Values => Object.fromEntries(labels.map(label => [label, filter[label]]));

/** A question about the filter's period, which is worked out when it is asked: 'the last hour' moves on. */
function useRead<T>(
  name: QueryKey,
  ask: (filter: Filter, period: Period | null, signal: AbortSignal) => Promise<T>,
  pace: Pace = 'slow',
) {
  const { filter, timeZone } = useView();
  return useQuery({
    queryKey: ['usage', ...name, filter, timeZone],
    queryFn: ({ signal }) => ask(filter, periodOf(filter, Date.now(), timeZone), signal),
    placeholderData: keepPreviousData,
    // A period that ends now moves on even when nothing happens.
    refetchInterval: filter.range === 'custom' ? false : 60_000,
    meta: { pace },
  });
}

export function useSummary(by?: GroupKey, limit?: number) {
  const { timeZone } = useView();
  return useRead(
    ['summary', by ?? '', limit ?? 0],
    (filter, period, signal) => {
      const previous = filter.compare && period ? previousOf(filter, period, timeZone) : null;
      return get<SummaryResponse>(
        'api/usage/summary',
        { ...labelValues(filter), ...period, compareFrom: previous?.from, compareTo: previous?.to, by, limit },
        signal,
      );
    },
    by ? 'slow' : 'fast',
  );
}

export function useSeries(by?: GroupKey) {
  const { timeZone } = useView();
  return useRead(['series', by ?? ''], async (filter, period, signal) => {
    const range = period ?? (await wholePeriod(filter, signal));
    return get<TimeseriesResponse>(
      'api/usage/timeseries',
      { ...labelValues(filter), ...range, step: stepFor(range), tz: timeZone, by },
      signal,
    );
  });
}

/** From the first use to now: asked by month, since nobody says when the first was. */
async function wholePeriod(filter: Filter, signal: AbortSignal): Promise<Period> {
  const to = Date.now();
  const months = await get<TimeseriesResponse>(
    'api/usage/timeseries',
    { ...labelValues(filter), from: Date.UTC(2020, 0), to, step: 'month' },
    signal,
  );
  return { from: months.buckets.find(bucket => bucket.messages > 0)?.ts ?? to - 30 * day, to };
}

/** A year of days that ends with the filter's period. */
export function useCalendar() {
  const { timeZone } = useView();
  return useRead(['calendar'], (filter, period, signal) => {
    const to = period?.to ?? Date.now();
    return get<TimeseriesResponse>(
      'api/usage/timeseries',
      { ...labelValues(filter), from: to - 53 * 7 * day, to, step: 'day', tz: timeZone },
      signal,
    );
  });
}

export const useRecent = (limit: number) =>
  useRead(
    ['recent', limit],
    (filter, period, signal) =>
      get<MessagesResponse>('api/usage/recent', { ...labelValues(filter), ...period, limit }, signal),
    'fast',
  );

export const useLabels = () => {
  const { filter } = useView();
  return useQuery({
    queryKey: ['labels', filter.user, filter.machine, filter.project, filter.model],
    queryFn: ({ signal }) => get<LabelsResponse>('api/usage/labels', labelValues(filter), signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
};

export const useProjects = () =>
  useRead(['projects'], (filter, period, signal) =>
    get<ProjectsResponse>('api/usage/projects', { ...labelValues(filter), ...period, limit: 1000 }, signal),
  );

export type SessionSort = 'last' | 'messages' | 'tokens' | 'cost';

export function useSessions(sort: SessionSort) {
  const { filter, timeZone } = useView();
  return useInfiniteQuery({
    queryKey: ['usage', 'sessions', sort, filter, timeZone],
    queryFn: async ({ pageParam, signal }) => {
      const period = pageParam ? pageParam.period : periodOf(filter, Date.now(), timeZone);
      const values = { ...labelValues(filter), ...period, sort, limit: 100, cursor: pageParam?.cursor };
      return { ...(await get<SessionsResponse>('api/usage/sessions', values, signal)), period };
    },
    initialPageParam: null as { cursor: string; period: Period | null } | null,
    // The period of the first page holds for all of them.
    getNextPageParam: page => (page.next === null ? undefined : { cursor: page.next, period: page.period }),
    placeholderData: keepPreviousData,
    meta: { pace: 'slow' satisfies Pace },
  });
}

export const useSession = (id: string, user: string | null) =>
  useQuery({
    queryKey: ['usage', 'session', id, user],
    queryFn: ({ signal }) => get<SessionsResponse>('api/usage/sessions', { id, user, limit: 2 }, signal),
    meta: { pace: 'slow' satisfies Pace },
  });

export const useSessionMessages = (session: string, user: string | null) =>
  useInfiniteQuery({
    queryKey: ['usage', 'session-messages', session, user],
    queryFn: ({ pageParam, signal }) =>
      get<MessagesResponse>('api/usage/recent', { session, user, limit: 500, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next ?? undefined,
    meta: { pace: 'slow' satisfies Pace },
  });

export const useExplanation = (id: string) =>
  useQuery({
    queryKey: ['explain', id],
    queryFn: ({ signal }) => get<ExplainResponse>('api/usage/explain', { id }, signal),
  });

export const useMachines = (isAllowed: boolean) =>
  useQuery({
    queryKey: ['admin', 'machines'],
    queryFn: ({ signal }) => get<MachinesResponse>('api/admin/machines', {}, signal),
    enabled: isAllowed,
    refetchInterval: 30_000,
  });

export const accessQuery = queryOptions({
  queryKey: ['access'],
  queryFn: ({ signal }) => get<AccessResponse>('api/auth/access', {}, signal),
});

export const useAccess = () => useQuery(accessQuery);

export const useSetup = () =>
  useQuery({
    queryKey: ['setup'],
    queryFn: ({ signal }) => get<SetupStatusResponse>('api/setup/status', {}, signal),
    // The first import is watched until it is done.
    refetchInterval: query => (query.state.data?.import && query.state.data.import.state !== 'done' ? 1000 : false),
  });
