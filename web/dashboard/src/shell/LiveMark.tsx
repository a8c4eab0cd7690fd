import { useLiveState } from '../api/live';
import { useTexts } from '../i18n/TextsProvider';

/** Whether the numbers follow what happens; amber when they do not. */
export function LiveMark() {
  const { t } = useTexts();
  const state = useLiveState();
  return (
    <p className={`live ${state}`} role="status" title={t(`liveLong.${state}`)}>
      <i aria-hidden="true" />
      {t(`live.${state}`)}
    </p>
  );
}
