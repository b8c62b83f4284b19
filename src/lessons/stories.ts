import { STORY_GROUPS, STORY_WORDS, type StoryGroup, type StoryWords } from './story-words';

/** A program with the choices that lead to its end, so that playing it shows what its comment says. */
export interface Story extends StoryWords {
  readonly id: string;
  readonly source: string;
  /** Main's own choices, until it waits for the goroutines that it has started. */
  readonly opening: string;
  /** What follows, to the end that the comment tells. */
  readonly story: string;
}

const TEXTS: Readonly<Record<string, string>> = import.meta.glob(
  '../../examples/interleavings/*.go',
  { query: '?raw', import: 'default', eager: true },
);

/** In the order of the picker. */
export const STORIES: readonly Story[] = Object.entries(STORY_WORDS).map(([id, words]) => {
  const source = TEXTS[`../../examples/interleavings/${id}.go`] ?? '';
  const schedule = /^\/\/\tschedule: +(.*)$/m.exec(source)?.[1] ?? '';
  const [opening = '', ...rest] = schedule.split(' ');
  return { id, source, opening, story: rest.join(' '), ...words };
});

export { STORY_GROUPS, type StoryGroup };
