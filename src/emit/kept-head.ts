import type { Func, Module, Symbol, Written } from '../golang';
import { type Form, type FuncHead, headOf } from './head';

/** A form with its code among all other code. */
type KeptForm = Omit<Form, 'body'> & {
  readonly at: number;
  readonly length: number;
  readonly holes: readonly number[];
};
type KeptHead = Omit<FuncHead, 'forms' | 'given'> & { readonly forms: readonly KeptForm[] };

/** All that was written of a function so far, for a program in another process (Module.parts). */
export function keepHead(func: Func, addBytes: (bytes: Uint8Array) => number): unknown {
  const { forms, given: _, ...head } = headOf(func);
  const kept: KeptHead = {
    ...head,
    forms: forms.map(({ body: { bytes, holes }, ...form }) => {
      return { ...form, at: addBytes(bytes), length: bytes.length, holes };
    }),
  };
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
  const { forms, ...head } = written.value as KeptHead;
  const { bytesOf } = written;
  return {
    ...head,
    given: forms.length,
    forms: forms.map(({ at, length, holes, ...form }) => {
      return { ...form, body: { bytes: bytesOf(at, length), holes } };
    }),
  };
}
