import type { Totals } from '../api/contract';
import type { Texts } from '../i18n/texts';
import { Change } from '../ui/Change';
import { CostFigure } from '../ui/CostFigure';
import { Figure } from '../ui/Figure';
import { Moment } from '../ui/Moment';
import type { Column } from './columns';

type Row = { totals: Totals; previous?: Totals; share: number; first: number | null; last: number | null };

/** The figures that every table of usage has; bars compare the rows with the largest. */
export function usageColumns<T extends Row>({ t }: Texts, rows: readonly T[]): Column<T>[] {
  const most = Math.max(...rows.map(row => row.share), Number.MIN_VALUE);
  const count = (id: string, header: string, value: (totals: Totals) => number, isHidden = false): Column<T> => ({
    id,
    header,
    isNumber: true,
    isHidden,
    value: row => value(row.totals),
    show: row => <Figure value={value(row.totals)} unit="tokens" />,
  });
  return [
    {
      id: 'costUsd',
      header: t('cost'),
      isNumber: true,
      value: row => row.totals.costUsd,
      show: row => <CostFigure totals={row.totals} isExact />,
    },
    {
      id: 'change',
      header: t('change'),
      isNumber: true,
      value: row => (row.previous && row.previous.costUsd > 0 ? row.totals.costUsd / row.previous.costUsd - 1 : null),
      show: row => <Change now={row.totals.costUsd} before={row.previous?.costUsd} unit="usd" />,
    },
    {
      id: 'share',
      header: t('share'),
      isNumber: true,
      value: row => row.share,
      show: row => (
        <span className="cell-share">
          <span className="cell-track" aria-hidden="true">
            <span style={{ width: `${(row.share / most) * 100}%` }} />
          </span>
          <Figure value={row.share} unit="percent" />
        </span>
      ),
    },
    {
      id: 'messages',
      header: t('messages'),
      isNumber: true,
      value: row => row.totals.messages,
      show: row => <Figure value={row.totals.messages} unit="messages" isExact />,
    },
    count('tokens', t('tokens'), totals => totals.sum),
    count('weighted', t('weighted'), totals => totals.weighted),
    count('input', t('kind.input'), totals => totals.input, true),
    count('cacheCreation', t('kind.cacheCreation'), totals => totals.cacheCreation, true),
    count('cacheRead', t('kind.cacheRead'), totals => totals.cacheRead, true),
    count('output', t('kind.output'), totals => totals.output, true),
    count('unpriced', t('unpriced'), totals => totals.unpricedTokens, true),
    {
      id: 'first',
      header: t('firstUse'),
      isNumber: true,
      isHidden: true,
      value: row => isoOf(row.first),
      show: row => <Moment at={row.first} />,
    },
    {
      id: 'last',
      header: t('lastUse'),
      isNumber: true,
      value: row => isoOf(row.last),
      show: row => <Moment at={row.last} />,
    },
  ];
}

const isoOf = (at: number | null) => (at === null ? null : new Date(at).toISOString());
