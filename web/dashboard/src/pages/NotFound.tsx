import { Link } from 'wouter';
import { useView } from '../filter/useView';
import { useTexts } from '../i18n/TextsProvider';

export function NotFound() {
  const { t } = useTexts();
  const { to } = useView();
  return (
    <section className="panel">
      <div className="empty">
        <p>{t('notFoundText')}</p>
        <Link href={to('/')} className="button primary">
          {t('page.overview')}
        </Link>
      </div>
    </section>
  );
}
