import { type BucketArrayView, type HmapView, MAPEXTRA } from '../../memory';
import type { BucketBox } from './bucket-boxes';
import type { Role } from './bucket-ref';
import { type Chip, chipsOf } from './chips';
import type { FieldArray } from './field';
import { type Header, HEADER_HEIGHT, headerBoxes } from './header-boxes';
import { type IteratorBox, iteratorBoxes } from './iterator-boxes';
import { type Mark, marksOf, type Part, type Touch, touches } from './marks';
import { mapNotes } from './map-notes';
import type { Detail, PickedMap } from './picked-map';
import type { SpareBox } from './spare-boxes';
import type { SquareBox } from './square-boxes';
import {
  type ArrayLabel,
  type ArrayTitle,
  type Link,
  StageBody,
  type StageOptions,
  type VacantBox,
} from './stage-body';
import type { StageWords } from './stage-words';

/**
 * A map as it lies in memory, as boxes in pixels. The header stands still; below it the old array above
 * the current one, so that what moves, moves down.
 */
export interface StageScene {
  readonly title: StageTitle;
  readonly detail: Detail;
  readonly width: number;
  readonly header: Header & {
    readonly marks: readonly Mark[];
    readonly chips: readonly Chip[];
  };
  /** Of the part below the header, which scrolls. */
  readonly height: number;
  readonly arrays: readonly ArrayLabel[];
  readonly buckets: readonly BucketBox[];
  readonly squares: readonly SquareBox[];
  /** Arrays with too many buckets for boxes: they are drawn as fields, below the boxes. */
  readonly fields: readonly (FieldArray & ArrayTitle)[];
  readonly spares: readonly SpareBox[];
  readonly links: readonly Link[];
  /** While `buckets` is nil. */
  readonly vacant: VacantBox | undefined;
  readonly marks: readonly Mark[];
  readonly chips: readonly Chip[];
  readonly iterators: readonly IteratorBox[];
  /** In sentences: what a data race has broken. */
  readonly notes: readonly string[];
}

export interface StageTitle {
  readonly name: string;
  readonly type: string;
  /** `9 entries`, `growing 2 → 4 buckets`. */
  readonly facts: readonly string[];
}

export function stageScene(picked: PickedMap, options: StageOptions): StageScene {
  const { view, detail } = picked;
  const header = headerBoxes(view, options.width, options.words);
  // What a header in several rows takes, buckets have not.
  const height = options.height - (header.height - HEADER_HEIGHT);
  const body = new StageBody(picked, { ...options, height });
  // While `buckets` still points to the old array there is but one to draw.
  const apart = view.old !== undefined && view.old.addr !== view.current?.addr;
  if (view.buckets === 0 && view.old === undefined) body.noArray();
  else if (detail === 'cells') {
    if (view.old !== undefined && apart) body.array('old', view.old);
    if (view.current !== undefined) body.array('current', view.current);
  } else {
    body.large(picked.focus);
    const add = (role: Role, array: BucketArrayView): void =>
      detail === 'field' ? body.field(role, array) : body.small(role, array);
    if (view.old !== undefined && apart) add('old', view.old);
    if (view.current !== undefined) add('current', view.current);
  }
  if (view.current !== undefined && detail !== 'field') body.spares(view.current);
  const visible = options.touches;
  const parts = body.buckets.flatMap(partsInPicture);
  return {
    title: titleOf(picked, options.words),
    detail,
    width: options.width,
    header: {
      ...header,
      marks: marksOf(header.fields, visible),
      chips: header.fields.flatMap((field) =>
        chipsOf(field.name, [field], visible, field.x + 5, field.y - 9.5),
      ),
    },
    height: body.height,
    arrays: body.labels,
    buckets: body.buckets,
    squares: body.squares,
    fields: body.fields,
    spares: body.spareBoxes,
    links: body.links,
    vacant: body.vacant,
    chips: body.buckets.flatMap((box) =>
      chipsOf(box.key, box.parts, visible, box.x + 14 + 7 * box.name.length, box.y + body.chipTop),
    ),
    marks: marksOf([...parts, ...body.squares, ...body.spareBoxes], visible),
    iterators: iteratorBoxes(picked.iterators, body.buckets, body.squares),
    notes: mapNotes(view, picked.oddities, options.words),
  };
}

/** Parts of a bucket in the picture's coordinates. */
function partsInPicture(bucket: BucketBox): Part[] {
  return bucket.parts.map((part) => ({ ...part, x: bucket.x + part.x, y: bucket.y + part.y }));
}

/** Where in the picture the bytes at an offset are drawn. */
export function partAt(scene: StageScene, at: number): Part | undefined {
  const isAt = (part: Part): boolean => touches({ addr: at, size: 1 }, part);
  const bucket = scene.buckets.find(({ parts }) => parts.some(isAt));
  return bucket === undefined ? scene.squares.find(isAt) : partsInPicture(bucket).find(isAt);
}

function titleOf({ place, view }: PickedMap, words: StageWords): StageTitle {
  const { count, current, old } = view;
  const facts = [words.entries(count)];
  if (old !== undefined && current !== undefined && old.addr !== current.addr) {
    facts.push(
      view.sameSizeGrow
        ? words.growingSameSize(current.mainCount)
        : words.growing(old.mainCount, current.mainCount),
    );
  } else if (current !== undefined) facts.push(words.buckets(current.mainCount));
  else facts.push(words.noBucketYet);
  return { name: place.name, type: place.typeName, facts };
}

/** The fields of mapextra are drawn by nobody; who touches one touches the header's `extra`. */
export function touchOfExtra(view: HmapView, touch: Touch): Touch {
  const { extra, addr } = view;
  const inside = extra !== undefined && touches(touch, { at: extra.addr, size: MAPEXTRA.size });
  return inside ? { ...touch, addr: addr + EXTRA_AT, size: 8 } : touch;
}

const EXTRA_AT = 40;
