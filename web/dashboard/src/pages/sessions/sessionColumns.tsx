import { useMemo } from 'react';
import { Link } from 'wouter';
import type { SessionInfo } from '../../api/contract';
import { useView } from '../../filter/useView';
import { useTexts } from '../../i18n/TextsProvider';
import type { Column } from '../../table/columns';
import { Figure } from '../../ui/Figure';
import { Moment } from '../../ui/Moment';
import { Name } from '../../ui/Name';

export function useSessionColumns() {
  const { t } = useTexts();
  const { format, to } = useView();
  return useMemo(
    (): Column<SessionInfo>[] => [
      {
        id: 'session',
        header: t('page.session'),
        isKey: true,
        value: row => row.id,
        show: row => (
          <Link href={to('/session', { user: row.user }, { id: row.id })} className="link mono" title={row.id}>
            {row.id.slice(0, 8)}
          </Link>
        ),
      },
      {
        id: 'last',
        header: t('lastUse'),
        value: row => new Date(row.last).toISOString(),
        show: row => <Moment at={row.last} isRelative={false} />,
      },
      {
        id: 'duration',
        header: t('duration'),
        isNumber: true,
        value: row => row.last - row.first,
        show: row => <span className="figure">{format.duration(row.last - row.first)}</span>,
      },
      { id: 'user', header: t('label.user'), value: row => row.user, show: row => <Name>{row.user}</Name> },
      {
        id: 'machine',
        header: t('label.machine'),
        isHidden: true,
        value: row => row.machines.join(' '),
        show: row => <Names names={row.machines} />,
      },
      {
        id: 'project',
        header: t('label.project'),
        value: row => row.projects.join(' '),
        show: row => <Names names={row.projects} />,
      },
      {
        id: 'models',
        header: t('page.models'),
        value: row => row.models.join(' '),
        show: row => <Names names={row.models} />,
      },
      {
        id: 'messages',
        header: t('messages'),
        isNumber: true,
        value: row => row.totals.messages,
        show: row => <Figure value={row.totals.messages} unit="messages" isExact />,
      },
      {
        id: 'sidechain',
        header: t('subAgents'),
        isNumber: true,
        value: row => row.sidechainMessages,
        show: row => <Figure value={row.sidechainMessages} unit="messages" isExact />,
      },
      {
        id: 'tokens',
        header: t('tokens'),
        isNumber: true,
        value: row => row.totals.sum,
        show: row => <Figure value={row.totals.sum} unit="tokens" />,
      },
      {
        id: 'costUsd',
        header: t('cost'),
        isNumber: true,
        value: row => row.totals.costUsd,
        show: row => <Figure value={row.totals.costUsd} unit="usd" isExact />,
      },
    ],
    [t, to, format],
  );
}

/** The first of some names, and how many more there are. */
function Names({ names }: { names: readonly string[] }) {
  const [first, ...others] = names;
  if (first === undefined) return <span className="none">–</span>;
  return (
    <span className="names" title={names.join('\n')}>
      <Name>{first}</Name>
      {others.length > 0 && <span className="hint figure"> +{others.length}</span>}
    </span>
  );
}
