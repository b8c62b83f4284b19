/** Bytes of linear memory that a run may use unless its owner says otherwise. (STEP_LIMIT, of steps, is recording's.) */
export const MEMORY_LIMIT = 256 * 1024 * 1024;

/** Bytes of a goroutine's stack. Go's own limit is 1 GB, in a far larger memory. */
export const STACK_LIMIT = 64 * 1024 * 1024;
