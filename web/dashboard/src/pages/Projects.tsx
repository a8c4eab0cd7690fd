import { useMemo } from 'react';
import type { ProjectUsage } from '../api/contract';
import { useProjects } from '../api/queries';
import { useTexts } from '../i18n/TextsProvider';
import type { Column } from '../table/columns';
import { DataTable } from '../table/DataTable';
import { usageColumns } from '../table/usageColumns';
import { EmptyUsage } from '../ui/EmptyUsage';
import { Figure } from '../ui/Figure';
import { LabelLink } from '../ui/LabelLink';
import { Panel } from '../ui/Panel';
import { TimeCard } from './overview/TimeCard';

type Row = ProjectUsage & { share: number };

export default function Projects() {
  const texts = useTexts();
  const { t } = texts;
  const query = useProjects();
  const rows = useMemo(() => {
    const projects = query.data?.projects ?? [];
    const all = projects.reduce((sum, one) => sum + one.totals.costUsd, 0);
    return projects.map(one => ({ ...one, share: all > 0 ? one.totals.costUsd / all : 0 }));
  }, [query.data]);
  const columns = useMemo(
    (): Column<Row>[] => [
      {
        id: 'project',
        header: t('label.project'),
        isKey: true,
        value: row => row.project,
        show: row => <LabelLink label="project" value={row.project} />,
      },
      {
        id: 'users',
        header: t('page.users'),
        isNumber: true,
        value: row => row.users,
        show: row => <Figure value={row.users} unit="messages" isExact />,
      },
      { id: 'machines', header: t('page.machines'), isNumber: true, isHidden: true, value: row => row.machines },
      { id: 'models', header: t('page.models'), isNumber: true, isHidden: true, value: row => row.models },
      ...usageColumns(texts, rows).filter(column => column.id !== 'change'),
    ],
    [t, texts, rows],
  );
  return (
    <div className="grid">
      <TimeCard by="project" />
      <div className="span-all">
        <Panel
          title={t('page.projects')}
          isTitleShown={false}
          query={query}
          isEmpty={data => data.projects.length === 0}
          empty={<EmptyUsage />}
        >
          {() => (
            <DataTable
              name={t('page.projects')}
              rows={rows}
              columns={columns}
              sorting={{ id: 'costUsd', desc: true }}
              rowKey={row => row.project}
            />
          )}
        </Panel>
      </div>
    </div>
  );
}
