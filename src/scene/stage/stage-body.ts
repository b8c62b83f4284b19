import { type BucketArrayView, type ChainView, type HmapView, pointerText } from '../../memory';
import { type BucketBox, bucketBox, bucketHeight, type Pitch } from './bucket-boxes';
import { ARRAY_NAMES, type BucketRef, type Role } from './bucket-ref';
import { CHIP } from './chips';
import { type FieldArray, fieldArray } from './field';
import type { Touch } from './marks';
import type { PickedMap } from './picked-map';
import { type SpareBox, spareBoxes } from './spare-boxes';
import { type SquareBox, squareBoxes, squaresSize } from './square-boxes';
import { GAP, stageSizes } from './stage-sizes';
import type { StageWords } from './stage-words';

export interface ArrayTitle {
  readonly name: string;
  readonly pointer: string;
  readonly note: string;
}

export interface ArrayLabel extends ArrayTitle {
  readonly key: string;
  readonly y: number;
}

/** Where the first bucket will be. */
export interface VacantBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
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
  /** Room for everything; decides how large buckets are. */
  readonly height: number;
  readonly touches: readonly Touch[];
  readonly words: StageWords;
}

const SECTION_GAP = 10;
const INDENT = 14;

interface Shown {
  readonly role: Role;
  readonly chain: ChainView;
  readonly array: BucketArrayView;
}

/** Stacks sections from the top. */
export class StageBody {
  y = 0;
  readonly labels: ArrayLabel[] = [];
  readonly buckets: BucketBox[] = [];
  readonly squares: SquareBox[] = [];
  readonly fields: (FieldArray & ArrayTitle)[] = [];
  readonly spareBoxes: SpareBox[] = [];
  readonly links: Link[] = [];
  vacant: VacantBox | undefined;
  private readonly view: HmapView;
  private readonly picked: PickedMap;
  private readonly options: StageOptions;
  private readonly pitch: Pitch;
  private readonly columns: number;
  private readonly bucketWidth: number;
  private readonly words: StageWords;

  constructor(picked: PickedMap, options: StageOptions) {
    this.picked = picked;
    this.view = picked.view;
    this.options = options;
    this.words = options.words;
    const { pitch, columns, bucketWidth } = stageSizes(this.view, options);
    this.pitch = pitch;
    this.columns = columns;
    this.bucketWidth = bucketWidth;
  }

  /** Without the gap below the last section. */
  get height(): number {
    return Math.max(0, this.y - SECTION_GAP);
  }

  get chipTop(): number {
    return this.pitch.padding + this.pitch.header - 11 - CHIP.height / 2;
  }

  array(role: Role, array: BucketArrayView): void {
    this.label(role, array);
    for (let start = 0; start < array.chains.length; start += this.columns) {
      this.row(
        array.chains.slice(start, start + this.columns).map((chain) => ({ role, chain, array })),
      );
    }
  }

  /** Go makes the first bucket at the first insert. */
  noArray(): void {
    this.labels.push({ key: 'current', y: this.y, name: 'buckets', pointer: 'nil', note: '' });
    this.y += this.pitch.label;
    const height = bucketHeight(this.pitch);
    this.vacant = { x: 0, y: this.y, width: this.bucketWidth, height };
    this.y += height + SECTION_GAP;
  }

  private row(shown: readonly Shown[]): void {
    let bottom = this.y;
    for (const [column, { role, chain, array }] of shown.entries()) {
      bottom = Math.max(bottom, this.chain(role, chain, column, array.mainCount));
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
          path: `${ARRAY_NAMES[role]}[${chain.index}]${'.overflow'.repeat(depth)}`,
          note: depth === 0 ? this.note(role, chain.index, mainCount) : '',
          mark: role === 'old' && depth === 0 && chain.index === this.view.nevacuate,
          evacuated,
          damage: last ? this.damage(chain) : undefined,
        },
        this.pitch,
        this.words,
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
    return this.isMoved(index) && !this.isMoving(index);
  }

