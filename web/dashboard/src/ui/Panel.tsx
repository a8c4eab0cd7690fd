import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { Link } from 'wouter';
import { ProblemError } from '../api/client';
import { useTexts } from '../i18n/TextsProvider';
import { Button } from './Button';
import { ErrorNote } from './ErrorNote';

type Props<T> = {
  title: string;
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
  /** Whether there is nothing to show, and what to say then. */
  isEmpty?: (data: T) => boolean;
  empty?: ReactNode;
  aside?: ReactNode;
  skeleton?: 'chart' | 'rows' | 'figures';
  className?: string;
  isTitleShown?: boolean;
};

/** A part of a page with one question to the server: its waiting, its nothing, its no, and its answer. */
export function Panel<T>({
  title,
  query,
  children,
  isEmpty,
  empty,
  aside,
  skeleton = 'rows',
  className = '',
  isTitleShown = true,
}: Props<T>) {
  const id = useId();
  const { t } = useTexts();
  return (
    <section
      className={`panel ${className}`}
      aria-labelledby={id}
      aria-busy={query.isPending || query.isPlaceholderData}
    >
      <header className={isTitleShown ? 'panel-head' : 'unseen'}>
        <h2 id={id}>{title}</h2>
        {aside && <div className="panel-aside">{aside}</div>}
      </header>
      <div className={`panel-body${query.isPlaceholderData ? ' stale' : ''}`}>
        {query.isError && query.data === undefined ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : query.data === undefined ? (
          <Skeleton kind={skeleton} name={t('loading')} />
        ) : isEmpty?.(query.data) ? (
          <div className="empty">{empty ?? <p>{t('emptyRange')}</p>}</div>
        ) : (
          children(query.data)
        )}
      </div>
    </section>
  );
}

function Failure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTexts();
  const isClosed = error instanceof ProblemError && (error.status === 401 || error.status === 403);
  return (
    <div className="empty">
      <ErrorNote error={error} />
      <div className="actions centre">
        {isClosed && (
          <Link href="/sign-in" className="button primary">
            {t('signIn')}
          </Link>
        )}
        <Button icon="retry" onClick={onRetry}>
          {t('retry')}
        </Button>
      </div>
    </div>
  );
}

const counts = { chart: 1, rows: 6, figures: 4 };

export function Skeleton({ kind, name }: { kind: 'chart' | 'rows' | 'figures'; name: string }) {
  return (
    <div className={`skeleton ${kind}`} role="status">
      <span className="unseen">{name}</span>
      {Array.from({ length: counts[kind] }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <i key={i} />
      ))}
    </div>
  );
}
