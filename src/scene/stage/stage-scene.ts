import {
  type BucketArrayView,
  type ChainView,
  type HmapView,
  MAPEXTRA,
  pointerText,
} from '../../memory';
import type { Gid } from '../../recording';
import {
  type BucketBox,
  bucketBox,
  narrowestBucket,
  type Pitch,
  ROOMY,
  TIGHT,
} from './bucket-boxes';
import { type Header, headerBoxes } from './header-boxes';
import { type Mark, marksOf, type Part, type Touch, touches } from './marks';
import { mapNotes } from './map-notes';
import type { Detail, PickedMap } from './picked-map';
import { type SquareBox, squareBoxes, squaresSize } from './square-boxes';
import { type Texture, textureOf } from './texture';

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
  readonly textures: readonly Texture[];
  readonly spares: readonly SpareBox[];
  readonly links: readonly Link[];
  readonly marks: readonly Mark[];
  readonly chips: readonly Chip[];
  /** In sentences: what a data race has broken. */
  readonly notes: readonly string[];
}

/** Names a goroutine beside what it touches: colours alone tell too little. */
export interface Chip {
  readonly key: string;
  readonly gid: Gid;
  readonly kind: Touch['kind'];
  readonly x: number;
  readonly y: number;
}

export interface StageTitle {
  readonly name: string;
  readonly type: string;
  /** `9 entries`, `growing 2 → 4 buckets`. */
  readonly facts: readonly string[];
}

export interface ArrayLabel {
  readonly key: string;
  readonly y: number;
  readonly name: string;
  readonly pointer: string;
  readonly note: string;
}

/** A preallocated overflow bucket. */
export interface SpareBox extends Part {
  readonly key: string;
  readonly index: number;
  readonly used: boolean;
  /** mapextra.nextOverflow points here. */
  readonly next: boolean;
}

/** From a bucket to its overflow bucket, drawn below it. */
export interface Link {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

export interface StageOptions {
  readonly width: number;
  /** Room for everything; decides how tight rows are set. */
  readonly height: number;
  readonly touches: readonly Touch[];
}

const GAP = 10;
const LABEL_HEIGHT = 26;
const SECTION_GAP = 10;
const INDENT = 14;
const WIDEST_BUCKET = 440;
const LOW = 480;
export const CHIP = { height: 15 } as const;
const SPARE = { width: 26, height: 20, gap: 4 };

export function stageScene(picked: PickedMap, options: StageOptions): StageScene {
  const { view, detail } = picked;
  const header = headerBoxes(view, options.width);
  const body = new Body(picked, options);
  // While `buckets` still points to the old array there is but one to draw.
  const apart = view.old !== undefined && view.old.addr !== view.current?.addr;
  if (detail === 'cells') {
    if (view.old !== undefined && apart) body.array('old', view.old);
    if (view.current !== undefined) body.array('current', view.current);
  } else {
    body.large(picked.focus);
    if (view.old !== undefined && apart) body.small('old', view.old);
    if (view.current !== undefined) body.small('current', view.current);
  }
  if (view.current !== undefined) body.spares(view.current);
  const visible = options.touches;
  const parts = body.buckets.flatMap(partsInPicture);
  return {
    title: titleOf(picked),
    detail,
    width: options.width,
    header: {
      ...header,
      marks: marksOf(header.fields, visible),
      chips: header.fields.flatMap((field) =>
        chipsOf(field.name, [field], visible, field.x + 5, field.y - 9.5),
      ),
    },
    height: body.y,
    arrays: body.labels,
    buckets: body.buckets,
    squares: body.squares,
    textures: body.textures,
    spares: body.spareBoxes,
    links: body.links,
    chips: body.buckets.flatMap((box) =>
      chipsOf(box.key, box.parts, visible, box.x + 14 + 7 * box.name.length, box.y + body.chipTop),
    ),
    marks: marksOf([...parts, ...body.squares, ...body.spareBoxes], visible),
    notes: mapNotes(view),
  };
}

function chipsOf(
  key: string,
  parts: readonly Part[],
  all: readonly Touch[],
  x: number,
  y: number,
): Chip[] {
  const found = all.filter((touch) => parts.some((part) => touches(touch, part)));
  // Who has just been here and comes again needs one chip, that of what is next.
  const shown = found.filter(
    (touch) =>
      touch.kind === 'next' ||
      !found.some((other) => other.gid === touch.gid && other.kind === 'next'),
  );
  let left = x;
  return shown.map(({ gid, kind }) => {
    const chip = { key: `${key} ${gid}`, gid, kind, x: left, y };
    left += chipWidth(gid) + 3;
    return chip;
  });
}

export function chipWidth(gid: Gid): number {
  return 10 + 7 * `G${gid}`.length;
}

/** Parts of a bucket in the picture's coordinates. */
export function partsInPicture(bucket: BucketBox): Part[] {
  return bucket.parts.map((part) => ({ ...part, x: bucket.x + part.x, y: bucket.y + part.y }));
}

/** Where in the picture the bytes at an offset are drawn. */
export function partAt(scene: StageScene, at: number): Part | undefined {
  const bucket = scene.buckets.find((box) =>
    box.parts.some((part) => touches({ addr: at, size: 1 } as Touch, part)),
  );
  if (bucket === undefined)
    return scene.squares.find((box) => touches({ addr: at, size: 1 } as Touch, box));
  return partsInPicture(bucket).find((part) => touches({ addr: at, size: 1 } as Touch, part));
}

function titleOf({ place, view }: PickedMap): StageTitle {
  const { count, current, old } = view;
  const facts = [count === 1 ? '1 entry' : `${count} entries`];
  if (old !== undefined && current !== undefined && old.addr !== current.addr) {
    facts.push(
      view.sameSizeGrow
        ? `growing, same size: ${buckets(current.mainCount)}`
        : `growing ${old.mainCount} → ${buckets(current.mainCount)}`,
    );
  } else if (current !== undefined) facts.push(buckets(current.mainCount));
  else facts.push('no bucket yet');
  return { name: place.name, type: place.typeName, facts };
}

function buckets(count: number): string {
  return count === 1 ? '1 bucket' : `${count} buckets`;
}

type Role = 'old' | 'current';

/** Stacks sections from the top. */
class Body {
  y = 0;
  readonly labels: ArrayLabel[] = [];
  readonly buckets: BucketBox[] = [];
  readonly squares: SquareBox[] = [];
  readonly textures: Texture[] = [];
  readonly spareBoxes: SpareBox[] = [];
  readonly links: Link[] = [];
  private readonly view: HmapView;
  private readonly picked: PickedMap;
  private readonly options: StageOptions;
  private readonly pitch: Pitch;
  private readonly columns: number;
  private readonly bucketWidth: number;

