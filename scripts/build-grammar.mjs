// `npm run grammar`: builds the Go parser from the grammar that @lezer/go ships and our patch of it
// (src/golang/syntax/grammar-patch.json). The output is not committed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildParserFile } from '@lezer/generator';

const root = join(import.meta.dirname, '..');
const shipped = join(root, 'node_modules/@lezer/go/src');
const syntax = join(root, 'src/golang/syntax');
const generated = join(syntax, 'generated');

const patch = /** @type {{ file: string, reason: string, find: string, replace: string }[]} */ (
  JSON.parse(readFileSync(join(syntax, 'grammar-patch.json'), 'utf8'))
);

/** @param {string} file */
function patched(file) {
  let text = readFileSync(join(shipped, file), 'utf8');
  for (const { reason, find, replace } of patch.filter((change) => change.file === file)) {
    const parts = text.split(find);
    if (parts.length !== 2)
      throw new Error(`the patch no longer fits @lezer/go's ${file}: ${reason}`);
    text = parts.join(replace);
  }
  return text;
}

const options = { moduleStyle: 'es', fileName: 'go.grammar' };
const { parser, terms } = buildParserFile(patched('go.grammar'), options);
// Not ours to type.
const unchecked = '// @ts-nocheck\n';
/** @type {Record<string, string>} */
const files = {
  // Node, unlike a bundler, wants the extension.
  'parser.js': unchecked + parser.replaceAll('"./tokens"', '"./tokens.js"'),
  'parser.terms.js': unchecked + terms,
  'parser.d.ts':
    "import type { LRParser } from '@lezer/lr';\nexport declare const parser: LRParser;\n",
  'tokens.js': unchecked + patched('tokens.js'),
};
mkdirSync(generated, { recursive: true });
for (const [name, text] of Object.entries(files)) {
  writeFileSync(join(generated, name), text);
}
