import type { RecordedProgram } from './recorded-program';
import {
  calledName,
  firstArgument,
  indexedKey,
  indexedOperand,
  rangedOperand,
  secondArgument,
} from './source-name';
import { calledFunc, callerStop, highHalf, lowHalf, type SpanForm } from './span-form';
import type { TextBook } from './texts';

/** What the words of a call point to, read from memory. */
export interface LabelReader {
  text(at: number, length: number): string;
  waitReason(reason: number): string;
}

/** What stands before and behind the word that tells calls apart, and which word that is; -1: none does. */
type Shape = readonly [before: string, word: number, after: string];

/** How the calls from one place in a program, of one function on one type of map, are called. */
interface Naming {
  readonly type: number;
  readonly before: string;
  readonly word: number;
  readonly after: string;
  /** The name without a word. */
  readonly alone: number;
  /** By the word: a program makes the same calls again and again, and a text takes five times as long as a look here. */
  readonly places: Map<number, number>;
}

/** Names the calls of span functions: `m[8] =`, `evacuate(1)`. A name is its place among the texts. */
export class SpanLabels {
  private readonly program: RecordedProgram;
  private readonly reader: LabelReader;
  private readonly texts: TextBook;
  /** By function, then by the caller's stop. */
  private readonly namings: readonly Map<number, Naming>[];

  constructor(program: RecordedProgram, reader: LabelReader, texts: TextBook) {
    this.program = program;
    this.reader = reader;
    this.texts = texts;
    this.namings = program.funcs.map(() => new Map<number, Naming>());
  }

  /** Of the call of a function of this form at `at` in the log's words. */
  placeOf(form: SpanForm, words: Uint32Array, at: number): number {
    const naming = this.namingOf(form, words, at);
    if (naming.word < 0) return naming.alone;
    const low = lowHalf(words, at, naming.word);
    // What a string's or a pointer's word tells is more than these 32 bits.
    const isSmall = form.keyWords === 1 && highHalf(words, at, naming.word) === (low >> 31) >>> 0;
    const known = isSmall ? naming.places.get(low) : undefined;
    if (known !== undefined) return known;
    const told = `${naming.before}${this.wordText(form, words, at)}${naming.after}`;
    const place = this.texts.placeOf(told);
    if (isSmall) naming.places.set(low, place);
    return place;
  }

  private namingOf(form: SpanForm, words: Uint32Array, at: number): Naming {
    const namings = this.namings[calledFunc(words, at)] ?? new Map<number, Naming>();
    const stop = callerStop(words, at);
    const type = lowHalf(words, at, form.t);
    let naming = namings.get(stop);
    if (naming === undefined || naming.type !== type) {
      const [before, word, after] = this.shapeOf(form, stop);
      const alone = this.texts.placeOf(before + after);
      naming = { type, before, word, after, alone, places: new Map() };
      namings.set(stop, naming);
    }
    return naming;
  }

  private shapeOf(form: SpanForm, stop: number): Shape {
    const name = this.read(READERS, form, stop);
    const map = name ?? 'm';
    switch (form.span) {
      case 'assign':
        return this.aroundKey(`${map}[`, '] =', form, stop);
      case 'access':
        return this.aroundKey(`${map}[`, ']', form, stop);
      case 'delete':
        return this.aroundKey(`delete(${map}, `, ')', form, stop);
      case 'clear':
        return [`clear(${map})`, -1, ''];
      case 'iterate':
        return [`range ${map}`, -1, ''];
      case 'grow':
      case 'evacuate':
        return form.bucket < 0 ? [form.name, -1, ''] : [`${form.name}(`, form.bucket, ')'];
      case 'lock':
        return [name ?? form.name, -1, ''];
      case 'wait':
        return ['', form.reason, ''];
      default:
        return ['', -1, ''];
    }
  }

  /** By the time a call is told, what its key's address leads to has changed: the source names such a key. */
  private aroundKey(before: string, after: string, form: SpanForm, stop: number): Shape {
    if (!form.isGeneric && form.key >= 0) return [before, form.key, after];
    const key = form.isGeneric ? this.read(KEY_READERS, form, stop) : undefined;
    return [`${before}${key ?? '…'}${after}`, -1, ''];
  }

  /** What the source names at a call. The library's own variables say nothing: only what the person wrote has a name. */
  private read(readers: Readers, form: SpanForm, stop: number): string | undefined {
    const { file: index = -1, pos = 0 } = this.program.stops[stop] ?? {};
    const file = this.program.files[index];
    const isLibrary = file === undefined || file.name.includes('/');
    return isLibrary ? undefined : readers[form.span]?.(file.text, pos);
  }

  private wordText(form: SpanForm, words: Uint32Array, at: number): string {
    if (form.kind === 'wait') return this.reader.waitReason(lowHalf(words, at, form.reason));
    if (form.kind !== 'operation') return `${lowHalf(words, at, form.bucket)}`;
    const low = lowHalf(words, at, form.key);
    if (form.keyWords === 2) {
      return JSON.stringify(this.reader.text(low, lowHalf(words, at, form.key + 1)));
    }
    const high = highHalf(words, at, form.key);
    const { types, descriptors } = this.program;
    const mapType = types[descriptors.get(lowHalf(words, at, form.t)) ?? -1];
    const keyType = types[mapType?.key ?? -1];
    switch (keyType?.kind) {
      case undefined:
      case 'int':
        return `${signed(low, high, keyType?.size ?? 8)}`;
      case 'uint':
        return `${keyType.size === 8 ? unsigned(low, high) : low}`;
      case 'pointer':
      case 'unsafe':
      case 'chan':
        return `0x${unsigned(low, high).toString(16)}`;
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

function unsigned(low: number, high: number): bigint {
  return (BigInt(high) << 32n) | BigInt(low);
}

/** Most keys are small: they need no BigInt. */
function signed(low: number, high: number, size: number): number | bigint {
  if (size < 8) return (low << (32 - size * 8)) >> (32 - size * 8);
  if (high === (low >> 31) >>> 0) return low | 0;
  return BigInt.asIntN(64, unsigned(low, high));
}