  constructor(picked: PickedMap, options: StageOptions) {
    this.picked = picked;
    this.view = picked.view;
    this.options = options;
    this.pitch = options.height < LOW ? TIGHT : ROOMY;
    const fits = Math.floor((options.width + GAP) / (narrowestBucket(this.view.shape) + GAP));
    // A power of two keeps X below its old bucket, and Y in the same column.
    const power = 2 ** Math.floor(Math.log2(Math.max(1, fits)));
    this.columns = Math.max(1, Math.min(power, Math.max(2, this.view.current?.mainCount ?? 1)));
    const share = (options.width - (this.columns - 1) * GAP) / this.columns;
    this.bucketWidth = Math.min(WIDEST_BUCKET, share);
  }

  get chipTop(): number {
    return this.pitch.padding + (this.pitch.header - 4 - CHIP.height) / 2;
  }

  array(role: Role, array: BucketArrayView): void {
    this.label(role, array);
    for (let start = 0; start < array.chains.length; start += this.columns) {
      this.row(role, array.chains.slice(start, start + this.columns), array.mainCount);
    }
  }

  private row(role: Role, chains: readonly ChainView[], mainCount: number): void {
    let bottom = this.y;
    for (const [column, chain] of chains.entries()) {
      bottom = Math.max(bottom, this.chain(role, chain, column, mainCount));
    }
    this.y = bottom + SECTION_GAP;
  }

  /** A bucket with its overflow buckets below it; gives where it ends. */
  private chain(role: Role, chain: ChainView, column: number, mainCount: number): number {
    const left = column * (this.bucketWidth + GAP);
    let y = this.y;
    for (const [depth, bucket] of chain.buckets.entries()) {
      const last = depth === chain.buckets.length - 1;
      const indent = depth === 0 ? 0 : INDENT;
      const evacuated = role === 'old' && this.isEvacuated(chain.index);
      const box = bucketBox(
        this.view,
        bucket,
        {
          x: left + indent,
          y,
          width: this.bucketWidth - indent,
          name: `${chain.index}${depth === 0 ? '' : ` overflow${depth === 1 ? '' : ` ${depth}`}`}`,
          note: depth === 0 ? this.note(role, chain.index, mainCount) : '',
          mark: role === 'old' && depth === 0 && chain.index === this.view.nevacuate,
          evacuated,
          damage: last ? damageText(chain) : undefined,
        },
        this.pitch,
      );
      this.buckets.push(box);
      if (depth > 0) {
        this.links.push({
          key: `${bucket.addr}`,
          x: left + INDENT / 2,
          y: y - SECTION_GAP / 2 - this.pitch.overflow / 2,
          height:
            SECTION_GAP / 2 + this.pitch.overflow / 2 + this.pitch.padding + this.pitch.header / 2,
        });
      }
      y += box.height + (last ? 0 : SECTION_GAP / 2);
    }
    return y;
  }

