import { type Memory, SCHED } from '../memory';
import type { Program } from '../emit';
import { schedOf } from './memory-image';

/** What a program printed: pieces in order, neighbours of one file joined. */
export interface OutputPiece {
  readonly fd: 1 | 2;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A record: the file in the top four bits, the length below, then the bytes (goroot/runtime/write.go). */
const HEADER = 4;

const LENGTH = 0x0fff_ffff;

/** `from`: how many bytes of records were looked at before. */
export function printedBytes(
  memory: Memory,
  program: Pick<Program, 'symbols'>,
  from = 0,
): OutputPiece[] {
  const { start, end } = placeOf(memory, program);
  return piecesBetween(memory, start + from, end);
}

export interface PrintedText {
  readonly fd: 1 | 2;
  readonly text: string;
  /** So many bytes with their records were printed before it, and are not told. */
  readonly elided?: number;
}

/** The same as text. A character may have been printed in pieces, so bytes are joined first. */
export function printedText(memory: Memory, program: Pick<Program, 'symbols'>): PrintedText[] {
  return printedBytes(memory, program).map(textOf);
}

/**
 * Of a long output about so many bytes of its beginning and of its end: a loop prints millions of lines, and nobody
 * reads them all.
 */
export function printedEnds(
  memory: Memory,
  program: Pick<Program, 'symbols'>,
  most: number,
): PrintedText[] {
  const { start, end } = placeOf(memory, program);
  if (end - start <= 2 * most) return printedText(memory, program);
  // A record tells where the next one lies: all are walked over, and few looked at.
  let left = start;
  while (left < start + most) left = nextRecord(memory, left);
  let right = left;
  while (right < end - most) right = nextRecord(memory, right);
  // One record may be as long as all.
  const first = piecesBetween(memory, start, left).map((piece) => cut(piece, 0, 2 * most));
  const last = piecesBetween(memory, right, end).map((piece) => cut(piece, -2 * most));
  const told = [...first, ...last].reduce((sum, { bytes }) => sum + bytes.length, 0);
  const elided = end - start - told;
  if (last.length === 0) return [...first.map(textOf), { fd: 1, text: '', elided }];
  const texts = last.map(textOf);
  return [...first.map(textOf), ...texts.map((text, i) => (i === 0 ? { ...text, elided } : text))];
}

function placeOf(memory: Memory, program: Pick<Program, 'symbols'>) {
  const sched = schedOf(program);
  const start = memory.pointer(sched + SCHED.out);
  return { start, end: start + memory.int(sched + SCHED.outLen) };
}

function nextRecord(memory: Memory, at: number): number {
  return at + HEADER + (memory.u32(at) & LENGTH);
}

function piecesBetween(memory: Memory, start: number, end: number): OutputPiece[] {
  const pieces: { readonly fd: 1 | 2; readonly parts: Uint8Array[] }[] = [];
  for (let at = start; at + HEADER <= end; at = nextRecord(memory, at)) {
    const head = memory.u32(at);
    const fd = head >>> 28 === 2 ? 2 : 1;
    const bytes = memory.bytes(at + HEADER, head & LENGTH);
    const last = pieces.at(-1);
    if (last?.fd === fd) last.parts.push(bytes);
    else pieces.push({ fd, parts: [bytes] });
  }
  return pieces.map(({ fd, parts }) => ({ fd, bytes: joined(parts) }));
}

function cut({ fd, bytes }: OutputPiece, start: number, end?: number): OutputPiece {
  return { fd, bytes: bytes.slice(start, end) };
}

function textOf({ fd, bytes }: OutputPiece): PrintedText {
  return { fd, text: new TextDecoder().decode(bytes) };
}

/** A copy: TextDecoder refuses views of shared memory. */
function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
