import compile from 'icu-minify/compile';
import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { loadWords } from './catalogs';
import { en as enCatalog } from './en';
import { enInspector } from './en-inspector';
import { wordsIn } from './words';
import { zh as zhCatalog, zhInspector } from './zh';

/** Every message by its key, `transport.levelName.line`. */
function messagesOf(tree: object, path = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string'
        ? [[path + key, value] as const]
        : [...messagesOf(value as object, `${path}${key}.`)],
    ),
  );
}

const en = messagesOf({ ...enCatalog, ...enInspector });
const zh = messagesOf({ ...zhCatalog, ...zhInspector });

const SELECT = 1;
const PLURAL = 2;

/** `n number`, `how select`, `g tag`: what a message asks for. Compiled, `[name, kind or content, …]` is one of them. */
function askedBy(message: unknown): string[] {
  if (!Array.isArray(message)) return [];
  return message.flatMap((part): string[] => {
    if (!Array.isArray(part)) return [];
    const [name, second, third] = part as [string, unknown, unknown];
    if (second === undefined) return [`${name} text`];
    if (second === SELECT || second === PLURAL) {
      const inner = Object.values(third as Record<string, unknown>).flatMap(askedBy);
      return [`${name} ${second === SELECT ? 'select' : 'number'}`, ...inner];
    }
    if (typeof second === 'number' && second !== 0) return [`${name} number`];
    return [`${name} tag`, ...askedBy(part.slice(1))];
  });
}

function asked(message: string | undefined): readonly string[] {
  return [...new Set(askedBy(compile(message ?? '')))].sort();
}

test('both languages have the same messages', () => {
  expect([...zh.keys()].sort()).toEqual([...en.keys()].sort());
});

test('a message asks for the same in both languages', () => {
  const askedOf = ([key, message]: [string, string]) => `${key}: ${asked(message).join(', ')}`;
  expect([...zh].map(askedOf).sort()).toEqual([...en].map(askedOf).sort());
});

test('a message that lacks a placeholder would be noticed', () => {
  expect(asked('<g></g> read {n, plural, one {# byte} other {# bytes of {what}}}')).toEqual([
    'g tag',
    'n number',
    'what text',
  ]);
});

test('every message can be said', () => {
  for (const [language, messages] of [
    ['en', en],
    ['zh', zh],
  ] as const) {
    for (const [key, message] of messages) {
      const t = createTranslator({
        locale: language,
        messages: { message },
        onError: (error) => {
          throw new Error(`${language} ${key}: ${error.message}`);
        },
      });
      const values = asked(message).map((one) => {
        const [name = '', kind] = one.split(' ');
        return [name, kind === 'number' ? 2 : kind === 'tag' ? () => 'x' : 'x'] as const;
      });
      expect(t.rich('message', Object.fromEntries(values))).not.toBe('');
    }
  }
});

/** Names, Go's own output, the other language's name, and what only sets marks between placeholders. */
const WORDLESS = [
  'header.otherLanguage',
  'output.exitStatus',
  'stage.cell.tophash',
  'stage.map',
  'timeline.did.calls',
  'title',
  'why.proof',
];

test('every Chinese message is Chinese', () => {
  const han = /\p{Script=Han}/u;
  const foreign = [...zh].filter(([, message]) => !han.test(message)).map(([key]) => key);
  expect(foreign.sort()).toEqual(WORDLESS);
});

test('Chinese keeps a space to Latin letters and digits, and has its own commas and colons', () => {
  const unspaced = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u;
  const western = /\p{Script=Han}\s*[,;:!?]|[,;:!?]\s*\p{Script=Han}/u;
  const wrong = [...zh].filter(([, message]) => {
    // Select and plural keep their own commas and braces.
    const text = message.replace(/\w+, (?:select|plural), |\w+ (?=\{)/g, '');
    return unspaced.test(text) || western.test(text);
  });
  expect(wrong).toEqual([]);
});

test('until a language is loaded the page speaks English', async () => {
  expect(wordsIn('zh')).toBe(wordsIn('en'));
  await loadWords('zh');
  expect(wordsIn('zh').t('header.share')).toBe(zhCatalog.header.share);
});

test('a list is joined as its language does', async () => {
  await loadWords('zh');
  expect(wordsIn('en').list(['G1', 'G5', 'G6'], 'and')).toEqual(['G1', ', ', 'G5', ', and ', 'G6']);
  expect(wordsIn('zh').list(['G1', 'G5', 'G6'], 'and')).toEqual(['G1', '、', 'G5', ' 和 ', 'G6']);
  expect(wordsIn('zh').list(['G1（1）', 'G5（2）'], 'and', 'bracket')).toEqual([
    'G1（1）',
    '和 ',
    'G5（2）',
  ]);
  expect(wordsIn('en').list(['2', '3'], 'or')).toEqual(['2', ' or ', '3']);
});
