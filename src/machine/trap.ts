/** What WebAssembly throws where it cannot go on: at an error of the program's, or when its own stack is full. */
export function isTrap(error: unknown): error is Error {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}

/** The engines word their traps differently; the same text must come out everywhere. */
export function trapText(trap: Error, addr: bigint): string {
  if (trap instanceof RangeError) return 'stack overflow';
  if (/out.of.bounds/i.test(trap.message) && !/table/i.test(trap.message)) {
    return `unexpected fault address 0x${addr.toString(16)}`;
  }
  if (/unreachable/i.test(trap.message)) return 'unreachable code';
  return 'unexpected signal during runtime execution';
}
