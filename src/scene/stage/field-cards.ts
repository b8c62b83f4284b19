import type { HmapView } from '../../memory';
import { type BucketBox, bucketBox, type Pitch } from './bucket-boxes';
import { ARRAY_NAMES, type BucketRef } from './bucket-ref';
import type { StageWords } from './stage-words';

/** Where on the canvas a bucket has come near enough for all that is in it. */
export interface CardPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const PITCH = { header: 18, overflow: 15, padding: 5, label: 0, font: 12 } as const;

/** A main bucket with all its cells; undefined for one that `view` does not have. */
export function fieldCard(
  view: HmapView,
  { role, index }: BucketRef,
  place: CardPlace,
  words: StageWords,
): BucketBox | undefined {
  const array = role === 'old' ? view.old : view.current;
  const chain = array?.chains.find((candidate) => candidate.index === index);
  const bucket = chain?.buckets[0];
  if (chain === undefined || bucket === undefined) return undefined;
  const more = chain.buckets.length - 1;
  const evacuated =
    role === 'old' && (view.old?.moves.find(({ x }) => x === index)?.evacuated ?? false);
  return bucketBox(
    view,
    bucket,
    {
      x: place.x,
      y: place.y,
      width: place.width,
      name: `${index}`,
      path: `${ARRAY_NAMES[role]}[${index}]`,
      note: more > 0 ? `+${more}` : '',
      mark: false,
      evacuated,
      damage: chain.damage === undefined ? undefined : '!',
    },
    pitchFor(place.height),
    words,
  );
}

/** Rows as high as a bucket of this height has room for. */
function pitchFor(height: number): Pitch {
  const { header, overflow, padding } = PITCH;
  return { ...PITCH, cell: (height - 2 * padding - header - overflow + 2) / 3 - 2 };
}
