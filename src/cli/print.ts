import { writeSync } from 'node:fs';
import type { OutputPiece } from '../machine';

/** What a program printed, each piece to the file that it was printed to. */
export function print(pieces: readonly OutputPiece[]): void {
  for (const { fd, bytes } of pieces) (fd === 2 ? process.stderr : process.stdout).write(bytes);
}

/** The same before anything else is done: of a run whose end nobody knows. */
export function printNow(pieces: readonly OutputPiece[]): void {
  for (const { fd, bytes } of pieces) {
    for (let at = 0; at < bytes.length; ) at += writeSome(fd, bytes.subarray(at));
  }
}

const SLEEPER = new Int32Array(new SharedArrayBuffer(4));
const NAP_MS = 5;

/** How many bytes were written; none where the reader of a pipe that does not wait has yet to read. */
function writeSome(fd: number, bytes: Uint8Array): number {
  try {
    return writeSync(fd, bytes);
  } catch (error) {
    if (codeOf(error) !== 'EAGAIN') throw error;
    Atomics.wait(SLEEPER, 0, 0, NAP_MS);
    return 0;
  }
}

/** Nobody reads what is printed any more. */
export function isUnread(error: unknown): boolean {
  return codeOf(error) === 'EPIPE';
}

/** Of an operation of the system that failed: `ENOSPC`. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
