/** A message worded and placed as `go build` or `go vet` does: `main.go:3:7: undefined: x`. */
export interface Diagnostic {
  readonly file: string;
  /** 1-based line, 1-based column in bytes of UTF-8, as Go counts. */
  readonly line: number;
  readonly column: number;
  /** UTF-16 offsets into the file, for the editor. */
  readonly pos: number;
  readonly end: number;
  readonly message: string;
  /** `unsupported`: legal Go that hmapscope does not support yet. */
  readonly kind: 'syntax' | 'type' | 'unsupported' | 'limit';
}
