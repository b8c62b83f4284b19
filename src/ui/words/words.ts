import type { ReactNode } from 'react';
import { createTranslator } from 'use-intl/core';
import type { Language } from '../../store';
import { type Catalog, catalogOf } from './catalogs';
import { LANGUAGE_TAG } from './language';

/** A message by its key, with what it asks for: both are checked by the compiler. */
export type Translate = ReturnType<typeof createTranslator<Catalog>>;

export interface Words {
  readonly t: Translate;
  /** `G5, G6, and G7`, in the language's own way. */
  readonly list: (
    parts: readonly ReactNode[],
    last: 'and' | 'or',
    /** What each part ends with: in Chinese no space follows a bracket. */
    end?: 'name' | 'bracket',
  ) => readonly ReactNode[];
}

const made = new Map<Language, Words>();

/** What the page says, in a language; English as long as that has not been loaded. The same object every time. */
export function wordsIn(language: Language): Words {
  const catalog = catalogOf(language);
  if (catalog === undefined) return wordsIn('en');
  const words = made.get(language) ?? wordsOf(language, catalog as Catalog);
  made.set(language, words);
  return words;
}

const LIST_TYPE = { and: 'conjunction', or: 'disjunction' } as const;

function wordsOf(language: Language, messages: Catalog): Words {
  const locale = LANGUAGE_TAG[language];
  /** A Han conjunction stands apart from names in Latin letters. */
  const spaced = (literal: string, end: 'name' | 'bracket'): string =>
    literal.replace(/^\p{Script=Han}$/u, end === 'name' ? ' $& ' : '$& ');
  return {
    t: createTranslator({ locale, messages }),
    list: (parts, last, end = 'name') =>
      new Intl.ListFormat(locale, { type: LIST_TYPE[last] })
        .formatToParts(parts.map((_, i) => `${i}`))
        .map(({ type, value }) => (type === 'element' ? parts[Number(value)] : spaced(value, end))),
  };
}
