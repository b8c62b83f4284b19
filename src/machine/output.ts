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

export function printedBytes(memory: Memory, program: Pick<Program, 'symbols'>): OutputPiece[] {
  const sched = schedOf(program);
  const out = memory.pointer(sched + SCHED.out);
  const end = out + memory.int(sched + SCHED.outLen);
  const pieces: OutputPiece[] = [];
  for (let at = out; at + HEADER <= end; ) {
    const head = memory.u32(at);
    const fd = head >>> 28 === 2 ? 2 : 1;
    const length = head & 0x0fff_ffff;
    const bytes = memory.bytes(at + HEADER, length);
    at += HEADER + length;
    const last = pieces.at(-1);
    if (last?.fd === fd) pieces[pieces.length - 1] = { fd, bytes: joined(last.bytes, bytes) };
    else pieces.push({ fd, bytes: joined(new Uint8Array(0), bytes) });
  }
  return pieces;
}

/** The same as text. A character may have been printed in pieces, so bytes are joined first. */
export function printedText(
  memory: Memory,
  program: Pick<Program, 'symbols'>,
): { readonly fd: 1 | 2; readonly text: string }[] {
  const decoder = new TextDecoder();
  return printedBytes(memory, program).map(({ fd, bytes }) => ({
    fd,
    text: decoder.decode(bytes),
  }));
}

/** A copy: TextDecoder refuses views of shared memory. */
function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
