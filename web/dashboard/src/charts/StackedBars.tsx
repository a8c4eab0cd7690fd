import { max } from 'd3-array';
import { stack } from 'd3-shape';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { type Bar, marksTo, spread, step, tipPlace } from './axis';
import { BarTip } from './BarTip';
import { fillOf } from './Swatch';
import { useSize } from './useSize';

export type BarSeries = { name: string; look: number; values: readonly number[] };

type Props = {
  label: string;
  bars: readonly Bar[];
  series: readonly BarSeries[];
  /** How a value is written on the axis, and in full. */
  short: (value: number) => string;
  exact: (value: number) => string;
  total: string;
  /** As high as there is room for. */
  isTall?: boolean;
};

const usualHeight = 232;
/** Around the bars, for type of 14 pixels; larger screens have larger type. */
const margins = { top: 8, bottom: 24, left: 52, word: 64 };

/** Bars over time, stacked. The arrow keys go from bar to bar, and a screen reader says what each is made of. */
export function StackedBars({ label, bars, series, short, exact, total, isTall = false }: Props) {
  const [ref, size] = useSize<HTMLDivElement>();
  const { width } = size;
  const scale = size.font / 14;
  const height = isTall ? Math.max(usualHeight, size.height) : usualHeight * scale;
  const [top, bottom, left] = [margins.top * scale, margins.bottom * scale, margins.left * scale];
  const [active, setActive] = useState<number | null>(null);
  const count = bars.length;
  const sums = useMemo(
    () => bars.map((_, i) => series.reduce((sum, one) => sum + (one.values[i] ?? 0), 0)),
    [bars, series],
  );
  const layers = useMemo(
    () =>
      stack<number, number>()
        .keys(series.keys())
        .value((bucket, key) => series[key]?.values[bucket] ?? 0)([...bars.keys()]),
    [bars, series],
  );
  const most = max(sums) || 1;
  const marks = marksTo(most);
  const ceiling = marks.at(-1) ?? most;
  const inner = Math.max(0, width - left);
  const slot = inner / Math.max(1, count);
  const gap = slot > 6 ? Math.min(8, slot * 0.22) : slot > 2 ? 1 : 0;
  const y = (value: number) => top + (height - top - bottom) * (1 - value / ceiling);
  const words = spread(bars, slot, width - left, margins.word * scale);
  const move = (event: KeyboardEvent) => {
    const next = step(event.key, active ?? count - 1, count);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
  };
  const parts = (i: number) => series.filter(one => (one.values[i] ?? 0) > 0);
  const spoken = (i: number) =>
    [
      bars[i]?.name,
      `${total} ${exact(sums[i] ?? 0)}`,
      ...parts(i).map(one => `${one.name} ${exact(one.values[i] ?? 0)}`),
    ].join(', ');
  return (
    <div
      ref={ref}
      className={isTall ? 'chart tall' : 'chart'}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, count - 1)}
      aria-valuenow={active ?? count - 1}
      aria-valuetext={count > 0 ? spoken(active ?? count - 1) : ''}
      onKeyDown={move}
      onFocus={event => event.target.matches(':focus-visible') && setActive(active ?? count - 1)}
      onBlur={() => setActive(null)}
      onPointerLeave={() => setActive(null)}
      onPointerMove={event => {
        const x = event.clientX - event.currentTarget.getBoundingClientRect().left - left;
        setActive(x < 0 || slot === 0 ? null : Math.min(count - 1, Math.floor(x / slot)));
      }}
    >
      {width > 0 && (
        <svg width={width} height={height} aria-hidden="true" focusable="false">
          {marks.map(mark => (
            <g key={mark}>
              <line className="grid-line" x1={left} x2={width} y1={y(mark)} y2={y(mark)} />
              <text className="axis" x={left - 8 * scale} y={y(mark)} dy="0.32em" textAnchor="end">
                {short(mark)}
              </text>
            </g>
          ))}
          {active !== null && (
            <rect className="cursor" x={left + active * slot} y={top} width={slot} height={height - top - bottom} />
          )}
          {layers.map((layer, key) => (
            <g key={series[key]?.name} fill={fillOf(series[key]?.look ?? 0)}>
              {layer.map(([from, to], i) =>
                to > from ? (
                  <rect
                    key={bars[i]?.at}
                    x={left + i * slot + gap / 2}
                    width={Math.max(0.5, slot - gap)}
                    y={y(to)}
                    height={Math.max(0.5, y(from) - y(to) - (slot > 6 ? 0.75 : 0))}
                  />
                ) : null,
              )}
            </g>
          ))}
          {words.map(i => (
            <text
              key={bars[i]?.at}
              className="axis"
              x={left + (i + 0.5) * slot}
              y={height - 6 * scale}
              textAnchor="middle"
            >
              {bars[i]?.tick}
            </text>
          ))}
        </svg>
      )}
      {active !== null && active < count && (
        <BarTip
          name={bars[active]?.name ?? ''}
          parts={parts(active).map(one => ({ name: one.name, look: one.look, value: one.values[active] ?? 0 }))}
          sum={sums[active] ?? 0}
          exact={exact}
          total={total}
          place={tipPlace(left + (active + 0.5) * slot, width)}
        />
      )}
    </div>
  );
}
