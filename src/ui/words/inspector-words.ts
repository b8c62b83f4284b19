import { createTranslator } from 'use-intl/core';
import type { Language } from '../../store';
import { useScope } from '../scope';
import { inspectorCatalogOf } from './catalogs';
import { enInspector, type InspectorCatalog } from './en-inspector';
import { LANGUAGE_TAG } from './language';

export type Say = ReturnType<typeof createTranslator<InspectorCatalog>>;

const made = new Map<Language, Say>();

/** What the inspector says, in a language; English as long as that has not been loaded. The same function every time. */
export function inspectorWordsIn(language: Language): Say {
  const messages = language === 'en' ? enInspector : inspectorCatalogOf(language);
  if (messages === undefined) return inspectorWordsIn('en');
  const say =
    made.get(language) ??
    createTranslator({ locale: LANGUAGE_TAG[language], messages: messages as InspectorCatalog });
  made.set(language, say);
  return say;
}

export function useInspectorWords(): Say {
  return useScope((state) => inspectorWordsIn(state.language));
}
