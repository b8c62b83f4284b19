import type { HmapView } from '../../memory';
import { bucketHeight, cellWidthIn, narrowestBucket, type Pitch } from './bucket-boxes';

/** How large buckets are drawn, and how many side by side. */
export interface StageSizes {
  readonly pitch: Pitch;
  readonly columns: number;
  readonly bucketWidth: number;
}

/** Between buckets, and between rows of them. */
export const GAP = 10;

const HUGE = pitch(26, 38, 23, 10, 27, 17);
const BIG = pitch(26, 31, 22, 10, 27, 14.5);
const LARGE = pitch(24, 25, 20, 9, 26, 12.5);
const ROOMY = pitch(20, 20, 17, 7, 26, 11);
const TIGHT = pitch(17, 17, 15, 5, 22, 11);
const CLASSES = [HUGE, BIG, LARGE, ROOMY];
/** Of a stage on which nothing fits without scrolling. */
const LOW = 480;
/** What stands around the buckets: title, header, the hash of a key, and the gaps between. */
const AROUND = 213;
/** What a race has broken is said above the buckets: on a low stage there would be no room left for it. */
const NOTE = 36;
const WIDEST = { one: 760, several: 560 } as const;

function pitch(
  header: number,
  cell: number,
  overflow: number,
  padding: number,
  label: number,
  font: number,
): Pitch {
  return { header, cell, overflow, padding, label, font };
}

/**
 * The largest class in which all main buckets are in sight at once. It follows from the number of buckets, old and new,
 * and the room alone: nothing changes its size from step to step but where the map itself grows.
 */
export function stageSizes(
  view: HmapView,
  room: { readonly width: number; readonly height: number },
): StageSizes {
  const current = view.current?.mainCount ?? 1;
  const old =
    view.old === undefined || view.old.addr === view.current?.addr ? 0 : view.old.mainCount;
  const columns = columnsFor(view, current, room.width);
  const share = (room.width - (columns - 1) * GAP) / columns;
  const bucketWidth = Math.min(columns === 1 ? WIDEST.one : WIDEST.several, share);
  const height = (candidate: Pitch): number =>
    [old, current]
      .filter((count) => count > 0)
      .reduce(
        (sum, count) =>
          sum + candidate.label + Math.ceil(count / columns) * (bucketHeight(candidate) + GAP),
        -GAP,
      );
  const around = room.height < LOW ? AROUND + NOTE : AROUND;
  const fitting = CLASSES.find(
    (candidate) =>
      // Cells that are taller than wide look like something else.
      (candidate === ROOMY || candidate.cell <= cellWidthIn(bucketWidth)) &&
      height(candidate) <= room.height - around,
  );
  return { pitch: fitting ?? (room.height < LOW ? TIGHT : ROOMY), columns, bucketWidth };
}

/** A power of two keeps X below its old bucket, and Y in the same column. */
function columnsFor(view: HmapView, buckets: number, width: number): number {
  const fits = Math.floor((width + GAP) / (narrowestBucket(view.shape) + GAP));
  const power = 2 ** Math.floor(Math.log2(Math.max(1, fits)));
  return Math.min(power, buckets);
}
