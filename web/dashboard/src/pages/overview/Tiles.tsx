import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { SummaryResponse } from '../../api/contract';
import { useSeries } from '../../api/queries';
import { Sparkline } from '../../charts/Sparkline';
import { useView } from '../../filter/useView';
import { useTexts } from '../../i18n/TextsProvider';
import type { Key } from '../../i18n/texts';
import { Change } from '../../ui/Change';
import { EmptyUsage } from '../../ui/EmptyUsage';
import { Figure, type Unit } from '../../ui/Figure';
import { Icon } from '../../ui/Icon';
import { Panel } from '../../ui/Panel';

/** The headline: cost, messages, tokens and weighted tokens, each with its change and its course. */
export function Tiles({ summary }: { summary: UseQueryResult<SummaryResponse> }) {
  const { t } = useTexts();
  const series = useSeries();
  const buckets = series.data?.buckets ?? [];
  return (
    <Panel
      title={t('headline')}
      isTitleShown={false}
      query={summary}
      skeleton="figures"
      className="tiles-panel span-all"
      isEmpty={data => data.totals.messages === 0}
      empty={<EmptyUsage />}
    >
      {({ totals, previous, unpriced }) => (
        <>
          <dl className="tiles">
            <Tile
              name="cost"
              value={totals.costUsd}
              before={previous?.totals.costUsd}
              unit="usd"
              values={buckets.map(bucket => bucket.costUsd)}
              isFirst
            />
            <Tile
              name="messages"
              value={totals.messages}
              before={previous?.totals.messages}
              unit="messages"
              values={buckets.map(bucket => bucket.messages)}
            />
            <Tile
              name="tokens"
              value={totals.sum}
              before={previous?.totals.sum}
              unit="tokens"
              values={buckets.map(bucket => bucket.tokensRaw)}
            />
            <Tile
              name="weighted"
              value={totals.weighted}
              before={previous?.totals.weighted}
              unit="tokens"
              values={buckets.map(bucket => bucket.tokensWeighted)}
              hint="weightedHint"
            />
          </dl>
          {totals.unpricedTokens > 0 && (
            <Unpriced tokens={totals.unpricedTokens} models={unpriced.map(one => one.model)} />
          )}
        </>
      )}
    </Panel>
  );
}

type TileProps = {
  name: 'cost' | 'messages' | 'tokens' | 'weighted';
  value: number;
  before: number | undefined;
  unit: Unit;
  values: number[];
  hint?: Key;
  isFirst?: boolean;
};

function Tile({ name, value, before, unit, values, hint, isFirst = false }: TileProps) {
  const { t } = useTexts();
  return (
    <div className={`tile${isFirst ? ' first' : ''}`}>
      <dt title={hint && t(hint)}>{t(name)}</dt>
      <dd>
        <span className="tile-value" id={`tile-${name}`}>
          <Figure value={value} unit={unit} />
        </span>
        <Change now={value} before={before} unit={unit === 'usd' ? 'usd' : 'number'} />
        <Sparkline values={values} />
      </dd>
    </div>
  );
}

function Unpriced({ tokens, models }: { tokens: number; models: string[] }) {
  const { t } = useTexts();
  const { format, to } = useView();
  return (
    <p className="note warning">
      <Icon name="warning" />
      <span>
        {t('unpricedNote', {
          tokens: format.compact(tokens),
          models: models.slice(0, 3).join(', ') + (models.length > 3 ? ' …' : ''),
        })}{' '}
        <Link href={to('/models')} className="link">
          {t('page.models')}
        </Link>
      </span>
    </p>
  );
}
