import { parseSync } from 'vite';
import { expect, test } from 'vitest';

const files = import.meta.glob<string>(
  ['./**/*.ts', './**/*.tsx', '!./**/*.test.ts', '!./words/**'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

/** What is the same in every language: Go's names, and ours. */
const NAMES = new Set(['hmap', 'scope', 'Go', 'tophash', 'stderr']);
const SPOKEN = new Set(['title', 'aria-label', 'aria-valuetext', 'placeholder', 'alt', 'label']);

/** A lower-case word behind another word: prose, whatever it is an argument of. */
const PROSE = /[A-Za-z]{2,},? [a-z]{2,}/;

/** What a program says to people in its own text. */
function literalTexts(file: string, text: string): string[] {
  const found: string[] = [];
  const said = (words: string): void => {
    const unknown = words.split(/[^A-Za-z]+/).filter((word) => word.length > 1 && !NAMES.has(word));
    if (unknown.length > 0) found.push(`${file}: ${words.trim()}`);
  };
  const literals = (node: unknown, take: (words: string) => void): void => {
    visit(node, (one) => {
      if (one.type === 'Literal' && typeof one['value'] === 'string') take(one['value']);
      if (one.type === 'TemplateElement') take((one['value'] as { cooked: string }).cooked);
      // A key of a message is none of its words.
      return !(one.type === 'CallExpression' && isTranslation(one['callee']));
    });
  };
  visit(parseSync(file, text).program, (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
        return node['source'] === null || node['source'] === undefined;
      case 'JSXText':
        said(node['value'] as string);
        return false;
      case 'JSXAttribute': {
        const { name } = node['name'] as { name: unknown };
        if (typeof name === 'string' && SPOKEN.has(name)) literals(node['value'], said);
        return name !== 'className' && name !== 'style';
      }
      // Errors are for developers.
      case 'NewExpression':
        return false;
      case 'CallExpression':
        return !isMute(node['callee']);
      case 'Literal':
        if (typeof node['value'] === 'string' && PROSE.test(node['value'])) said(node['value']);
        return false;
      case 'TemplateElement':
        if (PROSE.test((node['value'] as { cooked: string }).cooked))
          said((node['value'] as { cooked: string }).cooked);
        return false;
      default:
        return true;
    }
  });
  return found;
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Goes into a node's parts where `into` says so. */
function visit(node: unknown, into: (node: Node) => boolean): void {
  if (Array.isArray(node)) for (const one of node) visit(one, into);
  else if (typeof node === 'object' && node !== null) {
    if ('type' in node && typeof node.type === 'string' && !into(node as Node)) return;
    for (const part of Object.values(node)) visit(part, into);
  }
}

/** Methods that take styles, selectors, or Go's words to compare with. */
const MUTE = new Set(['theme', 'matches', 'startsWith']);

function isMute(callee: unknown): boolean {
  const { property } = callee as { property?: Node };
  return MUTE.has(property?.['name'] as string);
}

function isTranslation(callee: unknown): boolean {
  const node = callee as Node;
  if (node.type === 'MemberExpression') return isTranslation(node['object']);
  return node.type === 'Identifier' && node['name'] === 't';
}

test('no panel says a word that is not in the catalogs', () => {
  expect(Object.keys(files).length).toBeGreaterThan(40);
  expect(Object.entries(files).flatMap(([file, text]) => literalTexts(file, text))).toEqual([]);
});

test('text and what is spoken is noticed, in an element, an attribute and a call', () => {
  const text = `
    const a = <p className="not this">Hello <b>{x}</b></p>;
    const b = <p title={t('a.key') + (c ? 'Yes' : \`No \${d}\`)} data-x="idle" />;
    select(x).text('the first cell').attr('class', 'mark');
    throw new Error('the machine is gone');
  `;
  expect(literalTexts('a.tsx', text)).toEqual([
    'a.tsx: Hello',
    'a.tsx: Yes',
    'a.tsx: No',
    'a.tsx: the first cell',
  ]);
});
