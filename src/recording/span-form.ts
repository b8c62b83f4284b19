import { LOG_RECORD } from '../memory';
import { spanWhat } from './lists';
import type { RecordedProgram } from './recorded-program';
import type { SpanKind } from './words';

/** What a call of a `//hmapscope:span NAME` function begins; `release`: a hold ends. */
export type CallKind = SpanKind | 'release';

/** By NAME: what the timeline shows of a call, and whether it writes. Others are not shown. */
const SPANS: Readonly<Record<string, readonly [CallKind, boolean]>> = {
  assign: ['operation', true],
  access: ['operation', false],
  delete: ['operation', true],
  clear: ['operation', true],
  iterate: ['operation', false],
  grow: ['grow', true],
  evacuate: ['evacuate', true],
  lock: ['lock', false],
  hold: ['hold', false],
  release: ['release', false],
  wait: ['wait', false],
};

/** A span function, and where its parameters stand among the words of its calls; -1: it has no such parameter. */
export interface SpanForm {
  readonly span: string;
  readonly kind: CallKind;
  readonly writes: boolean;
  /** The same as a number (`spanWhat`); of no use for holds, which say themselves whether they write. */
  readonly what: number;
  /** Short: `evacuate`. */
  readonly name: string;
  /** The map, or what else the call is about. */
  readonly object: number;
  readonly h: number;
  readonly it: number;
  readonly t: number;
  readonly key: number;
  readonly keyWords: number;
  /** The key is given by its address. */
  readonly isGeneric: boolean;
  readonly bucket: number;
  readonly reason: number;
  /** Says whether a hold keeps all others out. */
  readonly write: number;
}

/** Undefined: its calls are nothing that the timeline shows. */
export function spanFormOf(program: RecordedProgram, index: number): SpanForm | undefined {
  const func = program.funcs[index];
  const [kind, writes] = SPANS[func?.span ?? ''] ?? [];
  if (func?.span === undefined || kind === undefined || writes === undefined) return undefined;
  const at = new Map<string, number>();
  let words = 0;
  let keyWords = 1;
  for (const { name, type } of func.params) {
    const paramKind = program.types[type]?.kind;
    const isPair = paramKind === 'string' || paramKind === 'interface';
    const size = paramKind === 'slice' ? 3 : isPair ? 2 : 1;
    at.set(name, words);
    if (name === 'key') keyWords = size;
    words += size;
  }
  const find = (name: string): number => at.get(name) ?? -1;
  const h = find('h');
  return {
    span: func.span,
    kind,
    writes,
    what: kind === 'release' ? 0 : spanWhat.of(kind, writes, kind === 'wait'),
    name: func.name.slice(func.name.lastIndexOf('.') + 1).replace(/_fast\w+$/, ''),
    object: h < 0 && words > 0 ? 0 : h,
    h,
    it: find('it'),
    t: find('t'),
    key: find('key'),
    keyWords,
    isGeneric: /\.map(?:assign|delete|access[12](?:_fat)?)$/.test(func.name),
    bucket: Math.max(find('bucket'), find('oldbucket')),
    reason: find('reason'),
    write: find('write'),
  };
}

const RECORD = LOG_RECORD >> 2;

// A call in the log, at `at` in its words: the begin record, and an arg record for each word of its arguments, 64 bits as
// low and high halves; a string takes two, as it does in Go's registers.

export function calledFunc(words: Uint32Array, at: number): number {
  return words[at + 1] as number;
}

/** Stop at which the caller stands; 0: none. */
export function callerStop(words: Uint32Array, at: number): number {
  return words[at + 2] as number;
}

/** 0 of a parameter that it does not have. */
export function lowHalf(words: Uint32Array, at: number, argument: number): number {
  return argument < 0 ? 0 : (words[at + RECORD * (1 + argument) + 2] as number);
}

export function highHalf(words: Uint32Array, at: number, argument: number): number {
  return argument < 0 ? 0 : (words[at + RECORD * (1 + argument) + 3] as number);
}
