import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstLoadPlugin } from './scripts/first-load-plugin.mjs';
import { libraryPlugin } from './scripts/library-plugin.mjs';

/** SharedArrayBuffer exists only on a cross-origin isolated page. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export default defineConfig({
  base: './',
  plugins: [react(), libraryPlugin(), firstLoadPlugin()],
  worker: {
    format: 'es',
    plugins: () => [libraryPlugin()],
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  server: { headers: isolation },
  preview: { headers: isolation },
  build: { outDir: 'dist/app', target: 'es2023' },
});
