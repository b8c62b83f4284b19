// `npm run grammar`: builds the Go parser from the grammar that @lezer/go ships and our patch of it
// (src/golang/syntax/grammar-patch.json). The output is not committed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildParserFile } from '@lezer/generator';

const root = join(import.meta.dirname, '..');
const shipped = join(root, 'node_modules/@lezer/go/src');
const syntax = join(root, 'src/golang/syntax');
const generated = join(syntax, 'generated');

let grammar = readFileSync(join(shipped, 'go.grammar'), 'utf8');
/** @type {{ reason: string, find: string, replace: string }[]} */
const patch = JSON.parse(readFileSync(join(syntax, 'grammar-patch.json'), 'utf8'));
for (const { reason, find, replace } of patch) {
  const parts = grammar.split(find);
  if (parts.length !== 2) throw new Error(`grammar-patch.json no longer fits @lezer/go: ${reason}`);
  grammar = parts.join(replace);
}

const { parser, terms } = buildParserFile(grammar, { moduleStyle: 'es', fileName: 'go.grammar' });
/** @type {Record<string, string>} */
const files = {
  // Node, unlike a bundler, wants the extension.
  'parser.js': parser.replaceAll('"./tokens"', '"./tokens.js"'),
  'parser.terms.js': terms,
  'parser.d.ts':
    "import type { LRParser } from '@lezer/lr';\nexport declare const parser: LRParser;\n",
  'tokens.js': readFileSync(join(shipped, 'tokens.js'), 'utf8'),
};
mkdirSync(generated, { recursive: true });
for (const [name, text] of Object.entries(files)) {
  const path = join(generated, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
