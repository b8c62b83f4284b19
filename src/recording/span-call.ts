import type { RecordedProgram } from './recorded-program';
import { calledFunc, type CallKind, lowHalf, type SpanForm, spanFormOf } from './span-form';
import { type LabelReader, SpanLabels } from './span-labels';
import type { TextBook } from './texts';

/** What the words of a call point to, as far as memory and the calls so far told. */
export interface CallReader extends LabelReader {
  /** The map that an iterator walks over. */
  mapOf(iterator: number): number;
}

export interface CallMeaning {
  readonly kind: CallKind;
  /** As its span has it (`spanWhat`). */
  readonly what: number;
  readonly write: boolean;
  readonly object: number;
  /** Its place among the texts. */
  readonly label: number;
  /** Offset of the iterator that begins to walk over `object`; 0: none does. */
  readonly iterator: number;
}

/** What calls of `//hmapscope:span NAME` functions do, in the words of the timeline. */
export class SpanDictionary {
  private readonly reader: CallReader;
  private readonly forms: readonly (SpanForm | undefined)[];
  private readonly labels: SpanLabels;

  constructor(program: RecordedProgram, reader: CallReader, texts: TextBook) {
    this.reader = reader;
    this.forms = program.funcs.map((_, func) => spanFormOf(program, func));
    this.labels = new SpanLabels(program, reader, texts);
  }

  /** Of the call whose begin record stands at `at` in the log's words. Undefined: nothing that the timeline shows. */
  meaningOf(words: Uint32Array, at: number): CallMeaning | undefined {
    const form = this.forms[calledFunc(words, at)];
    if (form === undefined) return undefined;
    const { h, it } = form;
    const isWalk = it >= 0;
    return {
      kind: form.kind,
      what: form.what,
      write: form.write < 0 ? form.writes : lowHalf(words, at, form.write) === 1,
      object:
        isWalk && h < 0
          ? this.reader.mapOf(lowHalf(words, at, it))
          : lowHalf(words, at, form.object),
      label: this.labels.placeOf(form, words, at),
      iterator: isWalk && h >= 0 ? lowHalf(words, at, it) : 0,
    };
  }
}
