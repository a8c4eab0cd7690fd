import type { ReactNode } from 'react';
import { Swatch } from './Swatch';

export type Share = { key: string; name: ReactNode; part: number; value: ReactNode; look?: number };

/** Parts of a whole, the largest first, each with its bar. */
export function Shares({ shares, percent }: { shares: readonly Share[]; percent: (part: number) => string }) {
  return (
    <ol className="shares">
      {shares.map(share => (
        <li key={share.key}>
          <span className="share-name">
            {share.look !== undefined && <Swatch look={share.look} />}
            <bdi>{share.name}</bdi>
          </span>
          <span className="share-value">{share.value}</span>
          <span className="share-part figure">{percent(share.part)}</span>
          <span className="share-track" aria-hidden="true">
            <span className="share-bar" style={{ width: `${Math.max(0.5, share.part * 100)}%` }} />
          </span>
        </li>
      ))}
    </ol>
  );
}
