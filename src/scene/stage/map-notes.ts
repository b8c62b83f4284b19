import { BUCKET_CELLS, type HmapView } from '../../memory';
import type { StageWords } from './stage-words';

/** In sentences: what two writers have broken in this map. */
export function mapNotes(view: HmapView, words: StageWords): string[] {
  const notes: string[] = [];
  if (view.buckets !== 0 && view.current === undefined) {
    notes.push(words.tornBuckets(view.B));
  }
  if (view.oldbuckets !== 0 && view.old === undefined) {
    notes.push(words.tornOldbuckets);
  }
  const damaged = [...(view.old?.chains ?? []), ...(view.current?.chains ?? [])].find(
    (chain) => chain.damage !== undefined,
  );
  if (damaged?.damage !== undefined) notes.push(words.tornChain(damaged.damage, damaged.index));
  const filled = filledCells(view);
  // A writer fills a cell some steps before it counts it (spec/hmap.md §7.10): only at rest must the two agree.
  if (filled !== undefined && !view.hashWriting && filled !== view.count) {
    notes.push(words.tornCount(view.count, filled));
  }
  return notes;
}

/** Undefined when not all cells were decoded. */
function filledCells({ current, old }: HmapView): number | undefined {
  let filled = 0;
  const arrays = old?.addr === current?.addr ? [current] : [current, old];
  for (const array of arrays) {
    if (array === undefined) continue;
    if (array.chains.length < array.mainCount) return undefined;
    for (const chain of array.chains) {
      for (const { cells } of chain.buckets.slice(0, BUCKET_CELLS * array.mainCount)) {
        filled += cells.filter((cell) => cell.state === 'filled').length;
      }
    }
  }
  return filled;
}
