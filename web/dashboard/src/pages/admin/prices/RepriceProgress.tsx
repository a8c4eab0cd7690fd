import { useMemo } from 'react';
import type { RepricedModelInfo, RepriceStatus } from '../../../api/contract';
import { useView } from '../../../filter/useView';
import { useTexts } from '../../../i18n/TextsProvider';
import type { Column } from '../../../table/columns';
import { DataTable } from '../../../table/DataTable';
import { Figure } from '../../../ui/Figure';
import { Name } from '../../../ui/Name';

export function RepriceProgress({ status }: { status: RepriceStatus }) {
  const { t, n } = useTexts();
  const { format } = useView();
  switch (status.state) {
    case 'none':
      return null;
    case 'failed':
      return <p className="note error">{t('repriceFailed')}</p>;
    case 'running':
      return (
        <>
          <progress aria-label={t('reprice')} max={status.of || 1} value={status.looked} />
          <p className="hint figure">
            {t('looked', { done: format.number(status.looked), all: format.number(status.of) })}
          </p>
        </>
      );
    default:
      return status.result ? (
        <>
          <p className="lead" role="status">
            <Figure value={status.result.newCostUsd - status.result.oldCostUsd} unit="usd" isExact />
            <span>
              {n(
                status.dryRun ? 'wouldChange' : 'hasChanged',
                status.result.changed,
                format.number(status.result.changed),
              )}
            </span>
          </p>
          {status.result.changed > 0 && <Changes models={status.result.models} />}
        </>
      ) : null;
  }
}

function Changes({ models }: { models: readonly RepricedModelInfo[] }) {
  const { t } = useTexts();
  const columns = useMemo(
    (): Column<RepricedModelInfo>[] => [
      {
        id: 'model',
        header: t('label.model'),
        isKey: true,
        value: row => row.model,
        show: row => <Name>{row.model}</Name>,
      },
      {
        id: 'changed',
        header: t('changedMessages'),
        isNumber: true,
        value: row => row.changed,
        show: row => <Figure value={row.changed} unit="messages" isExact />,
      },
      {
        id: 'old',
        header: t('costOld'),
        isNumber: true,
        value: row => row.oldCostUsd,
        show: row => <Figure value={row.oldCostUsd} unit="usd" isExact />,
      },
      {
        id: 'new',
        header: t('costNew'),
        isNumber: true,
        value: row => row.newCostUsd,
        show: row => <Figure value={row.newCostUsd} unit="usd" isExact />,
      },
    ],
    [t],
  );
  return (
    <DataTable
      name={t('reprice')}
      rows={models.filter(model => model.changed > 0)}
      columns={columns}
      sorting={{ id: 'changed', desc: true }}
      rowKey={row => `${row.provider} ${row.model}`}
    />
  );
}
