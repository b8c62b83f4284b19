import { PROGRAMS } from '../../lessons';
import { useScope } from '../scope';
import { useWords } from '../words/use-words';
import { useStories } from './use-stories';

/** What the program in the editor is called; one that is none of ours is the person's. */
export function useProgramName(): string {
  const { t } = useWords();
  const language = useScope((state) => state.language);
  const id = useScope(({ example, source }) =>
    example?.source === source ? example.id : undefined,
  );
  const builtIn = PROGRAMS.find((program) => program.id === id);
  const stories = useStories(id !== undefined && builtIn === undefined);
  if (builtIn !== undefined) return t(`programs.${builtIn.id}.name`);
  const story = stories?.STORIES.find((one) => one.id === id);
  return story?.name[language] ?? t('header.ownProgram');
}
