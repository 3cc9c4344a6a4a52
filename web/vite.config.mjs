import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

// `npx vite web` serves the page for development and passes the API on to a running instance.
export default defineConfig({
  root: here,
  plugins: [react()],
  build: { outDir: '../dist-web', emptyOutDir: true, target: 'es2022', reportCompressedSize: true },
  server: { proxy: { '/api': process.env.CLAIMTRAIL_URL ?? 'http://127.0.0.1:3000' } },
});
