import type { Func, Module, Symbol, Written } from '../golang';
import { type Form, type Forms, type FuncHead, headOf } from './head';

/** A form with its code among all bytes. */
type KeptForm = Omit<Form, 'body'> & { readonly code: Place; readonly holes: readonly number[] };
type Place = readonly [at: number, length: number];
/** The forms of a mode as bytes of JSON: a program is linked in one mode. */
type KeptHead = Omit<FuncHead, 'forms'> & { readonly gated: Place; readonly free: Place };

/** All that was written of a function so far, for a program in another process (Module.parts). */
export function keepHead(func: Func, addBytes: (bytes: Uint8Array) => number): unknown {
  const add = (bytes: Uint8Array): Place => [addBytes(bytes), bytes.length];
  const { forms, ...head } = headOf(func);
  const keep = (list: readonly Form[]): Place => {
    const kept = list.map(({ body: { bytes, holes }, ...form }): KeptForm => {
      return { ...form, code: add(bytes), holes };
    });
    return add(new TextEncoder().encode(JSON.stringify(kept)));
  };
  const kept: KeptHead = { ...head, gated: keep(forms.gated), free: keep(forms.free) };
  return kept;
}

const heads = new WeakMap<Module, Map<Symbol, FuncHead>>();

/** What was written of one of the module's functions, if it was kept. */
export function keptHead(module: Module, symbol: Symbol): FuncHead | undefined {
  const written = module.parts?.funcs.written;
  if (written === undefined) return undefined;
  const known = heads.get(module) ?? new Map<Symbol, FuncHead>();
  heads.set(module, known);
  const head = known.get(symbol) ?? readHead(written(symbol));
  if (head !== undefined) known.set(symbol, head);
  return head;
}

function readHead(written: Written | undefined): FuncHead | undefined {
  if (written === undefined) return undefined;
  const { gated, free, ...head } = written.value as KeptHead;
  return { ...head, forms: new KeptForms(gated, free, written.bytesOf) };
}

const decoder = new TextDecoder();

class KeptForms implements Forms {
  private readonly read = new Map<Place, Form[]>();

  constructor(
    private readonly gatedAt: Place,
    private readonly freeAt: Place,
    private readonly bytesOf: Written['bytesOf'],
  ) {}

  get gated(): Form[] {
    return this.formsAt(this.gatedAt);
  }

  get free(): Form[] {
    return this.formsAt(this.freeAt);
  }

  private formsAt(place: Place): Form[] {
    const known = this.read.get(place);
    if (known !== undefined) return known;
    const kept = JSON.parse(decoder.decode(this.bytesOf(...place).slice())) as KeptForm[];
    const forms = kept.map(({ code, holes, ...form }): Form => {
      return { ...form, body: { bytes: this.bytesOf(...code), holes } };
    });
    this.read.set(place, forms);
    return forms;
  }
}
