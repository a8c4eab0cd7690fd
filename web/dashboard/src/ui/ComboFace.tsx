import { useTexts } from '../i18n/TextsProvider';
import { Icon } from './Icon';

/** What stands on a combo's button. */
export function ComboFace({ label, value }: { label: string; value: string | null }) {
  const { t } = useTexts();
  return (
    <>
      <span className="combo-label">{value === null ? label : `${label}:`}</span>
      {value !== null && <bdi className="combo-value">{value.trim() === '' ? t('noName') : value}</bdi>}
      <Icon name="down" size={12} />
    </>
  );
}

export function ComboClear({ label, onClear }: { label: string; onClear: () => void }) {
  const { t } = useTexts();
  return (
    <button type="button" className="combo-clear" aria-label={t('clearOne', { label })} onClick={onClear}>
      <Icon name="close" size={12} />
    </button>
  );
}
