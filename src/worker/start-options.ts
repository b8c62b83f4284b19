/** What a worker must know before its first program. */
export interface StartOptions {
  /** Shared memory needs a cross-origin isolated page; without it every answer brings a copy of the bytes. */
  readonly memory: 'shared' | 'plain';
  /** Built-in programs: a link names them instead of spelling them out. */
  readonly examples: readonly { readonly id: string; readonly source: string }[];
}
