import { defineConfig } from 'vite';
import { libraryPlugin } from './scripts/library-plugin.mjs';

export default defineConfig({
  plugins: [libraryPlugin()],
  publicDir: false,
  build: { ssr: 'bench/main.ts', outDir: 'dist/bench', target: 'node20' },
});
