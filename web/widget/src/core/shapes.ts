// What the server answers below /embed/. Money is US dollars, times are Unix milliseconds.

/** Sums over everything. */
export interface Totals {
  /** Uncached input tokens. */
  input: number;
  cacheCreation: number;
  cacheRead: number;
  output: number;
  /** The sum of the four. */
  sum: number;
  messages: number;
  /** What the priced messages cost. */
  costUsd: number;
  /** Tokens weighted as input tokens: 1 for input, 1.25 for cache creation, 0.1 for cache reads, 5 for output. */
  weighted: number;
  /** Tokens of messages that no price is known for; they are in `sum` and missing from `costUsd`. */
  unpricedTokens: number;
}

export interface TimeseriesBucket {
  /** Its start. */
  ts: number;
  messages: number;
  tokensRaw: number;
  tokensWeighted: number;
  costUsd: number;
}

export interface Timeseries {
  from: number;
  to: number;
  step: number;
  /** Every bucket of the range in order, empty ones included. */
  buckets: TimeseriesBucket[];
  /** With `by`: the same buckets for each key, the largest first. */
  series?: { key: string; buckets: TimeseriesBucket[] }[];
}

export interface LeaderboardEntry {
  /** The user, machine, model or model family. */
  key: string;
  messages: number;
  costUsd: number;
  /** Tokens weighted as input tokens. */
  weightedInputEq: number;
}

export interface Leaderboard {
  by: string;
  /** The most expensive first. */
  entries: LeaderboardEntry[];
}

export interface RecentMessage {
  /** Empty unless the token shows users; likewise the machine and the model. */
  user: string;
  machine: string;
  model: string;
  modelFamily: string;
  inputTokens: number;
  cacheCreation: number;
  cacheRead: number;
  outputTokens: number;
  /** 0 when `unpriced`. */
  costUsd: number;
  unpriced?: boolean;
  weightedInputEq: number;
  ts: number;
}

export interface Recent {
  /** Newest first. */
  entries: RecentMessage[];
}
