import type { Brand } from '../base';
import { type FrameVariable, frameVariables } from './frame-locals';
import { decodeFrames, type Frame, type Goroutine, someGoroutines } from './goroutine';
import type { Memory } from './memory';
import { type ProgramTables, type StopTable, typeAt } from './program-tables';
import { pointerText, render, renderWords } from './render';

/** Where a goroutine stands, in words that the page shows. */
export interface GoroutineView {
  readonly gid: Brand<number, 'Gid'>;
  readonly state: 'runnable' | 'waiting' | 'dead' | 'faulted';
  /** Go's wait reason when waiting: `semacquire`, `sync.Mutex.Lock`. */
  readonly waitReason: string;
  /** Function the goroutine was started with: `main.main.func1`. */
  readonly started: string;
  /** Who started it; 0 of the first one and of timers. */
  readonly parent: Brand<number, 'Gid'>;
  readonly next: NextOperation | undefined;
  /** Innermost first. */
  readonly frames: readonly FrameView[];
}

export interface NextOperation {
  readonly stop: number;
  readonly kind: NonNullable<StopTable['site']>['kind'];
  /** As the source names it: `h.flags`. */
  readonly text: string;
  readonly addr: number;
  readonly size: number;
  /** Read: what it will find; write: what it will store (absent: not known before it runs). Rendered in Go's words. */
  readonly value: string | undefined;
}

export interface FrameView {
  /** `runtime.mapassign_fast64`, `main.main.func1`. */
  readonly func: string;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly pos: number;
  readonly locals: readonly { readonly name: string; readonly value: string }[];
}

/** Frames of a deep recursion that are told. */
const MOST_FRAMES = 100;

/** Where every goroutine stands, in words; of very many, some of them, `wanted` among these. */
export function goroutineViews(
  memory: Memory,
  tables: ProgramTables,
  wanted: readonly number[] = [],
): GoroutineView[] {
  return someGoroutines(memory, tables, wanted).map((goroutine) => {
    const { gid, state, waitReason, started, parent } = goroutine;
    const frames = state === 'dead' ? [] : decodeFrames(memory, tables, goroutine.fp);
    return {
      gid,
      state,
      waitReason,
      started,
      parent,
      next: state === 'dead' ? undefined : nextOperation(memory, tables, goroutine),
      frames: frames.slice(0, MOST_FRAMES).map((frame) => frameView(memory, tables, frame)),
    };
  });
}

function nextOperation(
  memory: Memory,
  tables: ProgramTables,
  goroutine: Goroutine,
): NextOperation | undefined {
  const stop = tables.stops[goroutine.stop];
  if (stop?.site === undefined) return undefined;
  const { kind, text, size } = stop.site;
  return {
    stop: goroutine.stop,
    kind,
    text,
    addr: goroutine.nextAddr,
    size,
    value: nextValue(memory, tables, goroutine, stop),
  };
}

/** What a read will find, what a write will store. */
function nextValue(
  memory: Memory,
  tables: ProgramTables,
  goroutine: Goroutine,
  stop: StopTable,
): string | undefined {
  const { site } = stop;
  if (site === undefined || site.size === 0) return undefined;
  switch (site.kind) {
    case 'read':
    case 'atomic':
      if (!memory.isMapped(goroutine.nextAddr, site.size)) return undefined;
      return wordText(tables, site.field, memory.bits(goroutine.nextAddr, site.size), site.size);
    case 'write':
      if (stop.valueAt < 0) return undefined;
      return wordText(tables, site.field, memory.u64(goroutine.fp + stop.valueAt), site.size);
    case 'call':
    case 'start':
    case 'preempt':
      return undefined;
  }
}

/** Pieces of hashes: bits, no quantities. */
const HEXADECIMAL: ReadonlySet<string> = new Set(['runtime.hmap.hash0', 'runtime.bmap.tophash']);

/**
 * At most eight bytes in Go's words. The field says how to read them: `runtime.hmap.flags` are bits of
 * Go's names; a word that looks like one of our pointers is written as one.
 */
function wordText(
  tables: ProgramTables,
  field: string | undefined,
  word: bigint,
  size: number,
): string {
  const bits = BigInt.asUintN(8 * size, word);
  if (field === 'runtime.hmap.flags') return flagsText(Number(bits));
  if (field !== undefined && HEXADECIMAL.has(field)) {
    return `0x${bits.toString(16).padStart(2 * size, '0')}`;
  }
  const fieldType = fieldTypeOf(tables, field);
  if (fieldType?.kind === 'bool') return bits === 0n ? 'false' : 'true';
  if (fieldType?.kind === 'uint') return String(bits);
  const isPointer = fieldType?.kind === 'pointer' || fieldType?.kind === 'unsafe';
  if (isPointer && bits === 0n) return 'nil';
  if (size === 8 && bits >> 32n === 0xc0n) return pointerText(Number(bits & 0xffff_ffffn));
  if (size === 1) return String(bits);
  return String(BigInt.asIntN(8 * size, bits));
}

/** `hashWriting|iterator`, or 0 (spec/hmap.md §2). */
export function flagsText(flags: number): string {
  const names = ['iterator', 'oldIterator', 'hashWriting', 'sameSizeGrow'];
  const set = names.filter((_, bit) => (flags & (1 << bit)) !== 0);
  return set.length === 0 ? '0' : set.join('|');
}

function fieldTypeOf(tables: ProgramTables, field: string | undefined) {
  if (field === undefined) return undefined;
  const dot = field.lastIndexOf('.');
  const struct = tables.types.find((type) => type.name === field.slice(0, dot));
  const found = struct?.fields?.find(({ name }) => name === field.slice(dot + 1));
  return found === undefined ? undefined : typeAt(tables.types, found.type);
}

function frameView(memory: Memory, tables: ProgramTables, frame: Frame): FrameView {
  const stop = tables.stops[frame.stop];
  const pos = stop?.pos ?? frame.func.pos;
  const file = tables.files[stop?.file ?? frame.func.file];
  return {
    func: frame.func.name,
    file: file?.name ?? '',
    line: lineAt(file?.text ?? '', pos),
    pos,
    locals: frameVariables(memory, tables, frame).map((variable) => ({
      name: variable.name,
      value: variableText(memory, tables, variable),
    })),
  };
}

function variableText(memory: Memory, tables: ProgramTables, variable: FrameVariable): string {
  const { at, type } = variable;
  if (at.kind === 'memory') return render(memory, tables, type, at.addr);
  const words = at.offsets.map((offset) => memory.u64(offset));
  return renderWords(memory, tables, type, words);
}

/** 1-based line of a UTF-16 position. */
export function lineAt(text: string, pos: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < pos; i = text.indexOf('\n', i + 1)) line++;
  return line;
}
