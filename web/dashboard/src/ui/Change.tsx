import { useView } from '../filter/useView';
import { useTexts } from '../i18n/TextsProvider';
import { Icon } from './Icon';

/** How a number has moved since the period before. More is neither good nor bad here: no colour says so. */
export function Change({ now, before, unit }: { now: number; before: number | undefined; unit: 'usd' | 'number' }) {
  const { t } = useTexts();
  const { format } = useView();
  if (before === undefined) return null;
  const exact = unit === 'usd' ? format.exactUsd(before) : format.number(before);
  if (before === 0) {
    return (
      <span className="change" title={t('before', { value: exact })}>
        {now === 0 ? t('noChange') : t('newSince')}
      </span>
    );
  }
  const change = (now - before) / before;
  return (
    <span className="change" title={t('before', { value: exact })}>
      {change !== 0 && (
        <span className={change < 0 ? 'turned' : undefined}>
          <Icon name="up" size={12} />
        </span>
      )}
      {format.signedPercent(change)} <span className="unseen">{t('vsPrevious')}</span>
    </span>
  );
}
