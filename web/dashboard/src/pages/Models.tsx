import { useMemo } from 'react';
import { useTexts } from '../i18n/TextsProvider';
import { LabelLink } from '../ui/LabelLink';
import { type KeyRow, KeyTable } from './KeyTable';
import { TimeCard } from './overview/TimeCard';

export default function Models() {
  const { t } = useTexts();
  const show = useMemo(
    () => (row: KeyRow) => (
      <>
        <LabelLink label="model" value={row.key} />
        {row.totals.unpricedTokens > 0 && row.totals.costUsd > 0 && (
          <span className="badge amber">{t('unpriced')}</span>
        )}
      </>
    ),
    [t],
  );
  return (
    <div className="grid">
      <TimeCard by="model" />
      <div className="span-all">
        <KeyTable title={t('page.models')} by="model" keyName={t('label.model')} show={show} />
      </div>
    </div>
  );
}
