import { Combobox } from '@base-ui/react/combobox';
import { useTexts } from '../i18n/TextsProvider';
import { ComboClear, ComboFace } from './ComboFace';
import { Icon } from './Icon';

export type ComboProps = {
  label: string;
  /** What the button says while nothing is chosen. */
  all: string;
  value: string | null;
  options: readonly string[];
  onChange: (value: string | null) => void;
  isLoading?: boolean;
};

export default function ComboList({ label, all, value, options, onChange, isLoading = false }: ComboProps) {
  const { t } = useTexts();
  return (
    <Combobox.Root items={options} value={value} onValueChange={next => onChange(next)} autoHighlight defaultOpen>
      <span className={`combo${value === null ? '' : ' chosen'}`}>
        <Combobox.Trigger className="combo-button" aria-label={`${label}: ${value ?? all}`}>
          <ComboFace label={label} value={value} />
        </Combobox.Trigger>
        {value !== null && <ComboClear label={label} onClear={() => onChange(null)} />}
      </span>
      <Combobox.Portal>
        <Combobox.Positioner className="layer" sideOffset={6} align="start" collisionPadding={12}>
          <Combobox.Popup className="popup combo-popup" aria-label={label}>
            <Combobox.Input
              className="combo-input"
              placeholder={t('search')}
              aria-label={t('searchIn', { name: label })}
            />
            <Combobox.Empty className="combo-empty">{isLoading ? t('loading') : t('noMatch')}</Combobox.Empty>
            <Combobox.List className="combo-list">
              {(item: string) => (
                <Combobox.Item key={item} value={item} className="combo-item">
                  <Combobox.ItemIndicator className="combo-mark">
                    <Icon name="check" size={12} />
                  </Combobox.ItemIndicator>
                  <bdi>{item.trim() === '' ? t('noName') : item}</bdi>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
