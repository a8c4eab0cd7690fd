import type { TimeseriesResponse } from '../../api/contract';
import type { BarSeries } from '../../charts/StackedBars';
import { useView } from '../../filter/useView';
import { useTexts } from '../../i18n/TextsProvider';
import { ScrollBox } from '../../ui/ScrollBox';

type Props = {
  name: string;
  data: TimeseriesResponse;
  stacks: readonly BarSeries[];
  exact: (value: number) => string;
  total: string;
};

/** The chart in figures. */
export function SeriesTable({ name, data, stacks, exact, total }: Props) {
  const { t } = useTexts();
  const { format } = useView();
  return (
    <ScrollBox name={name} isShort>
      <table>
        <caption className="unseen">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{t('time')}</th>
            <th scope="col" className="number">
              {total}
            </th>
            {stacks.map(one => (
              <th key={one.name} scope="col" className="number">
                <bdi>{one.name}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.buckets.map((bucket, i) => (
            <tr key={bucket.ts}>
              <th scope="row">{format.bucket(bucket.ts, data.step)}</th>
              <td className="number">{exact(stacks.reduce((sum, one) => sum + (one.values[i] ?? 0), 0))}</td>
              {stacks.map(one => (
                <td key={one.name} className="number">
                  {exact(one.values[i] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
