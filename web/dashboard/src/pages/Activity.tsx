import { useMemo } from 'react';
import { useRecent } from '../api/queries';
import { useView } from '../filter/useView';
import { useTexts } from '../i18n/TextsProvider';
import { DataTable } from '../table/DataTable';
import { messageColumns } from '../table/messageColumns';
import { EmptyUsage } from '../ui/EmptyUsage';
import { Panel } from '../ui/Panel';

const most = 200;

/** The newest messages, as they come in. */
export default function Activity() {
  const texts = useTexts();
  const { t } = texts;
  const { format } = useView();
  const query = useRecent(most);
  const columns = useMemo(() => messageColumns(texts, format, false), [texts, format]);
  return (
    <Panel
      title={t('page.activity')}
      isTitleShown={false}
      query={query}
      className="activity"
      isEmpty={data => data.entries.length === 0}
      empty={<EmptyUsage />}
    >
      {data => (
        <>
          <p className="hint">{t('activityHint', { count: most })}</p>
          <DataTable
            name={t('page.activity')}
            rows={data.entries}
            columns={columns}
            sorting={{ id: 'time', desc: true }}
            rowKey={row => row.id}
          />
        </>
      )}
    </Panel>
  );
}
