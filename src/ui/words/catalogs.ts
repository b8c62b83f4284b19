import type { Language } from '../../store';
import { en } from './en';
import type { InspectorCatalog } from './en-inspector';

/** English decides which messages there are and what they ask for. */
export type Catalog = typeof en;

/** The same keys with any texts; words.test.ts holds their placeholders to the English ones. */
export type Translated<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]>;
};

/** English ships with the page: it is said until another language has come, and when it cannot come. */
const catalogs = new Map<Language, Translated<Catalog>>([['en', en]]);

export function catalogOf(language: Language): Translated<Catalog> | undefined {
  return catalogs.get(language);
}

/** English ones come with the inspector. */
const inspectorCatalogs = new Map<Language, Translated<InspectorCatalog>>();

export function inspectorCatalogOf(language: Language): Translated<InspectorCatalog> | undefined {
  return inspectorCatalogs.get(language);
}

/** Has a language's messages ready. Rejects when they cannot be had, which a build that is kept rules out. */
export async function loadWords(language: Language): Promise<void> {
  if (catalogs.has(language)) return;
  const { zh, zhInspector } = await import('./zh');
  catalogs.set(language, zh);
  inspectorCatalogs.set(language, zhInspector);
}
