import { useMemo } from 'react';
import type { MachineInfo } from '../../api/contract';
import { useMachines } from '../../api/queries';
import { useView } from '../../filter/useView';
import { useTexts } from '../../i18n/TextsProvider';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import { Figure } from '../../ui/Figure';
import { Icon } from '../../ui/Icon';
import { LabelLink } from '../../ui/LabelLink';
import { Moment } from '../../ui/Moment';
import { Name } from '../../ui/Name';
import { Panel } from '../../ui/Panel';

/** What the agents on the machines say of themselves. */
export function Agents() {
  const { t, word } = useTexts();
  const { filter, format } = useView();
  const query = useMachines(true);
  const rows = useMemo(
    () =>
      (query.data?.machines ?? []).filter(
        one =>
          (filter.machine === null || one.machine === filter.machine) &&
          (filter.user === null || one.user === filter.user),
      ),
    [query.data, filter.machine, filter.user],
  );
  const columns = useMemo(
    (): Column<MachineInfo & { warnings?: string[] }>[] => [
      {
        id: 'machine',
        header: t('label.machine'),
        isKey: true,
        value: row => row.machine,
        show: row => <LabelLink label="machine" value={row.machine} path="/machines" />,
      },
      { id: 'user', header: t('label.user'), value: row => row.user, show: row => <Name>{row.user}</Name> },
      {
        id: 'lastSeen',
        header: t('lastSeen'),
        isNumber: true,
        value: row => new Date(row.lastSeen).toISOString(),
        show: row => <Moment at={row.lastSeen} />,
      },
      {
        id: 'agentVersion',
        header: t('agentVersion'),
        value: row => row.agentVersion,
        show: row => <Name>{row.agentVersion}</Name>,
      },
      {
        id: 'queueDepth',
        header: t('queue'),
        isNumber: true,
        value: row => row.queueDepth,
        show: row =>
          row.queueDepth === null ? (
            <span className="none">–</span>
          ) : (
            <Figure value={row.queueDepth} unit="messages" isExact />
          ),
      },
      {
        id: 'clockSkewMs',
        header: t('clockSkew'),
        isNumber: true,
        isHidden: true,
        value: row => row.clockSkewMs,
        show: row =>
          row.clockSkewMs === null ? <span className="none">–</span> : `${format.number(row.clockSkewMs / 1000)} s`,
      },
      {
        id: 'warnings',
        header: t('warnings'),
        value: row => (row.warnings ?? []).join(' '),
        show: row =>
          (row.warnings ?? []).length === 0 ? (
            <span className="badge">{t('fine')}</span>
          ) : (
            <span className="badges">
              {row.warnings?.map(one => (
                <span key={one} className="badge amber" title={word('warningLong', one)}>
                  <Icon name="warning" size={12} />
                  {word('warning', one)}
                </span>
              ))}
            </span>
          ),
      },
    ],
    [t, word, format],
  );
  return (
    <Panel
      title={t('agents')}
      query={query}
      className="span-all"
      isEmpty={() => rows.length === 0}
      empty={
        <>
          <p>{t('noAgents')}</p>
          <pre className="code">
            wigtoken-agent --server {new URL('.', document.baseURI).href.replace(/\/$/, '')} --token wts_…
          </pre>
        </>
      }
    >
      {() => (
        <DataTable
          name={t('agents')}
          rows={rows}
          columns={columns}
          // What needs looking at comes first.
          sorting={{ id: 'warnings', desc: true }}
          rowKey={row => `${row.user}\n${row.machine}`}
        />
      )}
    </Panel>
  );
}
