import { useTexts } from '../i18n/TextsProvider';
import { Button } from '../ui/Button';

export function Pager({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  const { t } = useTexts();
  if (pages < 2) return null;
  return (
    <nav className="pager" aria-label={t('pages')}>
      <Button
        kind="ghost"
        icon="previous"
        label={t('pagePrevious')}
        disabled={page === 0}
        onClick={() => onPage(page - 1)}
      />
      <span className="figure">{t('pageOf', { page: page + 1, pages })}</span>
      <Button
        kind="ghost"
        icon="next"
        label={t('pageNext')}
        disabled={page >= pages - 1}
        onClick={() => onPage(page + 1)}
      />
    </nav>
  );
}
