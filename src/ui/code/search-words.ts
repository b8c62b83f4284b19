import type { Translate } from '../words/words';
import type { SearchWords } from './search';

/** `matchCase` stands for what CodeMirror's search calls `match case`. */
const NAMES = [
  'next',
  'previous',
  'all',
  'matchCase',
  'regexp',
  'byWord',
  'replace',
  'replaceAll',
  'close',
  'currentMatch',
  'onLine',
] as const;

/** By what CodeMirror's search says in English. */
export function searchWordsOf(t: Translate): SearchWords {
  const named = NAMES.map((name) => [
    name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    t(`search.${name}`),
  ]);
  return {
    Find: t('search.find'),
    Replace: t('search.replaceWith'),
    ...(Object.fromEntries(named) as SearchWords),
  };
}
