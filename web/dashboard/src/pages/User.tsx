import { Link } from 'wouter';
import type { GroupKey } from '../api/contract';
import { useSummary } from '../api/queries';
import { Shares } from '../charts/Shares';
import type { Label } from '../filter/filter';
import { useView } from '../filter/useView';
import { useTexts } from '../i18n/TextsProvider';
import type { Key } from '../i18n/texts';
import { CostFigure } from '../ui/CostFigure';
import { EmptyUsage } from '../ui/EmptyUsage';
import { LabelLink } from '../ui/LabelLink';
import { Name } from '../ui/Name';
import { Panel } from '../ui/Panel';
import { CacheCard } from './overview/CacheCard';
import { CalendarCard } from './overview/CalendarCard';
import { MoreLink } from './overview/MoreLink';
import { RecentCard } from './overview/RecentCard';
import { Tiles } from './overview/Tiles';
import { TimeCard } from './overview/TimeCard';

/** One person: the user of the filter. */
export default function User() {
  const { t } = useTexts();
  const { filter, to } = useView();
  const summary = useSummary();
  if (filter.user === null) {
    return (
      <section className="panel">
        <div className="empty">
          <p>{t('chooseUser')}</p>
          <Link href={to('/users')} className="button primary">
            {t('page.users')}
          </Link>
        </div>
      </section>
    );
  }
  return (
    <div className="grid">
      <p className="who span-all">
        <Name>{filter.user}</Name>
        <MoreLink path="/sessions" />
      </p>
      <Tiles summary={summary} />
      <TimeCard />
      <SharesCard by="model" title="byModel" />
      <SharesCard by="machine" title="byMachine" />
      <SharesCard by="project" title="byProject" />
      <CalendarCard />
      <CacheCard summary={summary} />
      <RecentCard className="span-two" />
    </div>
  );
}

function SharesCard({ by, title }: { by: GroupKey & Label; title: Key }) {
  const { t } = useTexts();
  const { format } = useView();
  return (
    <Panel
      title={t(title)}
      query={useSummary(by, 6)}
      isEmpty={data => data.totals.messages === 0}
      empty={<EmptyUsage />}
    >
      {data => (
        <Shares
          percent={format.percent}
          shares={(data.entries ?? []).map(entry => ({
            key: entry.key,
            name: <LabelLink label={by} value={entry.key} path="/user" />,
            part: data.totals.costUsd > 0 ? entry.totals.costUsd / data.totals.costUsd : 0,
            value: <CostFigure totals={entry.totals} />,
          }))}
        />
      )}
    </Panel>
  );
}
