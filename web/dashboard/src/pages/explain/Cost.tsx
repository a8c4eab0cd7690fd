import type { ExplainResponse } from '../../api/contract';
import { useView } from '../../filter/useView';
import { useTexts } from '../../i18n/TextsProvider';
import { Facts } from '../../ui/Facts';
import { Icon } from '../../ui/Icon';
import { Name } from '../../ui/Name';
import { Sum } from './Sum';

export function Cost({ message: { cost } }: { message: ExplainResponse }) {
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
          `× ${format.exactUsd(term.usdPerMillion)}`,
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
