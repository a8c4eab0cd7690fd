import { useMemo, useState } from 'react';
import { useSeries } from '../../api/queries';
import { StackedBars } from '../../charts/StackedBars';
import { Swatch } from '../../charts/Swatch';
import { timeBars } from '../../charts/timeBars';
import { useView } from '../../filter/useView';
import { useTexts } from '../../i18n/TextsProvider';
import { useParameter } from '../../router/useParameter';
import { Button } from '../../ui/Button';
import { Choice } from '../../ui/Choice';
import { EmptyUsage } from '../../ui/EmptyUsage';
import { Panel } from '../../ui/Panel';
import { Segments } from '../../ui/Segments';
import { SeriesTable } from './SeriesTable';
import { metrics, stackOf } from './series';

const keys = ['model', 'user', 'project', 'machine'] as const;

/** Cost or tokens over time, stacked. */
export function TimeCard({ by: fixed }: { by?: (typeof keys)[number] }) {
  const { t } = useTexts();
  const { format } = useView();
  const [metric, setMetric] = useParameter('metric', metrics);
  const [chosen, setBy] = useParameter('by', keys);
  const by = fixed ?? chosen;
  const [isTable, setTable] = useState(false);
  const query = useSeries(by);
  const stacks = useMemo(
    () => (query.data ? stackOf(query.data, metric, key => (key.trim() === '' ? t('noName') : key), t('others')) : []),
    [query.data, metric, t],
  );
  const bars = useMemo(
    () =>
      query.data
        ? timeBars(
            query.data.buckets.map(bucket => bucket.ts),
            query.data.step,
            format,
          )
        : [],
    [query.data, format],
  );
  const [short, exact] = metric === 'cost' ? [format.axisUsd, format.usd] : [format.compact, format.number];
  const label = t('overTime', { what: t(metric), by: t(`label.${by}`) });
  return (
    <Panel
      title={t('overTimeTitle', { what: t(metric) })}
      query={query}
      skeleton="chart"
      className="span-all"
      isEmpty={data => data.buckets.every(bucket => bucket.messages === 0)}
      empty={<EmptyUsage />}
      aside={
        <>
          <Segments
            label={t('metric')}
            value={metric}
            options={metrics.map(value => ({ value, text: t(`metric.${value}`) }))}
            onChange={setMetric}
          />
          {!fixed && (
            <Choice
              label={t('stackedBy')}
              isLabelShown
              value={by}
              options={keys.map(value => ({ value, text: t(`label.${value}`) }))}
              onChange={setBy}
            />
          )}
          <Button
            icon="table"
            label={isTable ? t('asChart') : t('asTable')}
            aria-pressed={isTable}
            onClick={() => setTable(!isTable)}
          />
        </>
      }
    >
      {data =>
        isTable ? (
          <SeriesTable name={label} data={data} stacks={stacks} exact={exact} total={t('total')} />
        ) : (
          <>
            <StackedBars label={label} bars={bars} series={stacks} short={short} exact={exact} total={t('total')} />
            <ul className="legend">
              {stacks.map(one => (
                <li key={one.name}>
                  <Swatch look={one.look} />
                  <bdi title={one.name}>{one.name}</bdi>
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Panel>
  );
}
