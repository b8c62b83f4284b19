import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FOLDERS } from './architecture';
import { findOffences } from './architecture-check';

const ROOT = join(import.meta.dirname, '..');

test('src/ keeps to its architecture', () => {
  const offences = findOffences(readSources());
  expect(offences.join('\n\n')).toBe('');
});

test('tsconfig.core.json compiles every core folder, and no other', () => {
  const text = readFileSync(join(ROOT, 'tsconfig.core.json'), 'utf8');
  const compiled = [...text.matchAll(/"src\/(\w+)\/\*\*\/\*"/g)].map((match) => match[1]);
  const core = FOLDERS.filter((folder) => folder.core).map((folder) => folder.name);
  expect(new Set(compiled)).toEqual(new Set(core));
});

describe('an offence', () => {
  test.each([
    ['a folder imports one that it may not', ['src/base/a.ts', `import '../memory'`]],
    ['an import passes by the index', ['src/machine/a.ts', `import { b } from '../memory/b'`]],
    ['a value comes where only types may', ['src/store/a.ts', `import { b } from '../worker'`]],
    ['a re-export counts as an import', ['src/base/a.ts', `export * from '../memory'`]],
    ['an import at run time counts too', ['src/base/a.ts', `void import('../memory')`]],
    ['a package is not on the list', ['src/scene/a.ts', `import { useState } from 'react'`]],
    ['a folder imports the root', ['src/ui/a.ts', `import '../main'`]],
    ['a folder imports a test', ['src/base/a.ts', `import './a.test'`]],
    ['two files import each other', ['src/memory/index.ts', `import './b'`]],
    ['a folder is not on the list', ['src/helpers/a.ts', '']],
    ['the core reads a clock', ['src/base/a.ts', 'export const t = Date.now();']],
    ['the core makes a date', ['src/base/a.ts', 'export const t = new Date();']],
    ['the core rolls dice', ['src/base/a.ts', 'export const t = Math.random();']],
  ] as const)('%s', (_, [path, text]) => {
    expect(findOffences(withFile(path, text))).toHaveLength(1);
  });

  test('is told with its path, rule and reason', () => {
    expect(findOffences(withFile('src/base/a.ts', `import { b } from '../memory'`))).toEqual([
      'src/base/a.ts → src/memory/index.ts\n' +
        '  rule: base may import no folder\n' +
        '  reason: base holds words without a domain, so everything may rest on it and it on nothing',
    ]);
  });
});

describe('no offence', () => {
  test.each([
    ['an import that the table allows', ['src/machine/a.ts', `import { b } from '../memory'`]],
    ['a type where types are allowed', ['src/store/a.ts', `import type { b } from '../worker'`]],
    ['a package on the list', ['src/golang/a.ts', `import { parser } from '@lezer/go'`]],
    ['a test that reaches in', ['src/machine/a.test.ts', `import { b } from '../memory/b'`]],
    ['the root that composes', ['src/main.tsx', `import '../src/worker'; import 'react'`]],
    ['a property that is called Date', ['src/base/a.ts', 'export const t = { Date: 1 }.Date;']],
    ['a comment about Math.random', ['src/base/a.ts', '// Math.random\nexport const t = 1;']],
    ['a clock outside the core', ['src/cli/a.ts', 'export const t = Date.now();']],
  ] as const)('%s', (_, [path, text]) => {
    expect(findOffences(withFile(path, text))).toEqual([]);
  });
});

/** A little tree that keeps to the rules, with one file added or replaced. */
function withFile(path: string, text: string): Map<string, string> {
  return new Map([
    ['src/main.tsx', ''],
    ['src/base/a.test.ts', ''],
    ['src/memory/index.ts', ''],
    ['src/memory/b.ts', `import '.'`],
    ['src/worker/index.ts', ''],
    [path, text],
  ]);
}

function readSources(): Map<string, string> {
  const paths = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path));
  return new Map(paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
}
