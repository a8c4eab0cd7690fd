import type { PricesResponse } from '../../../api/contract';
import { useTexts } from '../../../i18n/TextsProvider';
import { Figure } from '../../../ui/Figure';
import { Moment } from '../../../ui/Moment';
import { Name } from '../../../ui/Name';

export function Unpriced({ unpriced }: { unpriced: PricesResponse['unpriced'] }) {
  const { t } = useTexts();
  return (
    <>
      <ul className="plain-list">
        {unpriced.map(one => (
          <li key={`${one.provider} ${one.model}`}>
            <span>
              <Name>{one.model}</Name> <span className="hint">{one.provider}</span>
            </span>
            <span>
              <Figure value={one.tokens} unit="tokens" /> {t('tokensUnit')} · <Moment at={one.last} />
            </span>
          </li>
        ))}
      </ul>
      <p className="hint">{t('unpricedHow')}</p>
    </>
  );
}
