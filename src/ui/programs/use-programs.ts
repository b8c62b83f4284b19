import { PROGRAMS } from '../../lessons';
import { useScope } from '../scope';
import { OTHER_LANGUAGE } from '../words/language';
import { useOtherWords } from '../words/use-other-words';
import { useWords } from '../words/use-words';
import { useStories } from './use-stories';

/** A program to choose. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly says: string;
  /** Its name in the language that the page does not speak. */
  readonly otherName: string;
}

export interface ChoiceGroup {
  readonly key: string;
  readonly heading: string;
  readonly otherHeading: string;
  readonly choices: readonly Choice[];
}

/** All programs, in groups; the stories behind the others, once they have come. */
export function usePrograms(): {
  readonly groups: readonly ChoiceGroup[];
  readonly isAll: boolean;
} {
  const { t } = useWords();
  const other = useOtherWords();
  const language = useScope((state) => state.language);
  const otherLanguage = OTHER_LANGUAGE[language];
  const stories = useStories(true);
  const first: ChoiceGroup = {
    key: 'start',
    heading: t('programPicker.start'),
    otherHeading: other('programPicker.start'),
    choices: PROGRAMS.map(({ id }) => ({
      id,
      name: t(`programs.${id}.name`),
      says: t(`programs.${id}.hint`),
      otherName: other(`programs.${id}.name`),
    })),
  };
  if (stories === undefined) return { groups: [first], isAll: false };
  const { STORIES, STORY_GROUPS } = stories;
  const others = Object.entries(STORY_GROUPS).map(([key, heading]) => ({
    key,
    heading: heading[language],
    otherHeading: heading[otherLanguage],
    choices: STORIES.filter(({ group }) => group === key).map(({ id, name, says }) => ({
      id,
      name: name[language],
      says: says[language],
      otherName: name[otherLanguage],
    })),
  }));
  return { groups: [first, ...others], isAll: true };
}
