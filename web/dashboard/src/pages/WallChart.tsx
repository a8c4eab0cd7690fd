import { useMemo } from 'react';
import type { TimeseriesResponse } from '../api/contract';
import { StackedBars } from '../charts/StackedBars';
import { timeBars } from '../charts/timeBars';
import { useView } from '../filter/useView';
import { useTexts } from '../i18n/TextsProvider';
import { stackOf } from './overview/series';

export function WallChart({ data }: { data: TimeseriesResponse }) {
  const { t } = useTexts();
  const { format } = useView();
  const stacks = useMemo(() => stackOf(data, 'cost', key => key, t('others')), [data, t]);
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
      short={format.compactUsd}
      exact={format.usd}
      total={t('total')}
      isTall
    />
  );
}
