import { Link } from 'wouter';
import type { ExplainResponse } from '../api/contract';
import { useExplanation } from '../api/queries';
import { useView } from '../filter/useView';
import { useTexts } from '../i18n/TextsProvider';
import { useHashSearch } from '../router/hash';
import { Facts } from '../ui/Facts';
import { Icon } from '../ui/Icon';
import { LabelLink } from '../ui/LabelLink';
import { Moment } from '../ui/Moment';
import { Name } from '../ui/Name';
import { Panel } from '../ui/Panel';
import { ScrollBox } from '../ui/ScrollBox';

/** How one message's figures came about: what was read, which price applied, and the sum. */
export default function Explain() {
  const { t } = useTexts();
  const id = new URLSearchParams(useHashSearch()).get('id') ?? '';
  const query = useExplanation(id);
  return (
    <div className="grid">
      <Panel title={t('theMessage')} query={query} className="span-all">
        {message => <Origin message={message} />}
      </Panel>
      <Panel title={t('theCost')} query={query} className="span-two">
        {message => <Cost message={message} />}
      </Panel>
      <Panel title={t('theWeight')} query={query}>
        {message => <Weight message={message} />}
      </Panel>
    </div>
  );
}

function Origin({ message }: { message: ExplainResponse }) {
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

function Cost({ message: { cost } }: { message: ExplainResponse }) {
  const { t, word } = useTexts();
  const { format } = useView();
  if (cost.unpriced || !cost.price) {
    return (
      <p className="note warning">
        <Icon name="warning" />
        <span>{t('unpricedMessage')}</span>
      </p>
    );
  }
  const { price } = cost;
  return (
    <>
      <Sum
        name={t('theCost')}
        head={[t('kind'), t('tokens'), t('perMillion'), t('cost')]}
        rows={cost.terms.map(term => [
          word('kind', term.kind),
          format.number(term.tokens),
          `× ${format.usd(term.usdPerMillion)}`,
          format.exactUsd(term.usd),
        ])}
        total={format.exactUsd(cost.currentUsd ?? cost.usd)}
      />
      {!cost.isCurrent && (
        <p className="note warning">
          <Icon name="warning" />
          <span>{t('notCurrent', { stored: format.exactUsd(cost.usd) })}</span>
        </p>
      )}
      <Facts
        facts={[
          [t('priceOf'), <Name key="model">{`${price.provider} · ${price.model}`}</Name>],
          [t('priceBook'), `${price.book} (${price.fingerprint.slice(0, 8)})`],
          [t('priceSource'), <Name key="source">{price.source}</Name>],
          [t('priceFrom'), `${price.effectiveFrom ?? '…'} – ${price.effectiveTo ?? '…'}`],
          [
            t('band'),
            price.longPromptAbove === null
              ? word('bands', price.band)
              : t('bandOf', {
                  band: word('bands', price.band),
                  above: format.number(price.longPromptAbove),
                  prompt: format.number(price.promptTokens),
                }),
          ],
        ]}
      />
    </>
  );
}

function Weight({ message: { weight } }: { message: ExplainResponse }) {
  const { t, word } = useTexts();
  const { format } = useView();
  return (
    <>
      <Sum
        name={t('theWeight')}
        head={[t('kind'), t('tokens'), t('weight'), t('weighted')]}
        rows={weight.terms.map(term => [
          word('kind', term.kind),
          format.number(term.tokens),
          `× ${format.number(term.weight)}`,
          format.number(term.weighted),
        ])}
        total={format.number(weight.weighted)}
      />
      <p className="hint">{t('weightedHint')}</p>
    </>
  );
}

/** A sum, worked out line by line. */
function Sum({
  name,
  head,
  rows,
  total,
}: {
  name: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  total: string;
}) {
  const { t } = useTexts();
  return (
    <ScrollBox name={name}>
      <table className="sum">
        <caption className="unseen">{name}</caption>
        <thead>
          <tr>
            {head.map((cell, i) => (
              <th key={cell} scope="col" className={i > 0 ? 'number' : undefined}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([kind, ...cells]) => (
            <tr key={kind}>
              <th scope="row">{kind}</th>
              {cells.map((cell, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                <td key={i} className="number">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            <td colSpan={head.length - 1} className="number">
              {total}
            </td>
          </tr>
        </tfoot>
      </table>
    </ScrollBox>
  );
}
