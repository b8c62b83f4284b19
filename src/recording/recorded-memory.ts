import type { RecordedProgram } from './recorded-program';

/** A WebAssembly.Memory; its buffer may be replaced when it grows. */
export interface RecordedMemory {
  readonly buffer: ArrayBufferLike;
}

const LONGEST_TEXT = 48;

/** The beginning of a string's bytes, for a label. */
export function readText(memory: RecordedMemory, at: number, length: number): string {
  const shown = Math.min(length, LONGEST_TEXT);
  if (at < 0 || length < 0 || at + shown > memory.buffer.byteLength) return '';
  // A copy: TextDecoder refuses shared memory.
  const text = new TextDecoder().decode(new Uint8Array(memory.buffer, at, shown).slice());
  return shown < length ? `${text}…` : text;
}

/** Go's words for what a goroutine waits for. */
export function readWaitReason(
  program: Pick<RecordedProgram, 'symbols'>,
  memory: RecordedMemory,
  reason: number,
): string {
  const strings = program.symbols.get('runtime.waitReasonStrings');
  if (strings === undefined) return '';
  const header = new DataView(memory.buffer, strings + 16 * reason, 16);
  return readText(memory, header.getUint32(0, true), header.getUint32(8, true));
}
