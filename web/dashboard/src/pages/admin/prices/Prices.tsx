import { usePrices } from '../../../api/admin';
import { useTexts } from '../../../i18n/TextsProvider';
import { Facts } from '../../../ui/Facts';
import { Figure } from '../../../ui/Figure';
import { Icon } from '../../../ui/Icon';
import { Panel } from '../../../ui/Panel';
import { AdminOnly } from '../AdminOnly';
import { PriceRows } from './PriceRows';
import { Reprice } from './Reprice';
import { Unpriced } from './Unpriced';

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
        className="span-two"
        isEmpty={data => data.unpriced.length === 0}
        empty={<p>{t('allPriced')}</p>}
      >
        {data => <Unpriced unpriced={data.unpriced} />}
      </Panel>
      <Reprice />
      <Panel title={t('priceRows')} query={query} className="span-all">
        {data => <PriceRows rows={data.rows} />}
      </Panel>
    </div>
  );
}
