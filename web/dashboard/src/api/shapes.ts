import type { Totals } from './contract';

export type CacheFigures = { readTokens: number; unpricedReadTokens: number; savedUsd: number; writeExtraUsd: number };
export type Active = { users: number; machines: number; projects: number; models: number };
export type SummaryPeriod = { from: number; to: number; totals: Totals; active: Active; cache: CacheFigures };
export type SummaryEntry = {
  key: string;
  totals: Totals;
  previous?: Totals;
  first: number | null;
  last: number | null;
};
export type SummaryResponse = {
  from: number | null;
  to: number | null;
  totals: Totals;
  active: Active;
  cache: CacheFigures;
  unpriced: { provider: string; model: string; tokens: number }[];
  previous: SummaryPeriod | null;
  by?: string;
  count?: number;
  entries?: SummaryEntry[];
  timestamp: number;
};
export type LabelList = { count: number; items: { name: string; first: number; last: number }[] };
export type LabelsResponse = {
  users: LabelList;
  machines: LabelList;
  projects: LabelList;
  models: LabelList;
  timeZone: string;
  timestamp: number;
};
export type RecentMessage = {
  id: string;
  user: string;
  machine: string;
  project: string;
  session: string | null;
  sidechain?: boolean;
  provider: string;
  model: string;
  modelFamily: string;
  inputTokens: number;
  cacheCreation: number;
  cacheRead: number;
  outputTokens: number;
  costUsd: number;
  unpriced?: boolean;
  weightedInputEq: number;
  ts: number;
};
export type RecentResponse = { entries: RecentMessage[]; next: string | null };
export type SessionInfo = {
  id: string;
  user: string;
  machines: string[];
  projects: string[];
  models: string[];
  first: number;
  last: number;
  sidechainMessages: number;
  totals: Totals;
};
export type SessionsResponse = { sessions: SessionInfo[]; next: string | null };
export type ProjectInfo = {
  project: string;
  totals: Totals;
  users: number;
  machines: number;
  models: number;
  first: number;
  last: number;
};
export type ProjectsResponse = { projects: ProjectInfo[]; next: string | null };
export type CostTerm = { kind: string; tokens: number; usdPerMillion: number; usd: number };
export type WeightTerm = { kind: string; tokens: number; weight: number; weighted: number };
export type ExplainResponse = {
  id: string;
  requestId: string | null;
  session: string | null;
  sidechain: boolean;
  user: string;
  machine: string;
  project: string;
  source: string;
  provider: string;
  model: string;
  modelFamily: string;
  first: number;
  best: number;
  copies: 'several' | 'one_or_equal';
  countsAt: { quarter: number };
  counts: { input: number; cacheWrite5m: number; cacheWrite1h: number; cacheRead: number; output: number; sum: number };
  cost: {
    usd: number;
    unpriced: boolean;
    isCurrent: boolean;
    currentUsd: number;
    price: null | {
      book: string;
      fingerprint: string;
      provider: string;
      model: string;
      effectiveFrom: string | null;
      effectiveTo: string | null;
      source: string;
      band: string;
      longPromptAbove: number | null;
      promptTokens: number;
    };
    terms: CostTerm[];
  };
  weight: { weighted: number; terms: WeightTerm[] };
};
export type PriceRates = {
  input: number;
  cacheWrite5m: number;
  cacheWrite1h: number;
  cacheRead: number;
  output: number;
};
export type PriceInfo = {
  provider: string;
  model: string;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  source: string;
  rates: PriceRates;
  longPrompt: null | { above: number; rates: PriceRates };
};
export type PricesResponse = {
  book: string;
  fingerprint: string;
  historyIsCurrent: boolean;
  rows: PriceInfo[];
  unpriced: { provider: string; model: string; tokens: number; first: number; last: number }[];
};
export type RepriceModel = {
  provider: string;
  model: string;
  messages: number;
  changed: number;
  oldCostUsd: number;
  newCostUsd: number;
  oldUnpriced: number;
  newUnpriced: number;
};
export type RepriceStatus = {
  state: 'none' | 'running' | 'done' | 'failed';
  dryRun: boolean;
  looked: number;
  of: number;
  startedAt: number | null;
  endedAt: number | null;
  result: null | { messages: number; changed: number; oldCostUsd: number; newCostUsd: number; models: RepriceModel[] };
};
