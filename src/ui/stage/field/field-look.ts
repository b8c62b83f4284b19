import { BUCKET_ASPECT, type FieldPlace, type FieldPlan } from '../../../scene';
import type { Size } from '../../canvas/use-size';

/** Where a field is looked at: k pixels for the height of a bucket, its left upper corner at x, y. */
export interface Look {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

/** At this height a bucket has all its cells to read. */
export const NEAREST = 128;
/** Around a field that is smaller than its room. */
export const AIR = 8;

/** All buckets at once. */
export function lookAtAll(plan: FieldPlan, room: Size): Look {
  const k = Math.min(
    NEAREST,
    Math.max(1, room.width - 2 * AIR) / plan.width,
    Math.max(1, room.height - 2 * AIR) / plan.height,
  );
  return { k, x: AIR, y: AIR };
}

/** The nearest look that is not farther than all buckets, and leaves no more air than that does. */
export function bounded(look: Look, plan: FieldPlan, room: Size): Look {
  const k = Math.min(NEAREST, Math.max(look.k, lookAtAll(plan, room).k));
  return {
    k,
    x: inside(look.x, room.width, plan.width * k),
    y: inside(look.y, room.height, plan.height * k),
  };
}

function inside(at: number, room: number, size: number): number {
  return Math.min(AIR, Math.max(at, room - AIR - size));
}

/** Nearer by a factor, a point of the room staying where it is. */
export function zoomed(look: Look, factor: number, point: { x: number; y: number }): Look {
  const k = look.k * factor;
  return {
    k,
    x: point.x - ((point.x - look.x) / look.k) * k,
    y: point.y - ((point.y - look.y) / look.k) * k,
  };
}

/** Moved as little as brings a bucket in sight. */
export function showing(look: Look, place: FieldPlace, room: Size): Look {
  const box = onScreen(look, place);
  const shift = (from: number, to: number, end: number): number =>
    from < AIR ? AIR - from : Math.min(0, end - AIR - to);
  return {
    k: look.k,
    x: look.x + shift(box.x, box.x + box.width, room.width),
    y: look.y + shift(box.y, box.y + box.height, room.height),
  };
}

/** A bucket in the middle, near enough to be read. */
export function lookInto(place: FieldPlace, room: Size): Look {
  const k = Math.min(NEAREST, (room.width - 2 * AIR) / BUCKET_ASPECT);
  return {
    k,
    x: room.width / 2 - (place.x + place.width / 2) * k,
    y: room.height / 2 - (place.y + place.height / 2) * k,
  };
}

export function onScreen({ k, x, y }: Look, place: FieldPlace): FieldPlace {
  return {
    x: x + place.x * k,
    y: y + place.y * k,
    width: place.width * k,
    height: place.height * k,
  };
}
