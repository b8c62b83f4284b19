/** Bytes of linear memory that a run may use unless its owner says otherwise. (STEP_LIMIT, of steps, is recording's.) */
export const MEMORY_LIMIT = 256 * 1024 * 1024;
