import { under } from '../types/basic';
import { methodOf } from '../types/method-set';
import type { Type } from '../types/type';

/** Kinds of values that a verb of package fmt formats. */
type Taken = 'any' | 'bool' | 'int' | 'rune' | 'string' | 'float' | 'complex' | 'pointer' | 'error';

export interface Verb {
  readonly takes: readonly Taken[];
  /** But for 0, which vet lets all have. */
  readonly flags: string;
}

const verb = (takes: string, flags: string): Verb => ({
  takes: takes.split(' ') as Taken[],
  flags,
});

const FLOAT = verb('float complex', ' -+.#');

/** Package fmt's own documentation says what each takes. */
export const VERBS: Readonly<Record<string, Verb>> = {
  b: verb('int float complex pointer', ' -+.#'),
  c: verb('rune int', '-'),
  d: verb('int pointer', ' -+.'),
  e: FLOAT,
  E: FLOAT,
  f: FLOAT,
  F: FLOAT,
  g: FLOAT,
  G: FLOAT,
  o: verb('int pointer', ' -+.#'),
  O: verb('int pointer', ' -+.#'),
  p: verb('pointer', '-#'),
  q: verb('rune int string', ' -+.#'),
  s: verb('string', ' -+.'),
  t: verb('bool', '-'),
  T: verb('any', '-'),
  U: verb('rune int', '-#'),
  v: verb('any', ' -+.#'),
  w: verb('error', ' -+.#'),
  x: verb('rune int string pointer float complex', ' -+.#'),
  X: verb('rune int string pointer float complex', ' -+.#'),
};

/** Whether a verb formats values of a type; `depth` counts the structs and lists around it. */
export function isTaken(name: string, takes: readonly Taken[], type: Type, depth = 0): boolean {
  const has = (kind: Taken): boolean => takes.includes(kind);
  const inside = (part: Type): boolean => isTaken(name, takes, part, depth + 1);
  if (has('error')) return under(type).kind === 'Interface' || isMethod(type, 'Error');
  if (isMethod(type, 'Format') || has('any')) return true;
  if (has('string') && (isMethod(type, 'Error') || isMethod(type, 'String'))) return true;
  const t = under(type);
  switch (t.kind) {
    case 'Interface':
    case 'TypeParam':
    case 'Tuple':
      return true;
    case 'Func':
      return name === 'p';
    case 'Chan':
      return has('pointer');
    case 'Map':
      return name === 'p' || (inside(t.key) && inside(t.elem));
    case 'Slice':
    case 'Array': {
      const elem = under(t.elem);
      const isBytes = elem.kind === 'Basic' && elem.name === 'uint8';
      if ((isBytes && has('string')) || (t.kind === 'Slice' && name === 'p')) return true;
      return inside(t.elem);
    }
    case 'Struct':
      return t.fields.every((field) => inside(field.type));
    case 'Pointer': {
      if (name === 'p') return true;
      const isList = ['Struct', 'Array', 'Slice', 'Map'].includes(under(t.elem).kind);
      return depth === 0 && isList ? inside(t.elem) : has('pointer');
    }
    case 'Basic':
      return isBasicTaken(t.name, takes);
  }
}

function isBasicTaken(name: string, takes: readonly Taken[]): boolean {
  const has = (kind: Taken): boolean => takes.includes(kind);
  if (name.endsWith('bool')) return has('bool');
  if (name.endsWith('string')) return has('string');
  if (name === 'unsafe.Pointer') return has('pointer') || has('int');
  if (name === 'int32' || name === 'untyped rune') return has('int') || has('rune');
  if (/int(?:\d+|ptr)?$/.test(name)) return has('int');
  if (/float(?:\d+)?$/.test(name)) return has('float');
  return /complex(?:\d+)?$/.test(name) && has('complex');
}

function isMethod(type: Type, name: 'Error' | 'String' | 'Format'): boolean {
  const method = methodOf(type, { name })?.type;
  if (method === undefined) return false;
  if (name === 'Format') return method.params.length === 2 && method.results.length === 0;
  const [result] = method.results;
  const text = result && under(result.type);
  return method.params.length === 0 && text?.kind === 'Basic' && text.name === 'string';
}
