/**
 * What a recording must know of the program to speak of its steps. The shapes are those of emit's Program,
 * of which only this much is needed: a recording can be read without the compiler.
 */
export interface RecordedProgram {
  readonly symbols: ReadonlyMap<string, number>;
  readonly funcs: readonly RecordedFunc[];
  readonly stops: readonly RecordedStop[];
  readonly types: readonly RecordedType[];
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** Type index of the descriptor at an offset. */
  readonly descriptors: ReadonlyMap<number, number>;
}

export interface RecordedFunc {
  readonly name: string;
  readonly span: string | undefined;
  readonly params: readonly { readonly name: string; readonly type: number }[];
}

export interface RecordedStop {
  readonly func: number;
  readonly pos: number;
  readonly file: number;
  readonly site:
    | {
        readonly kind: string;
        readonly text: string;
        readonly field?: string;
        readonly waits?: boolean;
      }
    | undefined;
}

export interface RecordedType {
  readonly kind: string;
  readonly size: number;
  readonly key?: number;
}
