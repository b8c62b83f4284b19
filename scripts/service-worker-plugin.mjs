// Builds the service worker beside the page, with the list of the page's files and their hashes in it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');

/** Read by hosts, not by the page; some of them give nobody else such a file. */
const FOR_HOSTS = ['_headers', '.htaccess', '.nojekyll', 'vercel.json'];

/** @returns {import('vite').Plugin} */
export function serviceWorkerPlugin() {
  let outDir = '';
  return {
    name: 'hmapscope-service-worker',
    apply: 'build',
    configResolved(config) {
      outDir = join(config.root, config.build.outDir);
    },
    async closeBundle(error) {
      if (error === undefined) await buildServiceWorker(outDir);
    },
  };
}

/** @param {string} outDir */
async function buildServiceWorker(outDir) {
  const files = listFiles(outDir);
  const id = sha256(JSON.stringify(files), 'hex').slice(0, 16);
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { BUILD: JSON.stringify({ id, files }) },
    build: {
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2023',
      rolldownOptions: {
        input: join(root, 'src/service-worker/service-worker.ts'),
        // A classic script at the top: not every browser takes modules, and its folder is its scope.
        output: { format: 'iife', entryFileNames: 'service-worker.js' },
      },
    },
  });
}

/** @param {string} outDir */
function listFiles(outDir) {
  return readdirSync(outDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, path: file.slice(outDir.length + 1).replaceAll('\\', '/') }))
    .filter(({ path }) => !FOR_HOSTS.includes(path) && path !== 'service-worker.js')
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ file, path }) => ({
      path: path === 'index.html' ? '' : path,
      integrity: `sha256-${sha256(readFileSync(file), 'base64')}`,
    }));
}

/**
 * @param {string | Uint8Array} data
 * @param {'hex' | 'base64'} encoding
 */
function sha256(data, encoding) {
  return createHash('sha256').update(data).digest(encoding);
}
