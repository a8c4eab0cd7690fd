import type { UseQueryResult } from '@tanstack/react-query';
import type { SummaryResponse } from '../../api/contract';
import { fillOf, Swatch } from '../../charts/Swatch';
import { useView } from '../../filter/useView';
import { useTexts } from '../../i18n/TextsProvider';
import { EmptyUsage } from '../../ui/EmptyUsage';
import { Figure } from '../../ui/Figure';
import { Panel } from '../../ui/Panel';

const kinds = ['cacheRead', 'cacheCreation', 'input', 'output'] as const;

/** What the cache saved, and what the tokens are made of. */
export function CacheCard({ summary }: { summary: UseQueryResult<SummaryResponse> }) {
  const { t } = useTexts();
  const { format } = useView();
  return (
    <Panel title={t('cache')} query={summary} isEmpty={data => data.totals.messages === 0} empty={<EmptyUsage />}>
      {({ totals, cache }) => {
        const prompt = totals.input + totals.cacheCreation + totals.cacheRead;
        return (
          <>
            <p className="lead">
              <Figure value={cache.savedUsd - cache.writeExtraUsd} unit="usd" />
              <span>{t('cacheSaved')}</span>
            </p>
            <p className="hint">
              {t('cacheHow', {
                saved: format.usd(cache.savedUsd),
                extra: format.usd(cache.writeExtraUsd),
                rate: format.percent(prompt > 0 ? totals.cacheRead / prompt : 0),
              })}
            </p>
            <KindBar parts={kinds.map(kind => (totals.sum > 0 ? totals[kind] / totals.sum : 0))} />
            <dl className="kinds">
              {kinds.map((kind, look) => (
                <div key={kind}>
                  <dt>
                    <Swatch look={look} />
                    {t(`kind.${kind}`)}
                  </dt>
                  <dd>
                    <Figure value={totals[kind]} unit="tokens" />
                  </dd>
                  <dd className="share-part figure">
                    {format.percent(totals.sum > 0 ? totals[kind] / totals.sum : 0)}
                  </dd>
                </div>
              ))}
            </dl>
          </>
        );
      }}
    </Panel>
  );
}

function KindBar({ parts }: { parts: readonly number[] }) {
  let x = 0;
  return (
    <svg className="kind-bar" width="100%" height="12" aria-hidden="true" focusable="false">
      {parts.map((part, look) => {
        const from = x;
        x += part;
        return <rect key={kinds[look]} x={`${from * 100}%`} width={`${part * 100}%`} height="12" fill={fillOf(look)} />;
      })}
    </svg>
  );
}
