import { createTranslator } from 'use-intl/core';
import type { Language } from '../../store';
import { useScope } from '../scope';
import type { Translated } from './catalogs';
import { inspector as enInspector } from './en/inspector';
import { whySteps as enSteps } from './en/why-steps';
import { whyStories as enStories } from './en/why-stories';
import { LANGUAGE_TAG } from './language';
import { inspector as zhInspector } from './zh/inspector';
import { whySteps as zhSteps } from './zh/why-steps';
import { whyStories as zhStories } from './zh/why-stories';

// What the inspector's parts say that come behind the first picture: these words come with them.

const en = { ...enInspector, ...enSteps, ...enStories };
const zh = { ...zhInspector, ...zhSteps, ...zhStories };

export type InspectorCatalog = typeof en;

export const INSPECTOR_CATALOGS: Readonly<Record<Language, Translated<InspectorCatalog>>> = {
  en,
  zh,
};

export type Say = ReturnType<typeof createTranslator<InspectorCatalog>>;

const made = new Map<Language, Say>();

/** What the inspector says, in a language. The same function every time. */
export function inspectorWordsIn(language: Language): Say {
  let say = made.get(language);
  if (say === undefined) {
    const messages = INSPECTOR_CATALOGS[language] as InspectorCatalog;
    say = createTranslator({ locale: LANGUAGE_TAG[language], messages });
    made.set(language, say);
  }
  return say;
}

export function useInspectorWords(): Say {
  return useScope((state) => inspectorWordsIn(state.language));
}
