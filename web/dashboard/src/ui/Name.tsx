import { useTexts } from '../i18n/TextsProvider';

/** A label as it is written; one that is empty or blank is said to be so. */
export function Name({ children }: { children: string }) {
  const { t } = useTexts();
  return children.trim() === '' ? <i className="none">{t('noName')}</i> : <bdi title={children}>{children}</bdi>;
}
