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

/** `from`: how many bytes of records were looked at before. */
export function printedBytes(
  memory: Memory,
  program: Pick<Program, 'symbols'>,
  from = 0,
): OutputPiece[] {
  const sched = schedOf(program);
  const out = memory.pointer(sched + SCHED.out);
  const end = out + memory.int(sched + SCHED.outLen);
  const pieces: { readonly fd: 1 | 2; readonly parts: Uint8Array[] }[] = [];
  for (let at = out + from; at + HEADER <= end; ) {
    const head = memory.u32(at);
    const fd = head >>> 28 === 2 ? 2 : 1;
    const length = head & 0x0fff_ffff;
    const bytes = memory.bytes(at + HEADER, length);
    at += HEADER + length;
    const last = pieces.at(-1);
    if (last?.fd === fd) last.parts.push(bytes);
    else pieces.push({ fd, parts: [bytes] });
  }
  return pieces.map(({ fd, parts }) => ({ fd, bytes: joined(parts) }));
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
function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
