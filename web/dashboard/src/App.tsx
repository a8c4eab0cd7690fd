import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { Router, useLocation } from 'wouter';
import { setAntiforgery } from './api/client';
import { live } from './api/live';
import { useAccess } from './api/queries';
import { client } from './api/queryClient';
import { follow } from './api/refresh';
import { ViewProvider } from './filter/useView';
import { useHashPath } from './router/hash';
import { Shell } from './shell/Shell';

const Wall = lazy(() => import('./pages/Wall'));

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
