import { Link } from 'wouter';
import { useView } from '../../filter/useView';
import { useTexts } from '../../i18n/TextsProvider';
import { pages } from '../../shell/pages';

/** To the page that has all of it. */
export function MoreLink({ path }: { path: string }) {
  const { t } = useTexts();
  const { to } = useView();
  const page = pages.find(one => one.path === path);
  return (
    <Link href={to(path)} className="more">
      {t('allOf', { what: page ? t(page.title) : '' })}
    </Link>
  );
}
