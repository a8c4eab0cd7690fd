import { useRecent } from '../../api/queries';
import { useView } from '../../filter/useView';
import { useTexts } from '../../i18n/TextsProvider';
import { EmptyUsage } from '../../ui/EmptyUsage';
import { ExplainLink } from '../../ui/ExplainLink';
import { Figure } from '../../ui/Figure';
import { Name } from '../../ui/Name';
import { Panel } from '../../ui/Panel';
import { MoreLink } from './MoreLink';

export function RecentCard({ className }: { className: string }) {
  const { t } = useTexts();
  const { format } = useView();
  return (
    <Panel
      title={t('latest')}
      className={className}
      query={useRecent(6)}
      isEmpty={data => data.entries.length === 0}
      empty={<EmptyUsage />}
      aside={<MoreLink path="/activity" />}
    >
      {data => (
        <ol className="feed small">
          {data.entries.map(message => (
            <li key={message.id}>
              <time
                dateTime={new Date(message.ts).toISOString()}
                title={format.exactTime(message.ts)}
                className="figure"
              >
                {format.relative(message.ts, Date.now())}
              </time>
              <span className="feed-what">
                <Name>{message.user}</Name>
                <span className="hint">
                  <Name>{message.model}</Name>
                </span>
                <span className="hint">
                  <Name>{message.project}</Name>
                </span>
              </span>
              <ExplainLink message={message}>
                {message.unpriced ? (
                  <>
                    <Figure
                      value={message.inputTokens + message.cacheCreation + message.cacheRead + message.outputTokens}
                      unit="tokens"
                    />{' '}
                    {t('tokensUnit')}
                  </>
                ) : (
                  <Figure value={message.costUsd} unit="usd" />
                )}
              </ExplainLink>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
