import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { earlyPlugin } from './scripts/early-plugin.mjs';
import { firstLoadPlugin } from './scripts/first-load-plugin.mjs';
import { libraryPlugin } from './scripts/library-plugin.mjs';
import { messagesPlugin } from './scripts/messages-plugin.mjs';
import { serviceWorkerPlugin } from './scripts/service-worker-plugin.mjs';
import { ISOLATION_HEADERS } from './src/service-worker/isolation-headers.ts';

/** What src/ui/first-parts.ts asks for, but for the editor; what they rest on comes along. */
const FIRST_PARTS =
  /\/src\/ui\/(?:stage\/index|timeline\/index|objects\/objects|why\/why-more)\.tsx?$/;

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
  build: {
    outDir: 'dist/app',
    target: 'es2023',
    // Every browser that runs the page knows modulepreload.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Two files before the editor's instead of thirty: each costs a request, which the library's waits behind.
        codeSplitting: {
          groups: [
            { name: 'page', tags: ['$initial'], priority: 1 },
            { name: 'first-parts', test: FIRST_PARTS },
          ],
        },
      },
    },
  },
});
