// Fails a build whose page has to load too much JavaScript before anything is on the screen.
import { gzipSync } from 'node:zlib';

/** Bytes, gzipped, without the editor and the worker: those come later, beside the page. */
const LIMIT = 200_000;

/** @returns {import('vite').Plugin} */
export function firstLoadPlugin() {
  return {
    name: 'hmapscope-first-load',
    apply: 'build',
    generateBundle(_, bundle) {
      const size = firstLoad(bundle);
      const said = `${size.toLocaleString('en-US')} of ${LIMIT.toLocaleString('en-US')} bytes`;
      if (size > LIMIT) this.error(`the page's first JavaScript takes ${said}, gzipped`);
      this.info(`first JavaScript, gzipped: ${said}`);
    },
  };
}

/**
 * Gzipped bytes of the entry and of all that it imports statically.
 *
 * @param {import('vite').Rolldown.OutputBundle} bundle
 */
export function firstLoad(bundle) {
  const needed = new Set(
    Object.values(bundle)
      .filter((part) => part.type === 'chunk' && part.isEntry)
      .map(({ fileName }) => fileName),
  );
  let size = 0;
  for (const name of needed) {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk') continue;
    for (const imported of chunk.imports) needed.add(imported);
    size += gzipSync(chunk.code).length;
  }
  return size;
}
