export type { Answer, Refusal } from './core/answer.js';
export type { ClientConfig } from './core/client.js';
export type { Added, ProviderStatus, TotalsAnswer } from './core/feed.js';
export type { Digits } from './core/format.js';
export type { Metric, TokenMetric } from './core/metrics.js';
export type {
  Leaderboard,
  LeaderboardEntry,
  Recent,
  RecentMessage,
  Timeseries,
  TimeseriesBucket,
  Totals,
} from './core/shapes.js';
export {
  type BoardProps,
  BurnSparkline,
  type CardProps,
  CostCounter,
  type CounterProps,
  EmbedPulseDot,
  type GridProps,
  type LegendProps,
  LiveTicker,
  MessageCounter,
  MetricCard,
  ModelLegend,
  RecentActivity,
  type RecentProps,
  type SparklineProps,
  StatGrid,
  TokenCounter,
  type TokenCounterProps,
  TopMachines,
  TopModels,
  TopUsers,
  WeightedTokenCounter,
} from './react/components.js';
export {
  type LeaderboardQuery,
  type RecentQuery,
  type TimeseriesQuery,
  useLeaderboard,
  useProviderStatus,
  useRecent,
  useTimeseries,
  useTotals,
} from './react/hooks.js';
export { ProviderConfig, type ProviderConfigProps } from './react/provider.js';
export type { WidgetProps } from './react/useWidget.js';
export type { WidgetOptions } from './widgets/widget.js';
