import { useMemo, useState } from 'react';
import { useOrigins, useRemoveOrigin } from '../../../api/admin';
import type { EmbedOriginInfo } from '../../../api/contract';
import { useTexts } from '../../../i18n/TextsProvider';
import type { Column } from '../../../table/columns';
import { DataTable } from '../../../table/DataTable';
import { Button } from '../../../ui/Button';
import { Confirm } from '../../../ui/Confirm';
import { Moment } from '../../../ui/Moment';
import { Name } from '../../../ui/Name';
import { Panel } from '../../../ui/Panel';
import { AddOrigin } from './AddOrigin';

export function Origins() {
  const { t } = useTexts();
  const query = useOrigins();
  const removal = useRemoveOrigin();
  const [asked, setAsked] = useState<EmbedOriginInfo | null>(null);
  const columns = useMemo(
    (): Column<EmbedOriginInfo>[] => [
      {
        id: 'origin',
        header: t('origin'),
        isKey: true,
        value: row => row.origin,
        show: row => <span className="mono">{row.origin}</span>,
      },
      {
        id: 'label',
        header: t('note'),
        value: row => row.label,
        show: row => (row.label ? <Name>{row.label}</Name> : <span className="none">–</span>),
      },
      {
        id: 'created',
        header: t('created'),
        isNumber: true,
        value: row => new Date(row.createdAt).toISOString(),
        show: row => <Moment at={row.createdAt} isRelative={false} />,
      },
    ],
    [t],
  );
  return (
    <>
      <Panel title={t('origins')} query={query} className="span-all">
        {data => (
          <>
            <p className="hint">{t('originsHint')}</p>
            <AddOrigin />
            {data.origins.length === 0 ? (
              <p className="empty">{t('noOrigins')}</p>
            ) : (
              <DataTable
                name={t('origins')}
                rows={data.origins}
                columns={columns}
                sorting={{ id: 'origin', desc: false }}
                rowKey={row => String(row.id)}
                actions={row => (
                  <Button
                    kind="ghost"
                    className="danger-text"
                    onClick={() => setAsked(row)}
                    aria-label={t('removeOne', { name: row.origin })}
                  >
                    {t('remove')}
                  </Button>
                )}
              />
            )}
          </>
        )}
      </Panel>
      <Confirm
        title={t('removeOriginTitle')}
        action={t('remove')}
        isOpen={asked !== null}
        isBusy={removal.isPending}
        error={removal.error}
        onClose={() => setAsked(null)}
        onConfirm={() => asked && removal.mutate(asked.id, { onSuccess: () => setAsked(null) })}
      >
        <p>
          {t('removeOriginText')} <span className="mono">{asked?.origin}</span>
        </p>
      </Confirm>
    </>
  );
}
