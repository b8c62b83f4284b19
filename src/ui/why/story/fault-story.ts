import { shortFunc } from '../../next/stack-line';
import { isUserFile } from '../../../store';
import { panicStory, rangeLine, whereLines } from './panic-story';
import type { Ending, StoryLine } from './story-line';
import { syncStory } from './sync-story';
import { waitingStory } from './waiting-story';

/**
 * How the program came to its end, step by step; empty where the facts of its maps tell all (`concurrent map writes`)
 * or nothing went wrong.
 */
export function faultStory(ending: Ending, factsTell: boolean): readonly StoryLine[] {
  const { fault } = ending;
  const { gid } = fault;
  switch (fault.kind) {
    case 'deadlock':
      return waitingStory(ending);
    case 'exit':
      if (fault.exitStatus === 0) return [];
      return [{ key: 'exited', gid, n: fault.exitStatus }, ...whereLines(ending)];
    case 'stack':
      return [...recursion(ending), ...whereLines(ending)];
    case 'memory':
      return whereLines(ending);
    case 'panic':
      return panicStory(ending);
    case 'fatal':
    case 'throw': {
      if (factsTell) return rangeLine(ending);
      const sync = syncStory(ending) ?? [{ key: 'threw', gid, text: fault.text }];
      return [...sync, ...whereLines(ending)];
    }
  }
}

/** The person's function that stands on the stack again and again. */
function recursion({ moment, fault }: Ending): readonly StoryLine[] {
  const frames = moment.standing.goroutines.find((g) => g.gid === fault.gid)?.frames ?? [];
  const names = frames.filter(({ file }) => isUserFile(file)).map(({ func }) => shortFunc(func));
  const again = names.find((name, i) => names.indexOf(name) < i);
  return again === undefined ? [] : [{ key: 'recursion', what: again }];
}
