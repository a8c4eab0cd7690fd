import { max } from 'd3-array';
import { area, curveMonotoneX, line } from 'd3-shape';

const width = 120;
const height = 32;

/** The course of a number, without figures: a decoration. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const most = max(values) || 1;
  if (values.length < 2) return null;
  const x = (_: number, i: number) => (i / (values.length - 1)) * width;
  const y = (value: number) => height - 1 - (value / most) * (height - 3);
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path className="spark-area" d={area<number>().x(x).y0(height).y1(y).curve(curveMonotoneX)([...values]) ?? ''} />
      <path className="spark-line" d={line<number>().x(x).y(y).curve(curveMonotoneX)([...values]) ?? ''} />
    </svg>
  );
}
