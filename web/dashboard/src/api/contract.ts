// Generated from the OpenAPI document by scripts/contract.mjs.

export type Instant = number | string;

export type LabelValues = string[];

export type GroupKey = 'user' | 'machine' | 'model_family' | 'model' | 'project';

export type Totals = {
  input: number;
  cacheCreation: number;
  cacheRead: number;
  output: number;
  sum: number;
  messages: number;
  costUsd: number;
  weighted: number;
  unpricedTokens: number;
};

export type TotalsResponse = {
  totals: Totals;
  timestamp: number;
};

export type SummaryResponse = {
  from: number | null;
  to: number | null;
  totals: Totals;
  active: ActiveCounts;
  cache: CacheEffect;
  unpriced: UnpricedTokens[];
  previous: ComparedPeriod | null;
  by?: GroupKey;
  count?: number;
  entries?: SummaryEntry[];
  timestamp: number;
};

export type ActiveCounts = {
  users: number;
  machines: number;
  projects: number;
  models: number;
};

export type CacheEffect = {
  readTokens: number;
  unpricedReadTokens: number;
  savedUsd: number;
  writeExtraUsd: number;
};

export type UnpricedTokens = {
  provider: string;
  model: string;
  tokens: number;
};

export type ComparedPeriod = {
  from: number;
  to: number;
  totals: Totals;
  active: ActiveCounts;
  cache: CacheEffect;
};

export type SummaryEntry = {
  key: string;
  totals: Totals;
  previous?: Totals;
  first: number | null;
  last: number | null;
};

export type LabelsResponse = {
  users: LabelList;
  machines: LabelList;
  projects: LabelList;
  models: LabelList;
  timeZone: string;
  timestamp: number;
};

export type LabelList = {
  count: number;
  items: LabelUse[];
};

export type LabelUse = {
  name: string;
  first: number;
  last: number;
};

export type BreakdownResponse = {
  tokens: TokenBreakdown[];
  cost: CostBreakdown[];
  timestamp: number;
};

export type TokenBreakdown = {
  user: string;
  machine: string;
  model: string;
  modelFamily: string;
  kind: 'input' | 'cache_creation' | 'cache_read' | 'output';
  tokens: number;
};

export type CostBreakdown = {
  user: string;
  machine: string;
  modelFamily: string;
  messages: number;
  costUsd: number;
  weightedInputEq: number;
};

export type TimeseriesResponse = {
  from: number;
  to: number;
  step: number;
  buckets: TimeseriesBucket[];
  series?: TimeseriesKey[];
};

export type TimeseriesBucket = {
  ts: number;
  messages: number;
  tokensRaw: number;
  tokensWeighted: number;
  costUsd: number;
};

export type TimeseriesKey = {
  key: string;
  buckets: TimeseriesBucket[];
};

export type LeaderboardResponse = {
  by: GroupKey;
  entries: LeaderboardEntry[];
};

export type LeaderboardEntry = {
  key: string;
  messages: number;
  costUsd: number;
  weightedInputEq: number;
};

export type UserResponse = {
  user: string;
  totals: Totals;
  perFamily: UserShare[];
  perModel: UserShare[];
  perMachine: UserShare[];
  perProject: UserShare[];
  timestamp: number;
};

export type UserShare = {
  key: string;
  totals: Totals;
};

export type RecentResponse = {
  entries: RecentMessage[];
  next: string | null;
};

export type RecentMessage = {
  id?: string;
  user: string;
  machine: string;
  project?: string;
  session?: string;
  sidechain?: boolean;
  provider?: string;
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

export type SessionsResponse = {
  sessions: SessionInfo[];
  next: string | null;
};

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

export type ProjectsResponse = {
  projects: ProjectUsage[];
  next: string | null;
};

export type ProjectUsage = {
  project: string;
  totals: Totals;
  users: number;
  machines: number;
  models: number;
  first: number | null;
  last: number | null;
};

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
  countsAt: CountsAt;
  counts: ExplainedCounts;
  cost: ExplainedCost;
  weight: ExplainedWeight;
};

export type CountsAt = {
  quarter: number;
};

export type ExplainedCounts = {
  input: number;
  cacheWrite5m: number;
  cacheWrite1h: number;
  cacheRead: number;
  output: number;
  sum: number;
};

