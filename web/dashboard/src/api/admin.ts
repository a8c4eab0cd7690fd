import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post, remove } from './client';
import type {
  AddEmbedOriginRequest,
  AuditResponse,
  EmbedOriginInfo,
  EmbedOriginsResponse,
  IssueTokenRequest,
  PricesResponse,
  RepriceStatus,
  RevokeResponse,
  SetupCompleteRequest,
  TokenInfo,
  TokensResponse,
} from './contract';

/** A change of something that is listed: the list is read again when it is done. */
function useChange<Input, Output>(list: string, change: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: ['admin', list] }) });
}

export const useTokens = () =>
  useQuery({
    queryKey: ['admin', 'tokens'],
    queryFn: ({ signal }) => get<TokensResponse>('api/admin/tokens', {}, signal),
  });

export const useIssueToken = () =>
  useChange('tokens', (request: IssueTokenRequest) => post<TokenInfo>('api/admin/tokens', request));

export const useRotateToken = () =>
  useChange('tokens', ({ id, graceSeconds }: { id: number; graceSeconds: number }) =>
    post<TokenInfo>(`api/admin/tokens/${id}/rotate`, { graceSeconds }),
  );

export const useRevokeToken = () =>
  useChange('tokens', (id: number) => remove<RevokeResponse>(`api/admin/tokens/${id}`));

export const useOrigins = () =>
  useQuery({
    queryKey: ['admin', 'origins'],
    queryFn: ({ signal }) => get<EmbedOriginsResponse>('api/admin/embed-origins', {}, signal),
  });

export const useAddOrigin = () =>
  useChange('origins', (request: AddEmbedOriginRequest) => post<EmbedOriginInfo>('api/admin/embed-origins', request));

export const useRemoveOrigin = () =>
  useChange('origins', (id: number) => remove<RevokeResponse>(`api/admin/embed-origins/${id}`));

export const usePrices = () =>
  useQuery({
    queryKey: ['admin', 'prices'],
    queryFn: ({ signal }) => get<PricesResponse>('api/admin/prices', {}, signal),
  });

export const useReprice = () =>
  useQuery({
    queryKey: ['admin', 'reprice'],
    queryFn: ({ signal }) => get<RepriceStatus>('api/admin/prices/reprice', {}, signal),
    refetchInterval: query => (query.state.data?.state === 'running' ? 1000 : false),
  });

export const useStartReprice = () =>
  useChange('reprice', (dryRun: boolean) => post<RepriceStatus>('api/admin/prices/reprice', { dryRun }));

export type AuditFilter = { action: string | null; user: string | null; since: number | null; until: number | null };

export const useAudit = (filter: AuditFilter) =>
  useInfiniteQuery({
    queryKey: ['admin', 'audit', filter],
    queryFn: ({ pageParam, signal }) =>
      get<AuditResponse>('api/admin/audit', { ...filter, limit: 200, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next ?? undefined,
  });

export function useCompleteSetup() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: SetupCompleteRequest) => post('api/setup/complete', request),
    onSuccess: () => client.invalidateQueries({ queryKey: ['setup'] }),
  });
}

export function useResetSetup() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => post('api/setup/reset', {}),
    onSuccess: () => client.invalidateQueries({ queryKey: ['setup'] }),
  });
}
