import { useMemo } from 'react';
import type { AuditInfo } from '../../../api/contract';
import { useView } from '../../../filter/useView';
import { useTexts } from '../../../i18n/TextsProvider';
import type { Column } from '../../../table/columns';
import { Name } from '../../../ui/Name';

export function useAuditColumns() {
  const { t, word } = useTexts();
  const { format } = useView();
  return useMemo(
    (): Column<AuditInfo>[] => [
      {
        id: 'time',
        header: t('time'),
        isKey: true,
        value: row => new Date(row.ts).toISOString(),
        show: row => (
          <time className="figure" dateTime={new Date(row.ts).toISOString()} title={format.exactTime(row.ts)}>
            {format.date(row.ts)} {format.clock(row.ts)}
          </time>
        ),
      },
      {
        id: 'action',
        header: t('action'),
        value: row => row.action,
        show: row => (
          <span className={`badge${row.action === 'auth_failed' || row.action === 'ingest_rejected' ? ' amber' : ''}`}>
            {word('action', row.action)}
          </span>
        ),
      },
      { id: 'user', header: t('label.user'), value: row => row.user, show: row => <Name>{row.user}</Name> },
      {
        id: 'ip',
        header: t('address'),
        value: row => row.ip,
        show: row => <span className="mono">{row.ip || '–'}</span>,
      },
      { id: 'tokenId', header: t('token'), isNumber: true, isHidden: true, value: row => row.tokenId },
      { id: 'bytes', header: t('bytes'), isNumber: true, isHidden: true, value: row => row.bytes },
      {
        id: 'meta',
        header: t('particulars'),
        value: row => JSON.stringify(row.meta),
        show: row => <Particulars meta={row.meta} />,
      },
    ],
    [t, word, format],
  );
}

function Particulars({ meta }: { meta: AuditInfo['meta'] }) {
  const entries = Object.entries(meta).filter(([, value]) => value !== null && value !== '' && value !== 0);
  return (
    <span className="particulars">
      {entries.map(([name, value]) => (
        <span key={name}>
          <span className="hint">{name}</span> <bdi>{typeof value === 'string' ? value : JSON.stringify(value)}</bdi>
        </span>
      ))}
    </span>
  );
}
