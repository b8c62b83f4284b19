// `virtual:library` says where the compiled library lies. A build compiles it, so that nobody waits for that who runs
// the build. The dev server and the tests have none: they compile the sources as they are at that moment.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { runnerImport } from 'vite';
import { cachedLibrary } from './library-cache.mjs';

const ID = 'virtual:library';
const root = join(import.meta.dirname, '..');

/** @returns {import('vite').Plugin} */
export function libraryPlugin() {
  let isBuild = false;
  return {
    name: 'hmapscope-library',
    config: () => ({
      build: { ssrEmitAssets: true, rolldownOptions: { checks: { pluginTimings: false } } },
    }),
    configResolved(config) {
      isBuild = config.command === 'build';
    },
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    async load(id) {
      if (id !== `\0${ID}`) return undefined;
      if (!isBuild) return 'export const kept = undefined;';
      // The page runs programs in steps alone.
      const isPage = this.environment.config.consumer === 'client';
      /** @type {('gated' | 'free')[]} */
      const modes = isPage ? ['gated'] : ['gated', 'free'];
      const bytes = await cachedLibrary(modes.join('-'), () => compileLibrary(modes));
      if (!isPage) {
        this.emitFile({ type: 'asset', fileName: 'library.bin', source: bytes });
        return `export const kept = new URL('./library.bin', import.meta.url).href;`;
      }
      const file = join(root, '.cache/library.bin');
      mkdirSync(join(root, '.cache'), { recursive: true });
      // Not every server compresses what is no text.
      writeFileSync(file, gzipSync(bytes));
      return `export { default as kept } from ${JSON.stringify(`${file}?url&no-inline`)};`;
    },
  };
}

/**
 * @param {('gated' | 'free')[]} modes
 * @returns {Promise<Uint8Array>}
 */
async function compileLibrary(modes) {
  /** @type {{ module: { compileLibrary: (modes: string[]) => Uint8Array } }} */
  const { module } = await runnerImport(join(root, 'scripts/compile-library.ts'), {
    root,
    logLevel: 'warn',
  });
  return module.compileLibrary(modes);
}
