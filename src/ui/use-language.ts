import { useLayoutEffect } from 'react';
import { useScope } from './scope';
import { LANGUAGE_TAG } from './words/language';
import { useWords } from './words/use-words';

/** `lang` on the root, and the title: what a screen reader speaks and a tab shows. */
export function useLanguage(): void {
  const language = useScope((state) => state.language);
  const { t } = useWords();
  useLayoutEffect(() => {
    document.documentElement.lang = LANGUAGE_TAG[language];
    document.title = t('title');
  }, [language, t]);
}
