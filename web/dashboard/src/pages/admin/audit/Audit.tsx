import { useMemo, useState } from 'react';
import { type AuditFilter, useAudit } from '../../../api/admin';
import { address } from '../../../api/client';
import { useTexts } from '../../../i18n/TextsProvider';
import { DataTable } from '../../../table/DataTable';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { Panel } from '../../../ui/Panel';
import { AdminOnly } from '../AdminOnly';
import { AuditFilters } from './AuditFilters';
import { useAuditColumns } from './auditColumns';

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
  const columns = useAuditColumns();
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
