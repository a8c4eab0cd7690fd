import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { TotalsResponse } from '../api/contract';
import { useTexts } from '../i18n/TextsProvider';
import { Figure } from '../ui/Figure';
import { Panel } from '../ui/Panel';
import SignIn from './SignIn';

/** What somebody sees who is not signed in: the public counters, where they are public, and the way in. */
export default function Welcome({ hasCounters }: { hasCounters: boolean }) {
  return (
    <div className="welcome">
      {hasCounters && <Counters />}
      <SignIn />
    </div>
  );
}

function Counters() {
  const { t } = useTexts();
  const query = useQuery({
    queryKey: ['totals'],
    queryFn: ({ signal }) => get<TotalsResponse>('api/usage/totals', {}, signal),
    meta: { pace: 'fast' },
  });
  return (
    <Panel
      title={t('rangeLong.all')}
      isTitleShown={false}
      query={query}
      skeleton="figures"
      className="tiles-panel span-all"
    >
      {({ totals }) => (
        <dl className="tiles">
          {(
            [
              ['cost', totals.costUsd, 'usd'],
              ['messages', totals.messages, 'messages'],
              ['tokens', totals.sum, 'tokens'],
              ['weighted', totals.weighted, 'tokens'],
            ] as const
          ).map(([name, value, unit]) => (
            <div key={name} className="tile">
              <dt>{t(name)}</dt>
              <dd>
                <span className="tile-value">
                  <Figure value={value} unit={unit} />
                </span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}
