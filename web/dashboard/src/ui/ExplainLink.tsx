import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useView } from '../filter/useView';
import { useTexts } from '../i18n/TextsProvider';

/** From a message's figure to how it came about. */
export function ExplainLink({ message, children }: { message: { id: string }; children: ReactNode }) {
  const { t } = useTexts();
  const { to } = useView();
  return (
    <Link href={to('/explain', {}, { id: message.id })} className="link figure" title={t('why')}>
      {children}
      <span className="unseen">, {t('why')}</span>
    </Link>
  );
}
