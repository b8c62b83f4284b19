import { useLayoutEffect } from 'react';
import { useScope } from './scope';
import { LANGUAGE_TAG } from './words/language';
import { useWords } from './words/use-words';

/** `lang` on the root, the title and the description: what a screen reader speaks, a tab and a search engine show. */
export function useLanguage(): void {
  const language = useScope((state) => state.language);
  const { t } = useWords();
  useLayoutEffect(() => {
    document.documentElement.lang = LANGUAGE_TAG[language];
    document.title = t('title');
    document.querySelector('meta[name="description"]')?.setAttribute('content', t('description'));
  }, [language, t]);
}
