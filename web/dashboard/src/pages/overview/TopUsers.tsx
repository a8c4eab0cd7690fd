import { useSummary } from '../../api/queries';
import { Shares } from '../../charts/Shares';
import { useView } from '../../filter/useView';
import { useTexts } from '../../i18n/TextsProvider';
import { CostFigure } from '../../ui/CostFigure';
import { EmptyUsage } from '../../ui/EmptyUsage';
import { LabelLink } from '../../ui/LabelLink';
import { Panel } from '../../ui/Panel';
import { MoreLink } from './MoreLink';

export function TopUsers() {
  const { t } = useTexts();
  const { format } = useView();
  return (
    <Panel
      title={t('topUsers')}
      query={useSummary('user', 6)}
      isEmpty={data => data.totals.messages === 0}
      empty={<EmptyUsage />}
      aside={<MoreLink path="/users" />}
    >
      {data => (
        <Shares
          percent={format.percent}
          shares={(data.entries ?? []).map(entry => ({
            key: entry.key,
            name: <LabelLink label="user" value={entry.key} path="/user" />,
            part: data.totals.costUsd > 0 ? entry.totals.costUsd / data.totals.costUsd : 0,
            value: <CostFigure totals={entry.totals} />,
          }))}
        />
      )}
    </Panel>
  );
}
