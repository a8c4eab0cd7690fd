import { Link } from 'wouter';
import type { ExplainResponse } from '../../api/contract';
import { useView } from '../../filter/useView';
import { useTexts } from '../../i18n/TextsProvider';
import { Facts } from '../../ui/Facts';
import { Icon } from '../../ui/Icon';
import { LabelLink } from '../../ui/LabelLink';
import { Moment } from '../../ui/Moment';
import { Name } from '../../ui/Name';

export function Origin({ message }: { message: ExplainResponse }) {
  const { t } = useTexts();
  const { to } = useView();
  return (
    <>
      <Facts
        facts={[
          [
            t('messageId'),
            <span key="id" className="mono">
              {message.id}
            </span>,
          ],
          [
            t('requestId'),
            message.requestId === null ? (
              '–'
            ) : (
              <span key="request" className="mono">
                {message.requestId}
              </span>
            ),
          ],
          [
            t('page.session'),
            message.session === null ? (
              '–'
            ) : (
              <Link
                key="session"
                href={to('/session', { user: message.user }, { id: message.session })}
                className="link mono"
              >
                {message.session}
              </Link>
            ),
          ],
          [t('label.user'), <LabelLink key="user" label="user" value={message.user} path="/user" />],
          [t('label.machine'), <LabelLink key="machine" label="machine" value={message.machine} />],
          [t('label.project'), <LabelLink key="project" label="project" value={message.project} />],
          [t('label.model'), <LabelLink key="model" label="model" value={message.model} />],
          [t('source'), <Name key="source">{`${message.source} · ${message.provider}`}</Name>],
          [t('firstCopy'), <Moment key="first" at={message.first} isRelative={false} />],
          [t('bestCopy'), <Moment key="best" at={message.best} isRelative={false} />],
        ]}
      />
      <p className="note">
        <Icon name="help" />
        <span>
          {t(`copies.${message.copies}`)} {message.sidechain && t('ofSubAgent')}
        </span>
      </p>
    </>
  );
}
