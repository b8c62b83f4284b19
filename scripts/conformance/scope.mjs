import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const goroot = join(import.meta.dirname, '..', '..', 'src', 'goroot');

/**
 * Says which imported package is none of ours.
 * @param {string} file
 */
export function missingPackages(file) {
  const text = readFileSync(file, 'utf8');
  const head = /^import\s*(?:\(([^)]*)\)|.*$)/gm;
  const paths = [...text.matchAll(head)].flatMap(([line]) =>
    [...line.matchAll(/"([^"]+)"/g)].map(([, path]) => path ?? ''),
  );
  const missing = paths.filter((path) => path !== 'unsafe' && !existsSync(join(goroot, path)));
  return missing.length === 0 ? undefined : `imports ${missing.join(', ')}`;
}
