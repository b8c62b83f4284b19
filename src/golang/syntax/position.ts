import type { Diagnostic } from '../diagnostic';
import type { SourceFile } from './ast';

export interface Position {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in bytes of UTF-8, as Go counts. */
  readonly column: number;
}

/** Offsets in UTF-16 → where Go says they are. */
export function position(source: SourceFile, offset: number): Position {
  const { text } = source;
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return { line, column: utf8Length(text.slice(lineStart, offset)) + 1 };
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else bytes += code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

export function diagnosticAt(
  source: SourceFile,
  pos: number,
  end: number,
  message: string,
  kind: Diagnostic['kind'],
): Diagnostic {
  const { line, column } = position(source, pos);
  return { file: source.name, line, column, pos, end, message, kind };
}
