import { useScope } from '../scope';
import { type Words, wordsIn } from './words';

/** What the page says, in the language that the person reads. */
export function useWords(): Words {
  return useScope((state) => wordsIn(state.language));
}
