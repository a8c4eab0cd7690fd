import type { CSSProperties } from 'react';
import { Swatch } from './Swatch';

type Props = {
  name: string;
  parts: readonly { name: string; look: number; value: number }[];
  sum: number;
  exact: (value: number) => string;
  total: string;
  place: CSSProperties;
};

/** What a bar is made of, the largest part first. */
export function BarTip({ name, parts, sum, exact, total, place }: Props) {
  return (
    <div className="tip" style={place}>
      <p className="tip-title">{name}</p>
      <dl>
        {parts
          .toSorted((a, b) => b.value - a.value)
          .map(part => (
            <div key={part.name}>
              <dt>
                <Swatch look={part.look} />
                <bdi>{part.name}</bdi>
              </dt>
              <dd className="figure">{exact(part.value)}</dd>
            </div>
          ))}
        <div className="tip-total">
          <dt>{total}</dt>
          <dd className="figure">{exact(sum)}</dd>
        </div>
      </dl>
    </div>
  );
}
