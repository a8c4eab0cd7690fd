import type { ExplainResponse } from '../../api/contract';
import { useView } from '../../filter/useView';
import { useTexts } from '../../i18n/TextsProvider';
import { Sum } from './Sum';

export function Weight({ message: { weight } }: { message: ExplainResponse }) {
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