  private isEvacuated(index: number): boolean {
    return this.view.old?.moves.find((move) => move.x === index)?.evacuated ?? false;
  }

  private note(role: Role, index: number, mainCount: number): string {
    const { old, nevacuate, sameSizeGrow, current } = this.view;
    if (role === 'old') {
      if (this.isEvacuated(index)) return 'evacuated';
      return index === nevacuate ? 'next to evacuate' : 'waiting';
    }
    if (old === undefined || old.addr === current?.addr) return '';
    if (sameSizeGrow || index < mainCount / 2) return `X of ${index}`;
    return `Y of ${index - mainCount / 2}`;
  }

  private label(role: Role, array: BucketArrayView): void {
    const { view } = this;
    const done = view.old?.moves.filter((move) => move.evacuated).length ?? 0;
    const note =
      role === 'old'
        ? this.picked.detail === 'texture'
          ? `${array.mainCount} buckets · evacuated below ${view.nevacuate}`
          : `${done} of ${array.mainCount} evacuated`
        : this.currentNote(array);
    this.labels.push({
      key: role,
      y: this.y,
      name: role === 'old' ? 'oldbuckets' : 'buckets',
      pointer: pointerText(array.addr),
      note,
    });
    this.y += LABEL_HEIGHT;
  }

  private currentNote(array: BucketArrayView): string {
    const { view } = this;
    if (view.old !== undefined && view.old.addr === array.addr) return 'still the old array';
    if (2 ** view.B !== array.mainCount) {
      return `still the old array of ${buckets(array.mainCount)}, but B = ${view.B} already`;
    }
    return `B = ${view.B}`;
  }

  /** The buckets in focus, with all their cells, above a picture that has no room for any. */
  large(focus: readonly number[]): void {
    const chains = focus.flatMap((index) => {
      const found = this.view.current?.chains.find((chain) => chain.index === index);
      return found === undefined ? [] : [found];
    });
    if (chains.length === 0) return;
    const { current } = this.view;
    for (let start = 0; start < chains.length; start += this.columns) {
      this.row('current', chains.slice(start, start + this.columns), current?.mainCount ?? 1);
    }
    this.y += 4;
  }

  small(role: Role, array: BucketArrayView): void {
    this.label(role, array);
    const { width } = this.options;
    if (this.picked.detail === 'texture') {
      const texture = textureOf(this.picked.memory, this.view, role, array, { width, y: this.y });
      this.textures.push(texture);
      this.y += texture.height + SECTION_GAP;
      return;
    }
    const evacuated = (index: number): boolean => role === 'old' && this.isEvacuated(index);
    this.squares.push(...squareBoxes(this.view, array, { role, width, y: this.y, evacuated }));
    this.y += squaresSize(array.chains.length, width).height + SECTION_GAP;
  }

  spares(array: BucketArrayView): void {
    const { view } = this;
    if (array.spares.length === 0 || 2 ** view.B !== array.mainCount) return;
    const free = array.spares.filter((spare) => spare.usedBy === undefined).length;
    this.labels.push({
      key: 'spares',
      y: this.y,
      name: 'spare overflow buckets',
      pointer: '',
      note:
        this.picked.detail === 'texture'
          ? `${array.totalCount - array.mainCount}`
          : `${free} of ${array.spares.length} free`,
    });
    this.y += LABEL_HEIGHT;
    const columns = Math.max(
      1,
      Math.floor((this.options.width + SPARE.gap) / (SPARE.width + SPARE.gap)),
    );
    for (const [i, spare] of array.spares.slice(0, 4 * columns).entries()) {
      this.spareBoxes.push({
        key: `${spare.addr}`,
        at: spare.addr,
        size: view.shape.bucketSize,
        x: (i % columns) * (SPARE.width + SPARE.gap),
        y: this.y + Math.floor(i / columns) * (SPARE.height + SPARE.gap),
        width: SPARE.width,
        height: SPARE.height,
        index: spare.index,
        used: spare.usedBy !== undefined,
        next: view.extra?.nextOverflow === spare.addr,
      });
    }
    const rows = Math.min(4, Math.ceil(array.spares.length / columns));
    this.y += rows * (SPARE.height + SPARE.gap) + SECTION_GAP;
  }
}

function damageText({ damage }: ChainView): string | undefined {
  switch (damage) {
    case 'cycle':
      return 'endless: leads back';
    case 'wild':
      return 'wild: not mapped';
    case undefined:
      return undefined;
  }
}

/** The fields of mapextra are drawn by nobody; who touches one touches the header's `extra`. */
export function touchOfExtra(view: HmapView, touch: Touch): Touch {
  const { extra, addr } = view;
  const inside = extra !== undefined && touches(touch, { at: extra.addr, size: MAPEXTRA.size });
  return inside ? { ...touch, addr: addr + EXTRA_AT, size: 8 } : touch;
}

const EXTRA_AT = 40;
