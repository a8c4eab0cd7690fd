import { useMemo, useState } from 'react';
import { useReprice, useStartReprice } from '../../api/admin';
import type { RepricedModelInfo, RepriceStatus } from '../../api/contract';
import { useView } from '../../filter/useView';
import { useTexts } from '../../i18n/TextsProvider';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import { Button } from '../../ui/Button';
import { Confirm } from '../../ui/Confirm';
import { ErrorNote } from '../../ui/ErrorNote';
import { Figure } from '../../ui/Figure';
import { Name } from '../../ui/Name';
import { Panel } from '../../ui/Panel';

/** What the history would cost at the prices of now: looked at first, then done. */
export function Reprice() {
  const { t } = useTexts();
  const query = useReprice();
  const start = useStartReprice();
  const [isAsked, setAsked] = useState(false);
  const isRunning = query.data?.state === 'running';
  const preview = query.data?.state === 'done' && query.data.dryRun ? query.data.result : null;
  return (
    <Panel
      title={t('reprice')}
      query={query}
      aside={
        <Button disabled={isRunning || start.isPending} onClick={() => start.mutate(true)}>
          {t('previewReprice')}
        </Button>
      }
    >
      {status => (
        <>
          <p className="hint">{t('repriceHint')}</p>
          {start.error && !isAsked && <ErrorNote error={start.error} />}
          <Progress status={status} />
          {preview && preview.changed > 0 && (
            <div className="actions">
              <Button kind="primary" onClick={() => setAsked(true)}>
                {t('applyReprice')}
              </Button>
            </div>
          )}
          <Confirm
            title={t('applyReprice')}
            action={t('applyReprice')}
            isOpen={isAsked}
            isBusy={start.isPending}
            error={start.error}
            onClose={() => setAsked(false)}
            onConfirm={() => start.mutate(false, { onSuccess: () => setAsked(false) })}
          >
            <p>{t('repriceText')}</p>
          </Confirm>
        </>
      )}
    </Panel>
  );
}

function Progress({ status }: { status: RepriceStatus }) {
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
