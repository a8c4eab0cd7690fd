import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { Router, useLocation } from 'wouter';
import { ProblemError, setAntiforgery } from './api/client';
import { live } from './api/live';
import { useAccess } from './api/queries';
import { follow } from './api/refresh';
import { ViewProvider } from './filter/useView';
import { useHashPath } from './router/hash';
import { Shell } from './shell/Shell';

const Wall = lazy(() => import('./pages/Wall'));

const client = new QueryClient({
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: true,
      staleTime: 5000,
      // What the server refuses it refuses again; what did not reach it may the next time.
      retry: (count, error) =>
        count < 2 && !(error instanceof ProblemError && error.status >= 400 && error.status < 500),
    },
  },
});

export function App() {
  return (
    <QueryClientProvider client={client}>
      <Router hook={useHashPath}>
        <ViewProvider>
          <Root />
        </ViewProvider>
      </Router>
    </QueryClientProvider>
  );
}

function Root() {
  const access = useAccess();
  const [path] = useLocation();
  const word = access.data?.session?.antiforgery ?? '';
  const hasCounters = access.data?.counters === true;
  useEffect(() => setAntiforgery(word), [word]);
  useEffect(() => {
    if (!hasCounters) return;
    const stopFollowing = follow(client, change => live.onChange(change));
    const stop = live.start();
    return () => {
      stopFollowing();
      stop();
    };
  }, [hasCounters]);
  return path === '/wall' && access.data?.read ? (
    <Suspense fallback={null}>
      <Wall />
    </Suspense>
  ) : (
    <Shell />
  );
}
