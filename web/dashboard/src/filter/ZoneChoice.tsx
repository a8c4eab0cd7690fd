import { useTexts } from '../i18n/TextsProvider';
import { Choice } from '../ui/Choice';
import { browserZone, useView } from './useView';

/** Whose days these are: the reader's, the server's, UTC's, or another's. */
export function ZoneChoice({ serverZone }: { serverZone: string | undefined }) {
  const { t } = useTexts();
  const { filter, timeZone, change } = useView();
  const own = browserZone();
  const zones = [
    ...new Set([own, ...(serverZone ? [serverZone] : []), 'UTC', timeZone, ...Intl.supportedValuesOf('timeZone')]),
  ];
  const name = (zone: string) =>
    zone === own ? t('zoneOwn', { zone }) : zone === serverZone ? t('zoneServer', { zone }) : zone.replaceAll('_', ' ');
  return (
    <Choice
      label={t('timeZone')}
      value={filter.tz ?? own}
      options={zones.map(zone => ({ value: zone, text: name(zone) }))}
      onChange={zone => change({ tz: zone === own ? null : zone })}
    />
  );
}
