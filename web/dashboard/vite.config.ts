import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  // Wherever the server is mounted: every file is found relative to the one that asks for it.
  base: './',
  build: {
    outDir: 'dist/site',
    target: 'es2022',
    // A polyfill that no browser of this target needs.
    modulePreload: { polyfill: false },
    // A data: address is refused by the page's policy.
    assetsInlineLimit: 0,
    manifest: true,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:10103', '/embed': 'http://127.0.0.1:10103' } },
  test: { environment: 'jsdom', include: ['tests/**/*.test.{ts,tsx}'], setupFiles: ['tests/setup.ts'] },
});
