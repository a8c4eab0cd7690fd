import { useMemo } from 'react';
import type { TimeseriesResponse } from '../api/contract';
import { type BarSeries, StackedBars } from '../charts/StackedBars';
import { timeBars } from '../charts/timeBars';
import { useView } from '../filter/useView';
import { useTexts } from '../i18n/TextsProvider';

type Props = { data: TimeseriesResponse; stacks: readonly BarSeries[] };

export function WallChart({ data, stacks }: Props) {
  const { t } = useTexts();
  const { format } = useView();
  const bars = useMemo(
    () =>
      timeBars(
        data.buckets.map(bucket => bucket.ts),
        data.step,
        format,
      ),
    [data, format],
  );
  return (
    <StackedBars
      label={t('overTime', { what: t('cost'), by: t('label.model') })}
      bars={bars}
      series={stacks}
      short={format.axisUsd}
      exact={format.usd}
      total={t('total')}
      isTall
    />
  );
}
