import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { ViewProvider } from '../src/filter/useView';
import { TextsProvider } from '../src/i18n/TextsProvider';
import english from '../src/i18n/texts/en.json';
import { useHashPath } from '../src/router/hash';

/** Draws a part of the page as it stands in it: with texts, a filter, and a client of its own. */
export function draw(part: ReactNode) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <TextsProvider language="en" table={english}>
      <QueryClientProvider client={client}>
        <Router hook={useHashPath}>
          <ViewProvider>{part}</ViewProvider>
        </Router>
      </QueryClientProvider>
    </TextsProvider>,
  );
}
