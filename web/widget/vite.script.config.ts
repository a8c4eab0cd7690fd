import { defineConfig } from 'vite';

// The custom elements: one file, which the server embeds.
export default defineConfig({
  build: {
    outDir: 'dist/script',
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: 'src/elements/index.ts', formats: ['es'], fileName: () => 'widget.js' },
    // It is read by browsers only: no spaces either, which Vite leaves in libraries.
    rolldownOptions: { output: { minify: true } },
  },
});
