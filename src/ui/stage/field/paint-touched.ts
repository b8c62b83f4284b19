import type { Gid } from '../../../recording';
import { type BucketBox, chipWidth, type FieldMark, type FieldPlace } from '../../../scene';
import { goroutineName } from '../../goroutine-name';
import type { FieldColors } from './field-colors';

export interface Touched extends FieldMark {
  /** Of the bucket, on the canvas. */
  readonly box: FieldPlace;
  /** The bucket with all its cells, when it is that near. */
  readonly card: BucketBox | undefined;
  readonly color: string;
}

/** Points down at the bucket that a range is in. */
export function paintIterator(
  context: CanvasRenderingContext2D,
  box: FieldPlace,
  color: string,
  colors: FieldColors,
): void {
  const x = box.x + box.width / 2;
  const y = box.y + 1;
  context.beginPath();
  context.moveTo(x - 5, y - 7);
  context.lineTo(x + 5, y - 7);
  context.lineTo(x, y);
  context.closePath();
  context.fillStyle = color;
  context.fill();
  context.lineWidth = 0.75;
  context.strokeStyle = colors.paper;
  context.stroke();
}

/** Smaller marks would not be seen from afar. */
const LEAST = { width: 12, height: 8 } as const;

/** What goroutines touch: a read outlined, a write filled, the next dashed; each with its name. */
export function paintTouched(
  context: CanvasRenderingContext2D,
  all: readonly Touched[],
  colors: FieldColors,
): void {
  const named = new Map<string, number>();
  for (const touched of all) {
    const { box, color, kind, gid } = touched;
    const frame = partOf(touched) ?? grown(box);
    context.strokeStyle = color;
    context.lineWidth = kind === 'next' ? 1.5 : 2;
    context.setLineDash(kind === 'next' ? [2, 2.5] : []);
    context.beginPath();
    context.roundRect(frame.x, frame.y, frame.width, frame.height, 4);
    if (kind === 'write') {
      context.globalAlpha = 0.45;
      context.fillStyle = color;
      context.fill();
      context.globalAlpha = 1;
    }
    context.stroke();
    context.setLineDash([]);
    // Several at one bucket stand side by side.
    const place = `${touched.bucket.role} ${touched.bucket.index}`;
    const left = named.get(place) ?? frame.x;
    const isNamed = all.some(
      (other) => other.gid === gid && sameBucket(other, touched) && other.kind === 'next',
    );
    if (kind !== 'next' && isNamed) continue;
    const { width } = frame;
    const chip = { x: left + (left === frame.x ? width + 3 : 0), y: frame.y - 3 };
    named.set(place, chip.x + paintChip(context, gid, chip, color, kind === 'next', colors) + 3);
  }
}

function sameBucket(a: FieldMark, b: FieldMark): boolean {
  return a.bucket.role === b.bucket.role && a.bucket.index === b.bucket.index;
}

function partOf({ card, touch }: Touched): FieldPlace | undefined {
  const part = card?.parts.find(
    ({ at, size }) => touch.addr < at + size && at < touch.addr + touch.size,
  );
  if (card === undefined || part === undefined) return undefined;
  return { ...part, x: card.x + part.x, y: card.y + part.y };
}

export function grown(box: FieldPlace): FieldPlace {
  const width = Math.max(LEAST.width, box.width + 2);
  const height = Math.max(LEAST.height, box.height + 2);
  return {
    x: box.x + box.width / 2 - width / 2,
    y: box.y + box.height / 2 - height / 2,
    width,
    height,
  };
}

/** Gives how wide it is. */
function paintChip(
  context: CanvasRenderingContext2D,
  gid: Gid,
  { x, y }: { readonly x: number; readonly y: number },
  color: string,
  isNext: boolean,
  colors: FieldColors,
): number {
  context.font = `600 10.5px ${colors.sans}`;
  const width = chipWidth(gid);
  context.beginPath();
  context.roundRect(x, y, width, 14, 4);
  context.fillStyle = isNext ? colors.paper : color;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = color;
  context.stroke();
  context.fillStyle = isNext ? color : colors.onColor;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(goroutineName(gid), x + width / 2, y + 7.5);
  return width;
}
