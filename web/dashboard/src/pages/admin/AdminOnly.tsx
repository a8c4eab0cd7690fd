import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useAccess } from '../../api/queries';
import { useTexts } from '../../i18n/TextsProvider';
import { Skeleton } from '../../ui/Panel';

/** What only an administrator may see; others are told how to become one. */
export function AdminOnly({ children }: { children: ReactNode }) {
  const { t } = useTexts();
  const access = useAccess();
  if (access.isPending) return <Skeleton kind="rows" name={t('loading')} />;
  if (access.data?.admin) return children;
  return (
    <section className="panel">
      <div className="empty">
        <p>{t('adminOnly')}</p>
        <Link href="/sign-in" className="button primary">
          {t('signIn')}
        </Link>
      </div>
    </section>
  );
}
