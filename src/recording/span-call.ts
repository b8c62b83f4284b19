import type { RecordedProgram } from './recorded-program';
import {
  calledName,
  firstArgument,
  indexedKey,
  indexedOperand,
  rangedOperand,
  secondArgument,
} from './source-name';
import type { SpanKind } from './words';

/** A span function was entered: its begin record and the arg records behind it. */
export interface SpanCall {
  readonly func: number;
  /** Stop at which the caller stands; 0: none. */
  readonly callerStop: number;
  /** 64 bits each, as low and high halves; a string takes two, as it does in Go's registers. */
  readonly args: readonly SpanWord[];
}

export interface SpanWord {
  readonly low: number;
  readonly high: number;
}

/** What the words of a call point to, read from memory. */
export interface CallReader {
  text(at: number, length: number): string;
  waitReason(reason: number): string;
  /** The map that an iterator walks over, as far as the calls so far told. */
  mapOf(iterator: number): number;
}

export interface CallMeaning {
  /** `release`: a hold ends. */
  readonly kind: SpanKind | 'release';
  readonly write: boolean;
  readonly object: number;
  readonly label: string;
  /** Offset of the iterator that begins to walk over `object`. */
  readonly iterator?: number;
}

/** Where a span function's parameters stand among its words; -1: it has no such parameter. */
interface Form {
  readonly span: string;
  readonly name: string;
  readonly h: number;
  readonly it: number;
  readonly t: number;
  readonly key: number;
  readonly keyWords: number;
  /** The key is given by its address. */
  readonly isGeneric: boolean;
  readonly bucket: number;
  readonly reason: number;
  readonly write: number;
}

/** What `//hmapscope:span NAME` functions do, in the words of the timeline. */
export class SpanDictionary {
  private readonly program: RecordedProgram;
  private readonly reader: CallReader;
  private readonly forms: (Form | undefined)[];
  /** What the source names at a call, by the caller's stop: a program has few calls and makes them often. */
  private readonly names = new Map<number, string | undefined>();
  private readonly keys = new Map<number, string>();

  constructor(program: RecordedProgram, reader: CallReader) {
    this.program = program;
    this.reader = reader;
    this.forms = program.funcs.map((_, func) => formOf(program, func));
  }

  /** Undefined: nothing that the timeline shows. */
  meaningOf(call: SpanCall): CallMeaning | undefined {
    const form = this.forms[call.func];
    if (form === undefined) return undefined;
    const { args } = call;
    const object = this.objectOf(form, args);
    const name = this.nameAt(call.callerStop, form.span);
    const key = (): string =>
      form.isGeneric ? this.sourceKey(call.callerStop, form.span) : this.keyText(form, args);
    switch (form.span) {
      case 'assign':
        return operation('write', object, `${name ?? 'm'}[${key()}] =`);
      case 'access':
        return operation('read', object, `${name ?? 'm'}[${key()}]`);
      case 'delete':
        return operation('write', object, `delete(${name ?? 'm'}, ${key()})`);
      case 'clear':
        return operation('write', object, `clear(${name ?? 'm'})`);
      case 'iterate': {
        const walk = operation('read', object, `range ${name ?? 'm'}`);
        const begins = form.h >= 0 && form.it >= 0;
        return begins ? { ...walk, iterator: args[form.it]?.low ?? 0 } : walk;
      }
      case 'grow':
      case 'evacuate': {
        const bucket = args[form.bucket];
        const label = bucket === undefined ? form.name : `${form.name}(${bucket.low})`;
        return { kind: form.span, write: true, object, label };
      }
      case 'lock':
        return { kind: 'lock', write: false, object, label: name ?? form.name };
      case 'hold':
      case 'release':
        return { kind: form.span, write: args[form.write]?.low === 1, object, label: '' };
      case 'wait': {
        const label = this.reader.waitReason(args[form.reason]?.low ?? 0);
        return { kind: 'wait', write: false, object, label };
      }
      default:
        return undefined;
    }
  }