export type ExplainedCost = {
  usd: number;
  unpriced: boolean;
  isCurrent: boolean;
  currentUsd: number | null;
  price: ExplainedPrice | null;
  terms: CostTerm[];
};

export type ExplainedPrice = {
  book: string;
  fingerprint: string;
  provider: string;
  model: string;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  source: string;
  band: 'standard' | 'long_prompt';
  longPromptAbove: number | null;
  promptTokens: number;
};

export type CostTerm = {
  kind: 'input' | 'cache_write_5m' | 'cache_write_1h' | 'cache_read' | 'output';
  tokens: number;
  usdPerMillion: number;
  usd: number;
};

export type ExplainedWeight = {
  weighted: number;
  terms: WeightTerm[];
};

export type WeightTerm = {
  kind: 'input' | 'cache_write_5m' | 'cache_write_1h' | 'cache_read' | 'output';
  tokens: number;
  weight: number;
  weighted: number;
};

export type SetupStatusResponse = {
  complete: boolean;
  scenario: string | null;
  infra: string | null;
  completedAt: number | null;
  headless: boolean;
  db: DatabaseStatus;
  mode: 'solo' | 'team';
  version: string;
  import?: ImportProgressStatus;
};

export type DatabaseStatus = {
  kind: string;
};

export type ImportProgressStatus = {
  state: 'waiting' | 'running' | 'done';
  files: number;
  filesDone: number;
  bytes: number;
  bytesDone: number;
  bytesPerSecond: number;
  messages: number;
  remainingMs: number | null;
};

export type AuditAction = 'auth_failed' | 'ingest' | 'ingest_rejected' | 'token_issued' | 'token_rotated' | 'token_revoked' | 'embed_origin_added' | 'embed_origin_removed' | 'setup_completed' | 'login' | 'logout' | 'settings_changed';

export type IngestRequest = {
  machine: string;
  messages: IngestMessage[];
};

export type IngestMessage = {
  message_id: string;
  model?: string;
  input_tokens?: number;
  cache_creation_input_tokens?: number;
  cache_read_input_tokens?: number;
  output_tokens?: number;
  ts: number;
  request_id?: string;
  session_id?: string;
  project?: string;
  is_sidechain?: boolean;
  cache_creation?: CacheCreationSplit;
};

export type CacheCreationSplit = {
  ephemeral_5m_input_tokens: number;
  ephemeral_1h_input_tokens: number;
};

export type IngestResponse = {
  ok: boolean;
  received: number;
  applied: number;
  updated: number;
  duplicates: number;
  rejected: RejectedMessage[];
};

export type RejectedMessage = {
  index: number;
  messageId: string | null;
  reason: 'not_an_object' | 'field_missing' | 'field_invalid' | 'string_too_long' | 'control_character' | 'invalid_unicode' | 'number_invalid' | 'number_out_of_range' | 'timestamp_invalid' | 'synthetic' | 'too_many_series';
};

export type SignInRequest = {
  token: string;
};

export type SessionResponse = {
  user: string;
  scope: 'read' | 'admin';
  expiresAt: number | null;
  antiforgery: string;
};

export type AccessResponse = {
  counters: boolean;
  read: boolean;
  admin: boolean;
  mode: 'solo' | 'team';
  session?: SessionResponse;
};

export type TokensResponse = {
  tokens: TokenInfo[];
};

export type TokenInfo = {
  id: number;
  user: string;
  scope: 'ingest' | 'read' | 'admin' | 'embed';
  label: string;
  prefix: string;
  exposes: ('totals' | 'timeseries' | 'models' | 'users' | 'machines' | 'recent' | 'badge')[];
  createdAt: number;
  expiresAt: number | null;
  revokedAt: number | null;
  lastUsedAt: number | null;
  token?: string;
};

export type IssueTokenRequest = {
  user: string;
  scope: 'ingest' | 'read' | 'admin' | 'embed';
  label?: string | null;
  expiresAt?: number | null;
  exposes?: ('totals' | 'timeseries' | 'models' | 'users' | 'machines' | 'recent' | 'badge')[];
};

export type RotateTokenRequest = {
  graceSeconds?: number | null;
};

export type RevokeResponse = {
  revoked: boolean;
};

export type AuditResponse = {
  entries: AuditInfo[];
  next: string | null;
};

