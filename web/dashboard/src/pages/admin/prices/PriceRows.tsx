import { useMemo } from 'react';
import type { PriceInfo } from '../../../api/contract';
import { useView } from '../../../filter/useView';
import { useTexts } from '../../../i18n/TextsProvider';
import type { Column } from '../../../table/columns';
import { DataTable } from '../../../table/DataTable';
import { Name } from '../../../ui/Name';

export function PriceRows({ rows }: { rows: readonly PriceInfo[] }) {
  const { t } = useTexts();
  const { format } = useView();
  const columns = useMemo((): Column<PriceInfo>[] => {
    const rate = (id: keyof PriceInfo['rates'], header: string): Column<PriceInfo> => ({
      id,
      header,
      isNumber: true,
      value: row => row.rates[id],
      show: row => <span className="figure">{format.exactUsd(row.rates[id])}</span>,
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
