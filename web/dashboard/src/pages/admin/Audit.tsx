import { useMemo, useState } from 'react';
import { type AuditFilter, useAudit } from '../../api/admin';
import { address } from '../../api/client';
import type { AuditInfo } from '../../api/contract';
import { instantOf } from '../../filter/period';
import { useView } from '../../filter/useView';
import { useTexts } from '../../i18n/TextsProvider';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Name } from '../../ui/Name';
import { Panel } from '../../ui/Panel';
import { AdminOnly } from './AdminOnly';

const actions = [
  'auth_failed',
  'ingest',
  'ingest_rejected',
  'token_issued',
  'token_rotated',
  'token_revoked',
  'embed_origin_added',
  'embed_origin_removed',
  'setup_completed',
  'login',
  'logout',
  'settings_changed',
] as const;

const everything: AuditFilter = { action: null, user: null, since: null, until: null };

export default function Audit() {
  return (
    <AdminOnly>
      <Log />
    </AdminOnly>
  );
}

/** Who did what: filtered and paged by the server. */
function Log() {
  const { t } = useTexts();
  const [filter, setFilter] = useState(everything);
  const query = useAudit(filter);
  const rows = useMemo(() => query.data?.pages.flatMap(page => page.entries) ?? [], [query.data]);
  const columns = useColumns();
  return (
    <Panel
      title={t('page.audit')}
      query={query}
      aside={
        <a className="button" href={address('api/admin/audit.csv', filter)} download>
          <Icon name="download" />
          {t('exportAll')}
        </a>
      }
    >
      {() => (
        <>
          <AuditFilters filter={filter} onChange={part => setFilter({ ...filter, ...part })} />
          {rows.length === 0 ? (
            <p className="empty">{t('noAudit')}</p>
          ) : (
            <DataTable
              name={t('page.audit')}
              rows={rows}
              columns={columns}
              sorting={{ id: 'time', desc: true }}
              rowKey={row => String(row.id)}
            />
          )}
          {query.hasNextPage && (
            <div className="actions centre">
              <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('loadMore')}
              </Button>
            </div>
          )}
        </>
      )}
    </Panel>
  );
}

function AuditFilters({ filter, onChange }: { filter: AuditFilter; onChange: (part: Partial<AuditFilter>) => void }) {
  const { t } = useTexts();
  const { timeZone } = useView();
  const [user, setUser] = useState(filter.user ?? '');
  const start = (text: string, daysLater: number) => {
    const [year, month, day] = text.split('-').map(Number);
    return year && month && day ? instantOf(year, month, day + daysLater, timeZone) : null;
  };
  return (
    <form
      className="form-line"
      onSubmit={event => {
        event.preventDefault();
        onChange({ user: user.trim() || null });
      }}
    >
      <label className="field">
        <span>{t('action')}</span>
        <select value={filter.action ?? ''} onChange={event => onChange({ action: event.target.value || null })}>
          <option value="">{t('all')}</option>
          {actions.map(action => (
            <option key={action} value={action}>
              {t(`action.${action}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('label.user')}</span>
        <input
          value={user}
          onChange={event => setUser(event.target.value)}
          onBlur={() => onChange({ user: user.trim() || null })}
        />
      </label>
      <label className="field">
        <span>{t('firstDay')}</span>
        <input type="date" onChange={event => onChange({ since: start(event.target.value, 0) })} />
      </label>
      <label className="field">
        <span>{t('lastDay')}</span>
        <input type="date" onChange={event => onChange({ until: start(event.target.value, 1) })} />
      </label>
      <button type="submit" className="unseen">
        {t('show')}
      </button>
    </form>
  );
}

function useColumns() {
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
  const entries = Object.entries(meta).filter(([, value]) => value !== null && value !== '');
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
