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

const MOST = 10;

/**
 * What `go build` prints of diagnostics in the order of their discovery: the first ten, by place, then that
 * there are too many.
 */
export function asGoPrints(found: readonly Diagnostic[]): Diagnostic[] {
  const printed = found.slice(0, MOST);
  const tenth = found[MOST - 1];
  printed.sort((a, b) => (a.file === b.file ? a.pos - b.pos : a.file < b.file ? -1 : 1));
  if (tenth !== undefined) printed.push({ ...tenth, message: 'too many errors', kind: 'limit' });
  return printed;
}

/** Whether Go looks no further after these syntax errors, at the names and types of a text. */
export function stopsAtSyntax(errors: readonly Diagnostic[]): boolean {
  return errors.length >= MOST || !errors.every(isHarmless);
}

/** What is wrong with characters, or inside a string, a rune or a name, does not keep Go from checking the rest, nor do parentheses. */
function isHarmless({ message }: Diagnostic): boolean {
  return HARMLESS.test(message);
}

const HARMLESS =
  /^(?:invalid (?:NUL|UTF-8|BOM) |invalid character .* in identifier$|identifier cannot begin with digit |expression in \w+ must not be parenthesized$|unknown escape|invalid character '.*' in .* escape|octal escape value|escape is invalid|empty rune literal|more than one|newline in string)/;

/** gc keeps 8 bits of a column, and does not tell one that does not fit. */
const FIRST_UNTOLD = 255;

/** `main.go:3:7: undefined: x`. */
export function diagnosticText({ file, line, column, message }: Diagnostic): string {
  const place = column < FIRST_UNTOLD ? `${line}:${column}` : String(line);
  return `${file}:${place}: ${message}`;
}
