import { useMemo } from 'react';
import { useSessions } from '../../api/queries';
import { useTexts } from '../../i18n/TextsProvider';
import { useParameter } from '../../router/useParameter';
import { DataTable } from '../../table/DataTable';
import { Button } from '../../ui/Button';
import { Choice } from '../../ui/Choice';
import { EmptyUsage } from '../../ui/EmptyUsage';
import { Panel } from '../../ui/Panel';
import { useSessionColumns } from './sessionColumns';

const sorts = ['last', 'cost', 'tokens', 'messages'] as const;

/** Sessions, a hundred at a time; the server knows which come first. */
export default function Sessions() {
  const { t } = useTexts();
  const [sort, setSort] = useParameter('by', sorts);
  const query = useSessions(sort);
  const rows = useMemo(() => query.data?.pages.flatMap(page => page.sessions) ?? [], [query.data]);
  const columns = useSessionColumns();
  const order = { id: { last: 'last', cost: 'costUsd', tokens: 'tokens', messages: 'messages' }[sort], desc: true };
  return (
    <Panel
      title={t('page.sessions')}
      isTitleShown={false}
      query={query}
      isEmpty={() => rows.length === 0}
      empty={<EmptyUsage />}
    >
      {() => (
        <>
          <DataTable
            key={sort}
            name={t('page.sessions')}
            rows={rows}
            columns={columns}
            sorting={order}
            rowKey={row => `${row.user}\n${row.id}`}
            tools={
              <Choice
                label={t('mostFirst')}
                isLabelShown
                value={sort}
                options={sorts.map(value => ({ value, text: t(`sort.${value}`) }))}
                onChange={setSort}
              />
            }
          />
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
