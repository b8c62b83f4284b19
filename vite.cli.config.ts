import { defineConfig } from 'vite';
import { libraryPlugin } from './scripts/library-plugin.mjs';

// The CLI goes through Vite too, so that `import.meta.glob` and `?raw` mean what they mean in the page.
export default defineConfig({
  plugins: [libraryPlugin()],
  publicDir: false,
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist/cli',
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'hmapscope.js' } },
  },
});
