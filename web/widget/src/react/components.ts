import type { ReactNode } from 'react';
import { type BoardOptions, machines, models, users } from '../widgets/board.js';
import { type CardOptions, card, type GridOptions, grid } from '../widgets/cards.js';
import { type CounterOptions, counter } from '../widgets/counter.js';
import { pulseDot } from '../widgets/dot.js';
import { type LegendOptions, legend } from '../widgets/legend.js';
import { type RecentOptions, recent } from '../widgets/recent.js';
import { type SparklineOptions, sparkline } from '../widgets/spark.js';
import { ticker } from '../widgets/ticker.js';
import { useWidget, type WidgetProps } from './useWidget.js';

/** A counter of one thing. */
export interface CounterProps extends WidgetProps, Pick<CounterOptions, 'digits'> {
  /** `hero`: large, with its words below. `minimal`: the number alone, in the line of text it stands in. `full`: with what it is made of. */
  style?: CounterOptions['variant'];
}

export interface TokenCounterProps extends CounterProps, Pick<CounterOptions, 'metric' | 'mode'> {}
export interface SparklineProps extends WidgetProps, SparklineOptions {}
export interface BoardProps extends WidgetProps, BoardOptions {}
export interface RecentProps extends WidgetProps, RecentOptions {}
export interface LegendProps extends WidgetProps, LegendOptions {}
export interface CardProps extends WidgetProps, CardOptions {}
export interface GridProps extends WidgetProps, GridOptions {}

/** Tokens, or another metric. */
export function TokenCounter({ style, ...props }: TokenCounterProps): ReactNode {
  return useWidget(counter, { ...props, variant: style });
}

/** What it cost, in US dollars. */
export function CostCounter(props: CounterProps): ReactNode {
  return TokenCounter({ ...props, metric: 'cost' });
}

/** Tokens weighted as input tokens. */
export function WeightedTokenCounter(props: CounterProps): ReactNode {
  return TokenCounter({ ...props, metric: 'weighted' });
}

export function MessageCounter(props: CounterProps): ReactNode {
  return TokenCounter({ ...props, metric: 'messages' });
}

/** Usage over time as a small chart. */
export function BurnSparkline(props: SparklineProps): ReactNode {
  return useWidget(sparkline, props);
}

/** Needs a token that shows users. */
export function TopUsers(props: BoardProps): ReactNode {
  return useWidget(users, props);
}

/** Needs a token that shows models. */
export function TopModels(props: BoardProps): ReactNode {
  return useWidget(models, props);
}

/** Needs a token that shows machines. */
export function TopMachines(props: BoardProps): ReactNode {
  return useWidget(machines, props);
}

/** The newest messages. Needs a token that shows them. */
export function RecentActivity(props: RecentProps): ReactNode {
  return useWidget(recent, props);
}

/** One line: what the last change added. */
export function LiveTicker(props: WidgetProps): ReactNode {
  return useWidget(ticker, props);
}

/** Which models there are, and their shares. Needs a token that shows models. */
export function ModelLegend(props: LegendProps): ReactNode {
  return useWidget(legend, props);
}

/** Whether the numbers are live. */
export function EmbedPulseDot(props: WidgetProps): ReactNode {
  return useWidget(pulseDot, props);
}

/** A number and its words in a frame. */
export function MetricCard(props: CardProps): ReactNode {
  return useWidget(card, props);
}

/** Several of those, as many in a row as there is room for. */
export function StatGrid(props: GridProps): ReactNode {
  return useWidget(grid, props);
}
