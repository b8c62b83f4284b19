import { stageWordsIn } from '../../ui/stage/stage-words';
import { wordsIn } from '../../ui/words/words';
import type { BucketRef } from '../stage/bucket-ref';
import type { Touch } from '../stage/marks';
import { type PickedMap, pickMap, stageMaps } from '../stage/picked-map';
import { type StageScene, stageScene } from '../stage/stage-scene';
import { mapMemory } from './map-memory';
import { rowsOf } from './recording-text';

export const words = stageWordsIn(wordsIn('en').t);

/** The map that a text tells of (map-memory.ts). */
export function pick(text: string, touches: readonly Touch[] = [], chosen?: BucketRef): PickedMap {
  const { buffer, tables } = mapMemory(text);
  const [map] = stageMaps({ buffer }, tables);
  if (map === undefined) throw new Error('the program reaches no map');
  const options = { rows: rowsOf([]), cursor: 0, isGrowing: false, touches, chosen };
  return pickMap({ buffer }, tables, map, options);
}

export function pictured(picked: PickedMap, touches: readonly Touch[] = []): StageScene {
  return stageScene(picked, { width: 710, height: 600, touches, words });
}

/** Its picture on a stage of usual size. */
export function scene(text: string, touches: readonly Touch[] = []): StageScene {
  return pictured(pick(text, touches), touches);
}
