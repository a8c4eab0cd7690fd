import type { ReactNode } from 'react';
import { Swatch } from './Swatch';

export type Share = { key: string; name: ReactNode; part: number; value: ReactNode; look?: number | undefined };

/** Parts of a whole, the largest first. Bars compare them with each other: of fifty, each is next to nothing of the whole. */
export function Shares({ shares, percent }: { shares: readonly Share[]; percent: (part: number) => string }) {
  const most = Math.max(...shares.map(share => share.part), Number.MIN_VALUE);
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
            <span className="share-bar" style={{ width: `${Math.max(0.5, (share.part / most) * 100)}%` }} />
          </span>
        </li>
      ))}
    </ol>
  );
}
