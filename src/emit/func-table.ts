import { MAIN_INIT } from './initialiser';
import { FUNC_FLAG } from './support/parts';
import type { ProgramFunc, Stop } from './program';

/** The runtime's variable with the table's place: a program that walks its own stack reaches it. */
export const FUNC_TABLE = 'runtime.pclntab';

/** Words of runtime.funcInfo. */
const RECORD_WORDS = 9;
const HEADER_WORDS = 2;
const HAS_PARAMS = 2;
/** Go's compiler writes these into the function that is left, and into package runtime. */
const HIDDEN = 4;
const UNSEEN: readonly string[] = ['runtime.deferreturn', MAIN_INIT];

/**
 * The doors that sync has into the runtime bear sync's name, as Go's linker gives it to them. Of a method's wrapper Go
 * has one for pointers and for values in boxes.
 */
export function goName(symbol: string): string {
  return symbol.replace(/^runtime\.sync_runtime_/, 'sync.runtime_').replace(/·box$/, '');
}

/** What runtime.Func says: the first function of a goroutine is where Go's would return to. */
function nameOf(symbol: string): string {
  if (symbol === 'runtime.gostart') return 'runtime.goexit';
  return goName(symbol)
    .replace(/\[.*\]/, '[...]')
    .replace(/\.init·$/, '.init');
}

/** goroot/runtime/symtab.go reads it: names, files, and the lines of all stops; offsets count from its start. */
export function funcTable(
  funcs: readonly ProgramFunc[],
  stops: readonly Stop[],
  files: readonly { readonly name: string; readonly text: string }[],
): number[] {
  const lines = new Map<number, (pos: number) => number>();
  const lineOf = (file: number, pos: number): number => {
    const known = lines.get(file) ?? lineFinder(files[file]?.text ?? '');
    lines.set(file, known);
    return known(pos);
  };
  const words: number[] = [funcs.length, 0];
  const table = (HEADER_WORDS + RECORD_WORDS * funcs.length) * 4;
  const stopLines: number[] = [];
  const linesAt = funcs.map((func, index) => {
    const at = table + stopLines.length * 4;
    if (func.firstStop === 0) {
      stopLines.push(lineOf(func.file, func.pos));
      return { at, count: 0 };
    }
    let count = 0;
    for (let stop = stops[func.firstStop]; stop?.func === index; ) {
      stopLines.push(lineOf(stop.file, stop.pos));
      count++;
      stop = stops[func.firstStop + count];
    }
    return { at, count };
  });
  const texts = new Texts(table + stopLines.length * 4);
  for (const [index, func] of funcs.entries()) {
    const { at = 0, count = 0 } = linesAt[index] ?? {};
    const flags =
      (func.wrapper ? FUNC_FLAG.wrapper : 0) |
      (func.params.length > 0 ? HAS_PARAMS : 0) |
      (UNSEEN.includes(func.name) ? HIDDEN : 0);
    const name = texts.place(nameOf(func.name));
    const file = texts.place(files[func.file]?.name ?? '?');
    words.push(...name, ...file, at, count, func.firstStop, flags, 0);
  }
  return [...words, ...stopLines, ...texts.words];
}

/** Texts, each once, as words. */
class Texts {
  private readonly bytes: number[] = [];
  private readonly places = new Map<string, readonly [number, number]>();

  constructor(private readonly start: number) {}

  /** Its offset and length. */
  place(text: string): readonly [number, number] {
    let place = this.places.get(text);
    if (place === undefined) {
      const encoded = new TextEncoder().encode(text);
      place = [this.start + this.bytes.length, encoded.length];
      this.bytes.push(...encoded);
      this.places.set(text, place);
    }
    return place;
  }

  get words(): number[] {
    const words: number[] = [];
    for (let i = 0; i < this.bytes.length; i += 4) {
      const [a = 0, b = 0, c = 0, d = 0] = this.bytes.slice(i, i + 4);
      words.push((a | (b << 8) | (c << 16) | (d << 24)) >>> 0);
    }
    return words;
  }
}

function lineFinder(text: string): (pos: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (pos) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= pos) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
