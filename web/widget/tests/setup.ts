import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import { server } from './server.js';

beforeEach(() => {
  vi.useFakeTimers();
  server.install();
});

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  server.leave();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  vi.restoreAllMocks();
});
