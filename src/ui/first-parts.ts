import { LazyEditor } from './code/lazy-editor';
import { Objects, Stage } from './stage-place';
import { Timeline } from './timeline-place';
import { StepSentence, Story } from './why/why';

/** What is shown as soon as the machine answers; the longest way first. */
const OF_THE_PAGE = [LazyEditor, Stage, Objects, Timeline, StepSentence, Story];
const OF_AN_EMBED = [Stage, StepSentence, Story];

/** Asks for the parts that the page is going to show: they arrive while the machine starts. */
export function bringFirstParts(isEmbedded: boolean): void {
  for (const part of isEmbedded ? OF_AN_EMBED : OF_THE_PAGE) void part.bring();
}
