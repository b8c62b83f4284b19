import type { HmapView, Oddity } from '../../memory';
import type { StageWords } from './stage-words';

/** In sentences: what two writers have broken in this map. */
export function mapNotes(view: HmapView, oddities: readonly Oddity[], words: StageWords): string[] {
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
  return [...notes, ...oddNotes(oddities, words)];
}

/** Of each kind the first: a torn map is odd everywhere. What is told above is not told again. */
function oddNotes(oddities: readonly Oddity[], words: StageWords): string[] {
  const told = new Set<Oddity['kind']>();
  return oddities.flatMap((oddity): string[] => {
    if (told.has(oddity.kind)) return [];
    told.add(oddity.kind);
    switch (oddity.kind) {
      case 'behindRest':
      case 'mark':
        return [words.oddBucket(oddity.kind, oddity.array, oddity.bucket)];
      case 'nevacuate':
        return [words.oddNevacuate(oddity.bucket)];
      case 'noverflow':
        return [words.oddNoverflow(oddity.noverflow, oddity.found)];
      case 'sameSizeGrow':
        return [words.oddSameSizeGrow];
      case 'tornB':
      case 'chain':
      case 'count':
        return [];
    }
  });
}

/** Undefined when not all cells were decoded. */
function filledCells({ current, old }: HmapView): number | undefined {
  let filled = 0;
  const arrays = old?.addr === current?.addr ? [current] : [current, old];
  for (const array of arrays) {
    if (array === undefined) continue;
    if (array.chains.length < array.mainCount) return undefined;
    for (const chain of array.chains) {
      for (const { cells } of chain.buckets) {
        filled += cells.filter((cell) => cell.state === 'filled').length;
      }
    }
  }
  return filled;
}
