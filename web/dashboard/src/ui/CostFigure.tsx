import type { Totals } from '../api/contract';
import { useTexts } from '../i18n/TextsProvider';
import { Figure } from './Figure';

/** What something cost; where nothing of it has a price, that, and not a zero. */
export function CostFigure({ totals, isExact = false }: { totals: Totals; isExact?: boolean }) {
  const { t } = useTexts();
  return totals.costUsd === 0 && totals.unpricedTokens > 0 ? (
    <span className="badge amber">{t('unpriced')}</span>
  ) : (
    <Figure value={totals.costUsd} unit="usd" isExact={isExact} />
  );
}
