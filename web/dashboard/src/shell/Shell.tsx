import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useAccess } from '../api/queries';
import { Patterns } from '../charts/Swatch';
import icon from '../favicon.svg';
import { FilterBar } from '../filter/FilterBar';
import { useView } from '../filter/useView';
import { useTexts } from '../i18n/TextsProvider';
import { NotFound } from '../pages/NotFound';
import { Button } from '../ui/Button';
import { ErrorNote } from '../ui/ErrorNote';
import { Icon } from '../ui/Icon';
import { Modal } from '../ui/Modal';
import { Skeleton } from '../ui/Panel';
import { useMedia } from '../ui/useMedia';
import { Account } from './Account';
import { Guard } from './Guard';
import { ImportProgress } from './ImportProgress';
import { LiveMark } from './LiveMark';
import { Navigation } from './Navigation';
import { Preferences } from './Preferences';
import { type Page, pages } from './pages';

const Welcome = lazy(() => import('../pages/Welcome'));

/** What stands around every page. */
export function Shell() {
  const { t } = useTexts();
  const { to } = useView();
  const [path] = useLocation();
  const access = useAccess();
  const hasCounters = access.data?.counters === true;
  const isClosed = access.data?.read === false;
  const page = isClosed ? pages.find(one => one.path === '/sign-in') : pages.find(one => one.path === path);
  const title = page ? t(page.title) : t('notFound');
  const isWide = useMedia('(min-width: 900px)');
  const [isOpen, setOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const before = useRef(path);
  useEffect(() => {
    document.title = `${title} · WigToken`;
    if (before.current === path) return;
    before.current = path;
    // As after a page load: at the top, and a screen reader begins with the new page.
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [path, title]);
  return (
    <div className={isClosed ? 'shell closed' : 'shell'}>
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        {t('skip')}
      </button>
      <Patterns />
      {isWide && isClosed ? (
        <header className="top">
          <Brand to={to('/')} />
          {hasCounters && <LiveMark />}
          <Preferences />
        </header>
      ) : isWide ? (
        <aside className="side">
          <Brand to={to('/')} />
          <Navigation />
          <div className="side-end">
            {access.data?.read && (
              <Link href={to('/wall')} className="navigation-link">
                <Icon name="wall" />
                {t('page.wall')}
              </Link>
            )}
            <Account />
            <Preferences />
          </div>
        </aside>
      ) : (
        <header className="top">
          <Button kind="ghost" icon="menu" label={t('menu')} aria-haspopup="dialog" onClick={() => setOpen(true)} />
          <Brand to={to('/')} />
          {hasCounters && <LiveMark />}
          <Modal title="WigToken" isOpen={isOpen} onClose={() => setOpen(false)} isSheet>
            <Navigation onGo={() => setOpen(false)} />
            <Account />
            <Preferences />
          </Modal>
        </header>
      )}
      <main ref={main} tabIndex={-1} aria-label={title}>
        <header className="page-head">
          <h1>{title}</h1>
          {isWide && !isClosed && hasCounters && <LiveMark />}
        </header>
        {page?.isFiltered && access.data?.read && <FilterBar />}
        {hasCounters && <ImportProgress />}
        <Guard key={path}>
          <Suspense fallback={<Skeleton kind="rows" name={t('loading')} />}>
            <Content page={page} />
          </Suspense>
        </Guard>
      </main>
    </div>
  );
}

/** The page itself, for those who may see it. */
function Content({ page }: { page: Page | undefined }) {
  const { t } = useTexts();
  const access = useAccess();
  if (access.isError && !access.data) {
    return (
      <section className="panel">
        <div className="empty">
          <ErrorNote error={access.error} />
          <Button icon="retry" onClick={() => void access.refetch()}>
            {t('retry')}
          </Button>
        </div>
      </section>
    );
  }
  if (!access.data) return <Skeleton kind="rows" name={t('loading')} />;
  if (!access.data.read) return <Welcome hasCounters={access.data.counters} />;
  return page ? <page.component /> : <NotFound />;
}

function Brand({ to }: { to: string }) {
  return (
    <Link href={to} className="brand">
      <img src={icon} alt="" width="24" height="24" />
      WigToken
    </Link>
  );
}
