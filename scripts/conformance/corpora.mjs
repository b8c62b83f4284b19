import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ name: string, file: string, outOfScope?: string }} Program
 * @typedef {{ title: string, about: string, programs: Program[] }} Corpus
 */

/** @param {string} folder */
function goFiles(folder) {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.go'))
        .sort()
    : [];
}

/**
 * @param {string} root
 * @returns {Corpus}
 */
export function ownPrograms(root) {
  const folder = join(root, 'examples');
  return {
    title: 'examples/',
    about: 'Our own programs: each feature, each kind of panic and fatal error.',
    programs: goFiles(folder).map((name) => ({ name, file: join(folder, name) })),
  };
}

/**
 * The programs that Go's own tests run, of those that need no more than one file.
 * @param {string} goroot
 * @returns {Corpus[]}
 */
export function distributionPrograms(goroot) {
  return [
    { title: 'test/chan', folder: join(goroot, 'test', 'chan'), prefix: 'chan/' },
    { title: 'test', folder: join(goroot, 'test'), prefix: '' },
  ].map(({ title, folder, prefix }) => ({
    title: `Go's own ${title}/`,
    about: 'The programs marked `// run` in the distribution of Go 1.23 that the figures are of.',
    programs: goFiles(folder).flatMap((name) => programOf(join(folder, name), `${prefix}${name}`)),
  }));
}

/**
 * @param {string} file
 * @param {string} name
 * @returns {Program[]}
 */
function programOf(file, name) {
  const text = readFileSync(file, 'utf8');
  const mark = /^\/\/ run(?: (.*))?$/m.exec(text);
  if (mark === null || text.slice(0, mark.index).includes('\npackage ')) return [];
  const words = (mark[1] ?? '').split(/\s+/).filter(Boolean);
  const outOfScope = words.some((word) => word.endsWith('.go'))
    ? 'more than one file'
    : words.some((word) => word.startsWith('-'))
      ? `needs flags of the Go tool: ${words.join(' ')}`
      : /^arg\d/.test(words[0] ?? '')
        ? 'takes arguments'
        : constraintOf(text);
  return [{ name, file, ...(outOfScope !== undefined && { outOfScope }) }];
}

/** @param {string} text */
function constraintOf(text) {
  const line = /^\/\/go:build (.*)$/m.exec(text)?.[1];
  if (line === undefined) return undefined;
  const holds = line
    .replace(/!?[\w.]+/g, (word) => {
      const negated = word.startsWith('!');
      const tag = negated ? word.slice(1) : word;
      const is =
        ['linux', 'amd64', 'gc', 'unix', 'cgo'].includes(tag) || /^go1\.(\d|1\d|2[0-3])$/.test(tag);
      return String(is !== negated);
    })
    .replace(/\s+/g, ' ');
  return evaluate(holds) ? undefined : `built only for ${line}`;
}

/**
 * `true && (false || true)`, without parentheses in parentheses.
 * @param {string} text
 * @returns {boolean}
 */
function evaluate(text) {
  const flat = text.replace(/\(([^()]*)\)/g, (_, inner) => String(evaluate(String(inner))));
  return flat.split('||').some((part) => part.split('&&').every((word) => word.trim() === 'true'));
}