  private isMoved(index: number): boolean {
    return this.view.old?.moves.find((move) => move.x === index)?.evacuated ?? false;
  }

  /** Its evacuation has begun and has not come to its last cell. */
  private isMoving(index: number): boolean {
    if (!this.isMoved(index)) return false;
    const chain = this.view.old?.chains.find((candidate) => candidate.index === index);
    return (chain?.buckets ?? []).some(({ cells }) =>
      cells.some((cell) => cell.state === 'filled'),
    );
  }

  private note(role: Role, index: number, mainCount: number): string {
    const { words } = this;
    const { old, nevacuate, sameSizeGrow, current } = this.view;
    if (role === 'old') {
      if (this.isEvacuated(index)) return words.evacuation('evacuated');
      // Go looks at the first cell only (spec/hmap.md §2): whoever comes now takes the bucket for empty.
      if (this.isMoving(index)) return words.evacuation('moving');
      return words.evacuation(index === nevacuate ? 'nextToEvacuate' : 'waiting');
    }
    if (old === undefined || old.addr === current?.addr) return '';
    if (sameSizeGrow || index < mainCount / 2) return words.xOf(index);
    return words.yOf(index - mainCount / 2);
  }

  private label(role: Role, array: BucketArrayView): void {
    this.labels.push({ key: role, y: this.y, ...this.titleOf(role, array) });
    this.y += this.pitch.label;
  }

  private titleOf(role: Role, array: BucketArrayView): ArrayTitle {
    const { view, words } = this;
    const done = view.old?.moves.filter((move) => this.isEvacuated(move.x)).length ?? 0;
    const note =
      role === 'current'
        ? this.currentNote(array)
        : this.picked.detail === 'field'
          ? words.evacuatedBelow(view.nevacuate)
          : words.evacuatedOf(done, array.mainCount);
    return { name: ARRAY_NAMES[role], pointer: pointerText(array.addr), note };
  }

  private currentNote(array: BucketArrayView): string {
    const { view } = this;
    if (view.old !== undefined && view.old.addr === array.addr) return this.words.stillOld;
    if (2 ** view.B !== array.mainCount) {
      return this.words.stillOldOf(array.mainCount, view.B);
    }
    return `B = ${view.B}`;
  }

  /** The buckets in focus, with all their cells, above a picture that has no room for any. */
  large(focus: readonly BucketRef[]): void {
    const { old, current } = this.view;
    const shown = focus.flatMap(({ role, index }): Shown[] => {
      const array = role === 'old' ? old : current;
      const chain = array?.chains.find((candidate) => candidate.index === index);
      return array === undefined || chain === undefined ? [] : [{ role, chain, array }];
    });
    for (let start = 0; start < shown.length; start += this.columns) {
      this.row(shown.slice(start, start + this.columns));
    }
    if (shown.length > 0) this.y += 4;
  }

  /** Too many buckets for boxes of their own. */
  field(role: Role, array: BucketArrayView): void {
    const { memory } = this.picked;
    this.fields.push({
      ...fieldArray(memory, this.view, role, array),
      ...this.titleOf(role, array),
    });
  }

  small(role: Role, array: BucketArrayView): void {
    this.label(role, array);
    const { width } = this.options;
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
      name: this.words.spares,
      pointer: '',
      note: this.words.sparesFree(free, array.spares.length),
    });
    this.y += this.pitch.label;
    const { boxes, height } = spareBoxes(view, array, { width: this.options.width, y: this.y });
    this.spareBoxes.push(...boxes);
    this.y += height + SECTION_GAP;
  }

  private damage({ damage }: ChainView): string | undefined {
    switch (damage) {
      case 'cycle':
        return this.words.damage('endless');
      case 'wild':
        return this.words.damage('wild');
      case undefined:
        return undefined;
    }
  }
}
