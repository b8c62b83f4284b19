import type { STORIES, STORY_GROUPS } from './stories';

export interface Stories {
  readonly STORIES: typeof STORIES;
  readonly STORY_GROUPS: typeof STORY_GROUPS;
}

/** They come when somebody wants to choose one: the first picture needs none. */
export function loadStories(): Promise<Stories> {
  return import('./stories');
}
