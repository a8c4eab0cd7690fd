import { defineConfig } from 'vite';

// The package: React, and nothing else, is left to whoever installs it.
export default defineConfig({
  build: {
    target: 'es2022',
    lib: { entry: 'src/index.ts', formats: ['es'], fileName: 'index' },
    rolldownOptions: { external: ['react'], output: { banner: "'use client';" } },
  },
});
