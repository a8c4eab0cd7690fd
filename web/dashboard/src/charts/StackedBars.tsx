import { max, ticks } from 'd3-array';
import { stack } from 'd3-shape';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { fillOf, Swatch } from './Swatch';
import { useSize } from './useSize';

export type BarSeries = { name: string; look: number; values: readonly number[] };

/** A moment of the axis: when it begins, what it is called, and what stands below it. */
export type Bar = { at: number; name: string; tick: string };

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
const top = 8;
const bottom = 24;
const left = 52;

/** Bars over time, stacked. The arrow keys go from bar to bar, and a screen reader says what each is made of. */
export function StackedBars({ label, bars, series, short, exact, total, isTall = false }: Props) {
  const [ref, size] = useSize<HTMLDivElement>();
  const { width } = size;
  const height = isTall ? Math.max(usualHeight, size.height) : usualHeight;
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
  const marks = scale(most);
  const ceiling = marks.at(-1) ?? most;
  const inner = Math.max(0, width - left);
  const slot = inner / Math.max(1, count);
  const gap = slot > 6 ? Math.min(8, slot * 0.22) : slot > 2 ? 1 : 0;
  const y = (value: number) => top + (height - top - bottom) * (1 - value / ceiling);
  const words = spread(bars, slot, width - left);
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
              <text className="axis" x={left - 8} y={y(mark)} dy="0.32em" textAnchor="end">
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
            <text key={bars[i]?.at} className="axis" x={left + (i + 0.5) * slot} y={height - 6} textAnchor="middle">
              {bars[i]?.tick}
            </text>
          ))}
        </svg>
      )}
      {active !== null && active < count && (
        <div className="tip" style={tipPlace(left + (active + 0.5) * slot, width)}>
          <p className="tip-title">{bars[active]?.name}</p>
          <dl>
            {parts(active)
              .toSorted((a, b) => (b.values[active] ?? 0) - (a.values[active] ?? 0))
              .map(one => (
                <div key={one.name}>
                  <dt>
                    <Swatch look={one.look} />
                    <bdi>{one.name}</bdi>
                  </dt>
                  <dd className="figure">{exact(one.values[active] ?? 0)}</dd>
                </div>
              ))}
            <div className="tip-total">
              <dt>{total}</dt>
              <dd className="figure">{exact(sums[active] ?? 0)}</dd>
            </div>
          </dl>
        </div>
      )}
    </div>
  );
}

/** Round values from nothing to at least the largest. */
function scale(most: number): number[] {
  const marks = ticks(0, most, 4);
  const step = (marks[1] ?? most) - (marks[0] ?? 0);
  const last = marks.at(-1) ?? most;
  return last < most ? [...marks, last + step] : marks;
}

/** The bars whose words fit below the axis beside each other. */
function spread(bars: readonly Bar[], slot: number, width: number): number[] {
  const room = 64;
  const shown: number[] = [];
  for (const [i, { tick }] of bars.entries()) {
    const x = (i + 0.5) * slot;
    const last = shown.at(-1);
    if (tick && x >= 16 && x <= width - 20 && (last === undefined || (i - last) * slot >= room)) shown.push(i);
  }
  return shown;
}

/** Where a key leads from a bar; null: nowhere. */
export function step(key: string, from: number, count: number): number | null {
  const to = {
    ArrowLeft: from - 1,
    ArrowDown: from - 1,
    ArrowRight: from + 1,
    ArrowUp: from + 1,
    PageDown: from - 7,
    PageUp: from + 7,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}

/** A window beside a place, on the side that has room. */
export const tipPlace = (x: number, width: number) => (x > width / 2 ? { right: width - x + 12 } : { left: x + 12 });
