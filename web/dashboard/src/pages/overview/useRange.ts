import { periodOf } from '../../filter/period';
import { useView } from '../../filter/useView';
import { useTexts } from '../../i18n/TextsProvider';

/** The filter's period in words. */
export function useRange(): string {
  const { t } = useTexts();
  const { filter, timeZone, format } = useView();
  const period = periodOf(filter, Date.now(), timeZone);
  return period ? `${format.dateTime(period.from)} – ${format.dateTime(period.to)}` : t('rangeLong.all');
}
