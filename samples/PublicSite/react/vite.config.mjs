// A page of your own installs @wigtoken/widget and react and needs none of this: here both come from the repository.
const web = new URL('../../../web/', import.meta.url).pathname;

export default {
  resolve: {
    alias: [
      { find: '@wigtoken/widget', replacement: `${web}widget/dist/index.js` },
      { find: /^(react|react-dom)(\/.*)?$/, replacement: `${web}node_modules/$1$2` },
    ],
  },
  build: {
    outDir: '../wwwroot/react',
    emptyOutDir: true,
    lib: { entry: 'main.jsx', formats: ['es'], fileName: () => 'main.js' },
  },
  define: { 'process.env.NODE_ENV': '"production"' },
};
