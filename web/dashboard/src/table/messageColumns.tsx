import type { Message } from '../api/queries';
import type { Format } from '../format/format';
import type { Texts } from '../i18n/texts';
import { ExplainLink } from '../ui/ExplainLink';
import { Figure } from '../ui/Figure';
import { Name } from '../ui/Name';
import type { Column } from './columns';

/** The columns of a table of messages. */
export function messageColumns({ t }: Texts, format: Format, isOneSession: boolean): Column<Message>[] {
  const count = (
    id: 'inputTokens' | 'cacheCreation' | 'cacheRead' | 'outputTokens',
    header: string,
  ): Column<Message> => ({
    id,
    header,
    isNumber: true,
    value: row => row[id],
    show: row => <Figure value={row[id]} unit="tokens" />,
  });
  return [
    {
      id: 'time',
      header: t('time'),
      isKey: true,
      value: row => new Date(row.ts).toISOString(),
      show: row => (
        <time className="figure" dateTime={new Date(row.ts).toISOString()} title={format.exactTime(row.ts)}>
          {format.clock(row.ts)} <span className="hint">{format.date(row.ts)}</span>
        </time>
      ),
    },
    {
      id: 'id',
      header: t('messageId'),
      isHidden: true,
      value: row => row.id,
      show: row => <span className="mono">{row.id}</span>,
    },
    {
      id: 'user',
      header: t('label.user'),
      isHidden: isOneSession,
      value: row => row.user,
      show: row => <Name>{row.user}</Name>,
    },
    {
      id: 'machine',
      header: t('label.machine'),
      isHidden: true,
      value: row => row.machine,
      show: row => <Name>{row.machine}</Name>,
    },
    {
      id: 'project',
      header: t('label.project'),
      isHidden: isOneSession,
      value: row => row.project,
      show: row => <Name>{row.project}</Name>,
    },
    {
      id: 'model',
      header: t('label.model'),
      value: row => row.model,
      show: row => (
        <>
          <Name>{row.model}</Name>
          {row.sidechain && <span className="badge">{t('subAgent')}</span>}
        </>
      ),
    },
    count('inputTokens', t('kind.input')),
    count('cacheCreation', t('kind.cacheCreation')),
    count('cacheRead', t('kind.cacheRead')),
    count('outputTokens', t('kind.output')),
    {
      id: 'costUsd',
      header: t('cost'),
      isNumber: true,
      value: row => (row.unpriced ? null : row.costUsd),
      show: row => (
        <ExplainLink message={row}>
          {row.unpriced ? (
            <span className="badge amber">{t('unpriced')}</span>
          ) : (
            <Figure value={row.costUsd} unit="usd" />
          )}
        </ExplainLink>
      ),
    },
  ];
}