export type AuditInfo = {
  id: number;
  ts: number;
  tokenId: number | null;
  action: AuditAction;
  user: string;
  ip: string;
  bytes: number | null;
  meta: Record<string, unknown>;
};

export type PricesResponse = {
  book: string;
  fingerprint: string;
  historyIsCurrent: boolean;
  rows: PriceInfo[];
  unpriced: UnpricedModel[];
};

export type PriceInfo = {
  provider: string;
  model: string;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  source: string;
  rates: RatesInfo;
  longPrompt: LongPromptInfo | null;
};

export type RatesInfo = {
  input: number;
  cacheWrite5m: number;
  cacheWrite1h: number;
  cacheRead: number;
  output: number;
};

export type LongPromptInfo = {
  above: number;
  rates: RatesInfo;
};

export type UnpricedModel = {
  provider: string;
  model: string;
  tokens: number;
  first: number;
  last: number;
};

export type RepriceRequest = {
  dryRun: boolean;
};

export type RepriceStatus = {
  state: 'none' | 'running' | 'done' | 'failed';
  dryRun: boolean;
  looked: number;
  of: number;
  startedAt: number | null;
  endedAt: number | null;
  result: RepriceResult | null;
};

export type RepriceResult = {
  messages: number;
  changed: number;
  oldCostUsd: number;
  newCostUsd: number;
  models: RepricedModelInfo[];
};

export type RepricedModelInfo = {
  provider: string;
  model: string;
  messages: number;
  changed: number;
  oldCostUsd: number;
  newCostUsd: number;
  oldUnpriced: number;
  newUnpriced: number;
};

export type EmbedOriginsResponse = {
  origins: EmbedOriginInfo[];
};

export type EmbedOriginInfo = {
  id: number;
  origin: string;
  label: string;
  createdAt: number;
};

export type AddEmbedOriginRequest = {
  origin: string;
  label?: string | null;
};

export type MachinesResponse = {
  machines: MachineInfo[];
  timestamp: number;
};

export type MachineInfo = {
  user: string;
  machine: string;
  lastSeen: number;
  agentVersion: string;
  queueDepth: number | null;
  clockSkewMs: number | null;
  warnings: ('silent' | 'clock_skew' | 'queue_long' | 'agent_old')[];
};

export type SetupCompleteRequest = {
  scenario?: string | null;
  infra?: string | null;
};

export type OkResponse = {
  ok: boolean;
};

export type Problem = {
  type: 'about:blank';
  title: string;
  status: number;
  code: 'action_invalid' | 'bad_encoding' | 'body_too_large' | 'body_too_slow' | 'by_invalid' | 'compare_invalid' | 'cross_site' | 'csrf_missing' | 'cursor_invalid' | 'duplicate_key' | 'duplicate_parameter' | 'empty_body' | 'exposes_invalid' | 'field_missing' | 'grace_invalid' | 'host_not_allowed' | 'id_missing' | 'internal' | 'invalid_utf8' | 'json_invalid' | 'json_syntax' | 'json_too_deep' | 'label_invalid' | 'last_admin' | 'limit_invalid' | 'machine_invalid' | 'machine_missing' | 'message_unknown' | 'messages_invalid' | 'messages_missing' | 'method_not_allowed' | 'metric_invalid' | 'not_an_object' | 'not_exposed' | 'not_found' | 'order_invalid' | 'origin_exists' | 'origin_invalid' | 'origin_missing' | 'origin_not_allowed' | 'origin_unknown' | 'range_invalid' | 'range_too_large' | 'rate_limited' | 'reprice_running' | 'scope_insufficient' | 'scope_invalid' | 'setup_invalid' | 'shutting_down' | 'sort_invalid' | 'step_invalid' | 'storage_busy' | 'storage_corrupt' | 'storage_foreign' | 'storage_full' | 'storage_io' | 'storage_overflow' | 'storage_read_only' | 'token_ended' | 'token_expired' | 'token_in_query' | 'token_invalid' | 'token_malformed' | 'token_missing' | 'token_revoked' | 'token_unknown' | 'too_many_failures' | 'too_many_rows' | 'too_many_streams' | 'too_many_values' | 'truncated_body' | 'tz_unknown' | 'unsupported_charset' | 'unsupported_encoding' | 'unsupported_media_type' | 'user_unknown';
  detail: string;
  error: string;
};
