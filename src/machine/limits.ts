/** What a run may use unless its owner says otherwise. */
export const LIMITS = {
  /** Bytes of linear memory. */
  memory: 256 * 1024 * 1024,
  /** Steps of one run. */
  steps: 10_000_000,
} as const;
