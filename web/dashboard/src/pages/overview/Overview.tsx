import { useSummary } from '../../api/queries';
import { CacheCard } from './CacheCard';
import { CalendarCard } from './CalendarCard';
import { ModelShares } from './ModelShares';
import { RecentCard } from './RecentCard';
import { Tiles } from './Tiles';
import { TimeCard } from './TimeCard';
import { TopUsers } from './TopUsers';

export default function Overview() {
  const summary = useSummary();
  return (
    <div className="grid">
      <Tiles summary={summary} />
      <TimeCard />
      <ModelShares />
      <TopUsers />
      <CacheCard summary={summary} />
      <CalendarCard />
      <RecentCard className="span-all" />
    </div>
  );
}
