import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['tests/build.ts'],
    projects: [
      {
        test: {
          name: 'browser',
          environment: 'jsdom',
          setupFiles: ['tests/setup.ts'],
          include: ['tests/{core,react,elements}/**/*.test.{ts,tsx}'],
        },
      },
      { test: { name: 'node', environment: 'node', include: ['tests/node/**/*.test.ts'] } },
    ],
  },
});
