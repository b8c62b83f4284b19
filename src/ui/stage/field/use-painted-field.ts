import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Gid } from '../../../recording';
import {
  type BucketRef,
  type FieldMark,
  iteratorBucket,
  type PickedMap,
  placeOfBucket,
} from '../../../scene';
import { fitCanvas } from '../../canvas/use-size';
import type { ColorValue } from '../../canvas/use-theme-colors';
import { useMotion } from '../use-motion';
import { fieldMotion, type Pictured } from './field-motion';
import { onScreen } from './field-look';
import { type FieldPicture, paintField } from './paint-field';
import { grown, paintIterator, paintTouched, type Touched } from './paint-touched';
import { type Stretch, useMovingPicture } from './use-moving-picture';

export interface PaintedField extends FieldPicture {
  readonly picked: PickedMap;
  readonly cursor: number;
  readonly marks: readonly FieldMark[];
  readonly chosen: BucketRef | undefined;
  readonly isAll: boolean;
  readonly colorOf: (gid: Gid) => string;
  readonly colorValue: ColorValue;
}

/** Paints the field when it looks otherwise than it did, and what has moved since then on its way. */
export function usePaintedField(
  canvas: RefObject<HTMLCanvasElement | null>,
  field: PaintedField,
): void {
  const { picked, cursor, plan, look, size, isAll, cards, colors, colorOf, colorValue } = field;
  const motion = useMotion(cursor);
  const moving = useMovingPicture(canvas);
  /** What is on the canvas: most steps change neither a bucket nor who is at one. */
  const painted = useRef<readonly unknown[]>([]);
  const shown = useRef<Pictured>(undefined);
  /** What is under way goes on when the same step is painted otherwise, as when its room changes. */
  const way = useRef<{ readonly from: Pictured; readonly time: Stretch }>(undefined);
  useLayoutEffect(() => {
    const before = shown.current;
    const after: Pictured = { cursor, plan, look, isAll, cards };
    shown.current = after;
    if (before !== undefined && before.cursor !== cursor) {
      const duration = motion();
      const start = performance.now();
      const time = { start, end: start + duration };
      way.current = duration === 0 ? undefined : { from: before, time };
    }
    const asks = asksOf(field);
    const isSame = asks.every((ask, i) => ask === painted.current[i]);
    if (isSame && cards.length === 0) return;
    const context = canvas.current === null ? null : fitCanvas(canvas.current, size);
    if (context === null || size.width === 0) return;
    painted.current = asks;
    moving.stop();
    paintField(context, field);
    paintMarks(context, field);
    const { current } = way;
    const isUnderWay = current !== undefined && performance.now() < current.time.end;
    const found = isUnderWay ? fieldMotion(picked, current.from, after) : undefined;
    if (current === undefined || found === undefined) return;
    const colorFor = (gid: Gid): string => colorValue(colorOf(gid));
    moving.start({ motion: found, size, colors, colorOf: colorFor }, current.time);
  });
}

/** All that the picture depends on, but for the cards. */
function asksOf(field: PaintedField): readonly unknown[] {
  const { plan, heat, look, size, colors, colorOf, chosen, marks, picked } = field;
  const who = [chosen, marks, picked.iterators.map(({ gid, it }) => [gid, it.bptr, it.i])];
  return [plan, heat, size, colors, colorOf, look.k, look.x, look.y, JSON.stringify(who)];
}

/** Which bucket is chosen, where ranges stand, and what goroutines touch. */
function paintMarks(context: CanvasRenderingContext2D, field: PaintedField): void {
  const { plan, look, cards, colors, chosen, marks, picked } = field;
  const place = chosen && placeOfBucket(plan, chosen);
  if (place !== undefined) {
    const frame = grown(onScreen(look, place));
    context.strokeStyle = colors.ink;
    context.lineWidth = 2;
    context.strokeRect(frame.x, frame.y, frame.width, frame.height);
  }
  const colorFor = (gid: number): string => field.colorValue(field.colorOf(gid as Gid));
  const touched = marks.flatMap((mark): Touched[] => {
    const { role, index } = mark.bucket;
    const array = plan.blocks.find((block) => block.array.role === role)?.array;
    const at = placeOfBucket(plan, mark.bucket);
    if (array === undefined || at === undefined) return [];
    const card = cards.find((box) => box.addr === array.addr + index * array.bucketSize);
    return [{ ...mark, box: onScreen(look, at), card, color: colorFor(mark.gid) }];
  });
  for (const iterator of picked.iterators) {
    const at = placeOfBucket(plan, iteratorBucket(iterator, picked.view));
    if (at === undefined) continue;
    paintIterator(context, onScreen(look, at), colorFor(iterator.gid), colors);
  }
  paintTouched(context, touched, colors);
}
