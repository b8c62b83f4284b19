import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  build: { ssr: 'bench/main.ts', outDir: 'dist/bench', target: 'node20' },
});
