import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

// `npx vite web` serves the page for development and passes the API on to a running instance.
export default defineConfig({
  root: here,
  plugins: [react()],
  build: {
    outDir: '../dist-web',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: true,
    // Libraries change less often than the page, and browsers keep what has not changed. Those that draw graphs are larger
    // than all others together, and come with the view that needs them.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'libraries', test: /node_modules\/(?!cytoscape|@dagrejs)/ }] },
      },
    },
  },
  server: { proxy: { '/api': process.env.CLAIMTRAIL_URL ?? 'http://127.0.0.1:3000' } },
});
