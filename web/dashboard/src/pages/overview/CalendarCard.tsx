import { useCalendar } from '../../api/queries';
import { HeatLegend } from '../../charts/HeatLegend';
import { HeatMap } from '../../charts/HeatMap';
import { instantOf, partsAt, periodOf } from '../../filter/period';
import { useView } from '../../filter/useView';
import { useTexts } from '../../i18n/TextsProvider';
import { useParameter } from '../../router/useParameter';
import { EmptyUsage } from '../../ui/EmptyUsage';
import { Panel } from '../../ui/Panel';
import { amountIn, metrics } from './series';

/** A year of days up to the end of the period, which is outlined. */
export function CalendarCard() {
  const { t } = useTexts();
  const { format, filter, timeZone, change } = useView();
  const [metric] = useParameter('metric', metrics);
  const period = periodOf(filter, Date.now(), timeZone);
  const choose = (at: number) => {
    const { year, month, day } = partsAt(at, timeZone);
    change({ range: 'custom', from: at, to: instantOf(year, month, day + 1, timeZone) });
  };
  return (
    <Panel
      title={t('calendarTitle', { what: t(metric) })}
      query={useCalendar()}
      skeleton="chart"
      className="span-all"
      aside={<HeatLegend less={t('less')} more={t('more')} />}
      isEmpty={data => data.buckets.every(bucket => bucket.messages === 0)}
      empty={<EmptyUsage />}
    >
      {data => (
        <HeatMap
          label={t('calendar', { what: t(metric) })}
          days={data.buckets.map(bucket => ({ at: bucket.ts, value: amountIn[metric](bucket) }))}
          weekdayOf={at => partsAt(at, timeZone).weekday}
          monthOf={format.month}
          weekdayName={format.weekday}
          nameOf={format.date}
          exact={metric === 'cost' ? format.usd : format.number}
          isChosen={at => !period || (at + 86_400_000 > period.from && at < period.to)}
          onChoose={choose}
        />
      )}
    </Panel>
  );
}