  private objectOf(form: Form, args: readonly SpanWord[]): number {
    if (form.h < 0 && form.it >= 0) return this.reader.mapOf(args[form.it]?.low ?? 0);
    return args[Math.max(0, form.h)]?.low ?? 0;
  }

  /** The library's own variables say nothing: only what the person wrote has a name. */
  private nameAt(stop: number, span: string): string | undefined {
    if (!this.names.has(stop)) this.names.set(stop, this.read(READERS, stop, span));
    return this.names.get(stop);
  }

  /** By the time a call is told, what its key's address leads to has changed. */
  private sourceKey(stop: number, span: string): string {
    if (!this.keys.has(stop)) this.keys.set(stop, this.read(KEY_READERS, stop, span) ?? '…');
    return this.keys.get(stop) ?? '…';
  }

  private read(readers: Readers, stop: number, span: string): string | undefined {
    const { file: index = -1, pos = 0 } = this.program.stops[stop] ?? {};
    const file = this.program.files[index];
    const isLibrary = file === undefined || file.name.includes('/');
    return isLibrary ? undefined : readers[span]?.(file.text, pos);
  }

  private keyText(form: Form, args: readonly SpanWord[]): string {
    const word = args[form.key];
    if (word === undefined) return '…';
    if (form.keyWords === 2) {
      return JSON.stringify(this.reader.text(word.low, args[form.key + 1]?.low ?? 0));
    }
    const { types, descriptors } = this.program;
    const mapType = types[descriptors.get(args[form.t]?.low ?? 0) ?? -1];
    const keyType = types[mapType?.key ?? -1];
    switch (keyType?.kind) {
      case undefined:
      case 'int':
        return `${signed(word, keyType?.size ?? 8)}`;
      case 'uint':
        return `${keyType.size === 8 ? unsigned(word) : word.low}`;
      case 'pointer':
      case 'unsafe':
      case 'chan':
        return `0x${unsigned(word).toString(16)}`;
      default:
        return '…';
    }
  }
}

type Readers = Readonly<Record<string, (text: string, pos: number) => string | undefined>>;

const KEY_READERS: Readers = { assign: indexedKey, access: indexedKey, delete: secondArgument };

const READERS: Readers = {
  assign: indexedOperand,
  access: indexedOperand,
  delete: firstArgument,
  clear: (text, pos) => firstArgument(text, pos) ?? rangedOperand(text, pos),
  iterate: rangedOperand,
  lock: calledName,
};

function formOf(program: RecordedProgram, index: number): Form | undefined {
  const func = program.funcs[index];
  if (func?.span === undefined) return undefined;
  const at = new Map<string, number>();
  let words = 0;
  let keyWords = 1;
  for (const { name, type } of func.params) {
    const kind = program.types[type]?.kind;
    const size = kind === 'slice' ? 3 : kind === 'string' || kind === 'interface' ? 2 : 1;
    at.set(name, words);
    if (name === 'key') keyWords = size;
    words += size;
  }
  const find = (name: string): number => at.get(name) ?? -1;
  const bucket = Math.max(find('bucket'), find('oldbucket'));
  return {
    span: func.span,
    name: func.name.slice(func.name.lastIndexOf('.') + 1).replace(/_fast\w+$/, ''),
    h: find('h'),
    it: find('it'),
    t: find('t'),
    key: find('key'),
    keyWords,
    isGeneric: /\.map(?:assign|delete|access[12](?:_fat)?)$/.test(func.name),
    bucket,
    reason: find('reason'),
    write: find('write'),
  };
}

function operation(access: 'read' | 'write', object: number, label: string): CallMeaning {
  return { kind: 'operation', write: access === 'write', object, label };
}

function unsigned({ low, high }: SpanWord): bigint {
  return (BigInt(high) << 32n) | BigInt(low);
}

/** Most keys are small: they need no BigInt. */
function signed(word: SpanWord, size: number): number | bigint {
  const { low, high } = word;
  if (size < 8) return (low << (32 - size * 8)) >> (32 - size * 8);
  if (high === (low >> 31) >>> 0) return low | 0;
  return BigInt.asIntN(64, unsigned(word));
}
