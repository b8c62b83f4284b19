import type { Gid } from '../../recording';

/**
 * What a goroutine does to a range of bytes: `read` and `write` are the step just made, `next` the one it stands
 * before.
 */
export interface Touch {
  readonly gid: Gid;
  readonly kind: 'read' | 'write' | 'next';
  readonly addr: number;
  readonly size: number;
}

/** A box that stands for bytes. */
export interface Part {
  readonly at: number;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An outline around a box; `inset` keeps those of several goroutines apart. */
export interface Mark {
  readonly key: string;
  readonly gid: Gid;
  readonly kind: Touch['kind'];
  /** The offset the box stands for. */
  readonly at: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly inset: number;
}

export function touches(
  touch: Pick<Touch, 'addr' | 'size'>,
  part: Pick<Part, 'at' | 'size'>,
): boolean {
  return (
    touch.addr < part.at + Math.max(part.size, 1) && part.at < touch.addr + Math.max(touch.size, 1)
  );
}

/** Outlines for the parts that are touched, the parts being in the picture's coordinates. */
export function marksOf(parts: readonly Part[], all: readonly Touch[]): Mark[] {
  return parts.flatMap((part) =>
    all
      .filter((touch) => touches(touch, part))
      .map((touch, order) => ({
        key: `${touch.gid} ${touch.kind} ${part.at}`,
        gid: touch.gid,
        kind: touch.kind,
        at: part.at,
        x: part.x,
        y: part.y,
        width: part.width,
        height: part.height,
        inset: order * 2.5,
      })),
  );
}
