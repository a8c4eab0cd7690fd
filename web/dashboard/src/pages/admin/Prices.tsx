import { useMemo } from 'react';
import { usePrices } from '../../api/admin';
import type { PriceInfo, PricesResponse } from '../../api/contract';
import { useView } from '../../filter/useView';
import { useTexts } from '../../i18n/TextsProvider';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import { Facts } from '../../ui/Facts';
import { Figure } from '../../ui/Figure';
import { Icon } from '../../ui/Icon';
import { Moment } from '../../ui/Moment';
import { Name } from '../../ui/Name';
import { Panel } from '../../ui/Panel';
import { AdminOnly } from './AdminOnly';
import { Reprice } from './Reprice';

export default function Prices() {
  return (
    <AdminOnly>
      <PriceBook />
    </AdminOnly>
  );
}

function PriceBook() {
  const { t } = useTexts();
  const query = usePrices();
  return (
    <div className="grid">
      <Panel title={t('activeBook')} query={query}>
        {data => (
          <>
            <Facts
              facts={[
                [t('priceBook'), data.book],
                [
                  t('fingerprint'),
                  <span key="fingerprint" className="mono">
                    {data.fingerprint}
                  </span>,
                ],
                [t('priceRows'), <Figure key="rows" value={data.rows.length} unit="messages" isExact />],
              ]}
            />
            <p className={data.historyIsCurrent ? 'note' : 'note warning'}>
              <Icon name={data.historyIsCurrent ? 'check' : 'warning'} />
              <span>{data.historyIsCurrent ? t('historyCurrent') : t('historyOld')}</span>
            </p>
          </>
        )}
      </Panel>
      <Panel
        title={t('unpricedModels')}
        query={query}
        isEmpty={data => data.unpriced.length === 0}
        empty={<p>{t('allPriced')}</p>}
      >
        {data => <Unpriced unpriced={data.unpriced} />}
      </Panel>
      <Reprice />
      <Panel title={t('priceRows')} query={query} className="span-all">
        {data => <Rows rows={data.rows} />}
      </Panel>
    </div>
  );
}

function Unpriced({ unpriced }: { unpriced: PricesResponse['unpriced'] }) {
  const { t } = useTexts();
  return (
    <>
      <ul className="plain-list">
        {unpriced.map(one => (
          <li key={`${one.provider} ${one.model}`}>
            <span>
              <Name>{one.model}</Name> <span className="hint">{one.provider}</span>
            </span>
            <span>
              <Figure value={one.tokens} unit="tokens" /> {t('tokensUnit')} · <Moment at={one.last} />
            </span>
          </li>
        ))}
      </ul>
      <p className="hint">{t('unpricedHow')}</p>
    </>
  );
}

function Rows({ rows }: { rows: readonly PriceInfo[] }) {
  const { t } = useTexts();
  const { format } = useView();
  const columns = useMemo((): Column<PriceInfo>[] => {
    const rate = (id: keyof PriceInfo['rates'], header: string): Column<PriceInfo> => ({
      id,
      header,
      isNumber: true,
      value: row => row.rates[id],
      show: row => <span className="figure">{format.usd(row.rates[id])}</span>,
    });
    return [
      {
        id: 'model',
        header: t('label.model'),
        isKey: true,
        value: row => row.model,
        show: row => <Name>{row.model}</Name>,
      },
      { id: 'provider', header: t('provider'), value: row => row.provider },
      {
        id: 'from',
        header: t('validFrom'),
        value: row => row.effectiveFrom,
        show: row => <span className="figure">{row.effectiveFrom ?? '…'}</span>,
      },
      {
        id: 'to',
        header: t('validTo'),
        isHidden: true,
        value: row => row.effectiveTo,
        show: row => <span className="figure">{row.effectiveTo ?? '…'}</span>,
      },
      rate('input', t('kind.input')),
      rate('cacheWrite5m', t('kind.cache_write_5m')),
      rate('cacheWrite1h', t('kind.cache_write_1h')),
      rate('cacheRead', t('kind.cacheRead')),
      rate('output', t('kind.output')),
      {
        id: 'longPrompt',
        header: t('longPrompt'),
        isNumber: true,
        isHidden: true,
        value: row => row.longPrompt?.above ?? null,
        show: row => (row.longPrompt ? `> ${format.compact(row.longPrompt.above)}` : <span className="none">–</span>),
      },
      {
        id: 'source',
        header: t('priceSource'),
        isHidden: true,
        value: row => row.source,
        show: row => <Name>{row.source}</Name>,
      },
    ];
  }, [t, format]);
  return (
    <>
      <p className="hint">{t('ratesHint')}</p>
      <DataTable
        name={t('priceRows')}
        rows={rows}
        columns={columns}
        sorting={{ id: 'model', desc: false }}
        rowKey={row => `${row.provider} ${row.model} ${row.effectiveFrom}`}
      />
    </>
  );
}
