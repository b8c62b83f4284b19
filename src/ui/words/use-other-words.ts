import { useEffect, useState } from 'react';
import { useScope } from '../scope';
import { loadWords } from './catalogs';
import { OTHER_LANGUAGE } from './language';
import { type Translate, wordsIn } from './words';

/** The language that the page does not speak now: its words find things too, once they have come. */
export function useOtherWords(): Translate {
  const language = OTHER_LANGUAGE[useScope((state) => state.language)];
  const [, setLoaded] = useState(false);
  useEffect(() => {
    void loadWords(language).then(
      () => setLoaded(true),
      () => {},
    );
  }, [language]);
  return wordsIn(language).t;
}
