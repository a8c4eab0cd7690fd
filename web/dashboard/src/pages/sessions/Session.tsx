import { useMemo } from 'react';
import { Link } from 'wouter';
import { useSession, useSessionMessages } from '../../api/queries';
import { useView } from '../../filter/useView';
import { useTexts } from '../../i18n/TextsProvider';
import { useHashSearch } from '../../router/hash';
import { DataTable } from '../../table/DataTable';
import { messageColumns } from '../../table/messageColumns';
import { Button } from '../../ui/Button';
import { Facts } from '../../ui/Facts';
import { Figure } from '../../ui/Figure';
import { Moment } from '../../ui/Moment';
import { Name } from '../../ui/Name';
import { Panel } from '../../ui/Panel';

/** One session: what it was, and its messages. */
export default function Session() {
  const texts = useTexts();
  const { t } = texts;
  const { filter, format, to } = useView();
  const id = new URLSearchParams(useHashSearch()).get('id') ?? '';
  const head = useSession(id, filter.user);
  const messages = useSessionMessages(id, filter.user);
  const rows = useMemo(() => messages.data?.pages.flatMap(page => page.entries) ?? [], [messages.data]);
  const columns = useMemo(() => messageColumns(texts, format, true), [texts, format]);
  return (
    <div className="grid">
      <Panel
        title={t('page.session')}
        isTitleShown={false}
        query={head}
        className="span-all"
        isEmpty={data => data.sessions.length === 0}
        empty={
          <>
            <p>{t('noSession')}</p>
            <Link href={to('/sessions', { user: null })} className="button primary">
              {t('page.sessions')}
            </Link>
          </>
        }
      >
        {data => {
          const session = data.sessions[0];
          if (!session) return null;
          return (
            <Facts
              facts={[
                [
                  t('page.session'),
                  <span key="id" className="mono">
                    {session.id}
                  </span>,
                ],
                [t('label.user'), <Name key="user">{session.user}</Name>],
                [t('label.project'), <List key="projects" names={session.projects} />],
                [t('label.machine'), <List key="machines" names={session.machines} />],
                [t('page.models'), <List key="models" names={session.models} />],
                [t('firstUse'), <Moment key="first" at={session.first} isRelative={false} />],
                [t('lastUse'), <Moment key="last" at={session.last} isRelative={false} />],
                [t('duration'), format.duration(session.last - session.first)],
                [t('messages'), <Figure key="messages" value={session.totals.messages} unit="messages" isExact />],
                [t('subAgents'), <Figure key="side" value={session.sidechainMessages} unit="messages" isExact />],
                [t('tokens'), <Figure key="tokens" value={session.totals.sum} unit="tokens" />],
                [t('cost'), <Figure key="cost" value={session.totals.costUsd} unit="usd" isExact />],
              ]}
            />
          );
        }}
      </Panel>
      <Panel
        title={t('messages')}
        query={messages}
        className="span-all"
        isEmpty={() => rows.length === 0}
        empty={<p>{t('noSession')}</p>}
      >
        {() => (
          <>
            <DataTable
              name={t('messages')}
              rows={rows}
              columns={columns}
              sorting={{ id: 'time', desc: true }}
              rowKey={row => row.id}
            />
            {messages.hasNextPage && (
              <div className="actions centre">
                <Button disabled={messages.isFetchingNextPage} onClick={() => void messages.fetchNextPage()}>
                  {t('loadMore')}
                </Button>
              </div>
            )}
          </>
        )}
      </Panel>
    </div>
  );
}

function List({ names }: { names: readonly string[] }) {
  return names.length === 0 ? (
    <span className="none">–</span>
  ) : (
    <span className="badges">
      {names.map(name => (
        <span key={name}>
          <Name>{name}</Name>
        </span>
      ))}
    </span>
  );
}
