import { defineConfig } from 'vitest/config';
import { libraryPlugin } from './scripts/library-plugin.mjs';

export default defineConfig({
  plugins: [libraryPlugin()],
  test: {
    environment: 'node',
    // A test that hangs fails; a busy machine does not make one fail.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: ['src/**/*.test.ts'],
  },
});
