import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './client';

export const client = new QueryClient({
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
