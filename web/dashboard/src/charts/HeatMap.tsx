import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { tipPlace } from './axis';
import { type Day, frameOf, layOut } from './calendar';
import { useSize } from './useSize';

type Props = {
  label: string;
  days: readonly Day[];
  weekdayOf: (at: number) => number;
  monthOf: (at: number) => string;
  weekdayName: (at: number) => string;
  nameOf: (at: number) => string;
  exact: (value: number) => string;
  isChosen: (at: number) => boolean;
  onChoose: (at: number) => void;
};

const gap = 3;

/** A year of days. The arrow keys go through days and weeks, Enter takes the day. */
export function HeatMap({ label, days, weekdayOf, monthOf, weekdayName, nameOf, exact, isChosen, onChoose }: Props) {
  const cells = useMemo(() => layOut(days, weekdayOf), [days, weekdayOf]);
  const [active, setActive] = useState<number | null>(null);
  const [scroll, { width: room, font }] = useSize<HTMLDivElement>();
  const [left, top] = [(34 * font) / 14, (18 * font) / 14];
  // Today is at the right end.
  useEffect(() => {
    if (scroll.current && cells.length > 0) scroll.current.scrollLeft = scroll.current.scrollWidth;
  }, [cells.length, scroll]);
  const columns = (cells.at(-1)?.column ?? 0) + 1;
  const pitch = Math.max(15, Math.min(64, Math.floor((room - left - 4) / columns)));
  const size = pitch - gap;
  const width = left + columns * pitch;
  const height = top + 7 * pitch;
  const last = cells.length - 1;
  const at = active ?? last;
  const cell = cells[at];
  const onKey = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowLeft: -7,
      ArrowRight: 7,
      ArrowUp: -1,
      ArrowDown: 1,
      Home: -at,
      End: last - at,
    };
    const by = moves[event.key];
    if (by !== undefined) setActive(Math.max(0, Math.min(last, at + by)));
    else if ((event.key === 'Enter' || event.key === ' ') && cell) onChoose(cell.at);
    else return;
    event.preventDefault();
  };
  const frame = useMemo(() => frameOf(cells, isChosen), [cells, isChosen]);
  const months = cells.filter(
    (one, i) => one.row === 0 && (i === 0 || monthOf(one.at) !== monthOf(cells[i - 7]?.at ?? one.at)),
  );
  return (
    <div className="heat-box">
      <div className="heat-scroll" ref={scroll}>
        <div
          className="heat"
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={Math.max(0, last)}
          aria-valuenow={Math.max(0, at)}
          aria-valuetext={cell ? `${nameOf(cell.at)}: ${exact(cell.value)}` : ''}
          onKeyDown={onKey}
          onFocus={event => event.target.matches(':focus-visible') && setActive(at)}
          onBlur={() => setActive(null)}
          onPointerLeave={() => setActive(null)}
        >
          <svg width={width} height={height} aria-hidden="true" focusable="false">
            {months.map((one, i) =>
              (months[i + 1]?.column ?? columns) - one.column > 1 ? (
                <text key={one.at} className="axis" x={left + one.column * pitch} y={top - 7}>
                  {monthOf(one.at)}
                </text>
              ) : null,
            )}
            {[0, 2, 4].map(row => {
              const sample = cells.find(one => one.row === row);
              return sample ? (
                <text key={row} className="axis" x={left - 8} y={top + row * pitch + size - 2} textAnchor="end">
                  {weekdayName(sample.at)}
                </text>
              ) : null;
            })}
            {cells.map((one, i) => (
              // biome-ignore lint/a11y/noStaticElementInteractions: the slider around it has the keyboard
              <rect
                key={one.at}
                className={`day level-${one.level}${active === i ? ' active' : ''}`}
                x={left + one.column * pitch}
                y={top + one.row * pitch}
                width={size}
                height={size}
                rx="2.5"
                onPointerEnter={() => setActive(i)}
                onClick={() => onChoose(one.at)}
              />
            ))}
            {frame && (
              <path
                className="chosen-days"
                d={frame}
                transform={`translate(${left - gap / 2} ${top - gap / 2}) scale(${pitch})`}
              />
            )}
          </svg>
          {active !== null && cell && (
            <div
              className="tip"
              style={{ ...tipPlace(left + cell.column * pitch + size / 2, width), top: top + cell.row * pitch - 8 }}
            >
              <p className="tip-title">{nameOf(cell.at)}</p>
              <p className="figure">{exact(cell.value)}</p>
            </div>
          )}
        </div>
      </div>
    </div>
  );
}
