import type { Diagnostic } from '../diagnostic';
import type { SourceFile } from './ast';

export interface Position {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in bytes of UTF-8, as Go counts. */
  readonly column: number;
}

/** What is asked of a text at each of its places, found once. */
interface Measure {
  /** Where each line begins. */
  readonly lines: readonly number[];
  /** Bytes of UTF-8 before each UTF-16 unit and before the end. */
  readonly bytes: Uint32Array;
}

const measures = new WeakMap<SourceFile, Measure>();

/** Offsets in UTF-16 → where Go says they are. */
export function position(source: SourceFile, offset: number): Position {
  const { lines, bytes } = measureOf(source);
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const at = Math.min(offset, source.text.length);
  return { line: low + 1, column: (bytes[at] ?? 0) - (bytes[lines[low] ?? 0] ?? 0) + 1 };
}

function measureOf(source: SourceFile): Measure {
  const known = measures.get(source);
  if (known !== undefined) return known;
  const { text } = source;
  const lines = [0];
  const bytes = new Uint32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\n') lines.push(i + 1);
    bytes[i + 1] = (bytes[i] ?? 0) + byteLength(text, i);
  }
  const measure = { lines, bytes };
  measures.set(source, measure);
  return measure;
}

/**
 * Of one UTF-16 unit. A pair's four bytes are three of its first unit and one of its second; half of a pair stands for a byte
 * that is no UTF-8.
 */
function byteLength(text: string, i: number): number {
  const code = text.charCodeAt(i);
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  if (isLow(code)) return 1;
  return isHigh(code) && !isLow(text.charCodeAt(i + 1)) ? 1 : 3;
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
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
