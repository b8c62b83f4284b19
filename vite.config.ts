import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { earlyPlugin } from './scripts/early-plugin.mjs';
import { firstLoadPlugin } from './scripts/first-load-plugin.mjs';
import { libraryPlugin } from './scripts/library-plugin.mjs';
import { messagesPlugin } from './scripts/messages-plugin.mjs';
import { serviceWorkerPlugin } from './scripts/service-worker-plugin.mjs';
import { ISOLATION_HEADERS } from './src/service-worker/isolation-headers.ts';

export default defineConfig({
  base: './',
  plugins: [
    react(),
    libraryPlugin(),
    messagesPlugin(),
    firstLoadPlugin(),
    earlyPlugin(),
    serviceWorkerPlugin(),
  ],
  worker: {
    format: 'es',
    plugins: () => [libraryPlugin()],
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  server: { headers: ISOLATION_HEADERS },
  preview: { headers: ISOLATION_HEADERS },
  // Every browser that runs the page knows modulepreload.
  build: { outDir: 'dist/app', target: 'es2023', modulePreload: { polyfill: false } },
});
