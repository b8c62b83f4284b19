import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist/fuzz',
    target: 'node20',
    rolldownOptions: { input: { main: 'fuzz/main.ts', worker: 'fuzz/worker.ts' } },
  },
});
