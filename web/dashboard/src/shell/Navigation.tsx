import { Link, useLocation } from 'wouter';
import { useAccess } from '../api/queries';
import { useView } from '../filter/useView';
import { useTexts } from '../i18n/TextsProvider';
import { Icon } from '../ui/Icon';
import { pages } from './pages';

/** All pages; the filter goes along. */
export function Navigation({ onGo }: { onGo?: () => void }) {
  const { t } = useTexts();
  const access = useAccess();
  if (!access.data?.read) return null;
  return (
    <nav className="navigation" aria-label={t('navigation')}>
      <Group group="usage" onGo={onGo} />
      {access.data.admin && (
        <>
          <h2 className="navigation-title">{t('admin')}</h2>
          <Group group="admin" onGo={onGo} />
        </>
      )}
    </nav>
  );
}

function Group({ group, onGo }: { group: 'usage' | 'admin'; onGo: (() => void) | undefined }) {
  const { t } = useTexts();
  const { to } = useView();
  const [path] = useLocation();
  return (
    <ul>
      {pages
        .filter(page => page.group === group)
        .map(page => (
          <li key={page.path}>
            <Link
              href={to(page.path)}
              className="navigation-link"
              aria-current={page.path === path || parents[path] === page.path ? 'page' : undefined}
              {...(onGo && { onClick: onGo })}
            >
              {page.icon && <Icon name={page.icon} />}
              {t(page.title)}
            </Link>
          </li>
        ))}
    </ul>
  );
}

const parents: Record<string, string> = { '/user': '/users', '/session': '/sessions' };
