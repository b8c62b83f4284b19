import type { CellBox } from './bucket-boxes';
import type { Part } from './marks';
import { partsInPicture, type StageScene } from './stage-scene';

/** A value that went from an old cell to its new one, from one picture to the next. */
export interface Travel {
  readonly key: string;
  readonly text: string;
  readonly from: Part;
  readonly to: Part;
}

type Cell = Part & CellBox;

/** The three parts of one cell, in the picture's coordinates. */
interface Entry {
  readonly tophash: Cell;
  readonly key: Cell;
  readonly elem: Cell;
}

/**
 * What evacuation moved between two pictures. A key that stands in a new cell, and did not before, came from the
 * evacuated cell with the same key; so did an elem that changed. Keys tell where a value came from however many
 * steps lie between the pictures.
 */
export function travels(before: StageScene, after: StageScene): Travel[] {
  const earlier = entriesOf(before);
  const later = entriesOf(after);
  const sources = new Map<string, Entry>();
  // The old array may be gone in the later picture: then its cells stand where they stood.
  for (const entry of earlier.values()) sources.set(entry.key.text, entry);
  for (const entry of later.values()) {
    if (entry.key.look === 'evacuated') sources.set(entry.key.text, entry);
  }
  const result: Travel[] = [];
  for (const [at, entry] of later) {
    if (entry.key.look !== 'filled') continue;
    const source = sources.get(entry.key.text);
    if (source === undefined || source.key.at === at) continue;
    const was = earlier.get(at);
    const arrived = was === undefined || was.tophash.look !== 'filled';
    for (const row of ['tophash', 'key', 'elem'] as const) {
      const to = entry[row];
      const changed = arrived || was[row].text !== to.text;
      if (!changed || to.text === '' || (row !== 'tophash' && source[row].text !== to.text))
        continue;
      result.push({ key: `${to.at}`, text: to.text, from: source[row], to });
    }
  }
  return result;
}

/** By the offset of the key. */
function entriesOf(scene: StageScene): Map<number, Entry> {
  const entries = new Map<number, Entry>();
  for (const bucket of scene.buckets) {
    const parts = partsInPicture(bucket) as Cell[];
    for (let i = 0; i + 2 < parts.length; i += 3) {
      const [tophash, key, elem] = parts.slice(i, i + 3);
      if (tophash === undefined || key === undefined || elem === undefined) continue;
      entries.set(key.at, { tophash, key, elem });
    }
  }
  return entries;
}
