import { ANY, BASIC_TYPES, BYTE, RUNE, STRING, UNTYPED_BOOL, UNTYPED_INT } from './basic';
import type { Const, Obj } from './info';
import { Scope } from './scope';
import type { Named, Type } from './type';

export const ERROR: Named = {
  kind: 'Named',
  pkg: '',
  name: 'error',
  underlying: {
    kind: 'Interface',
    methods: [
      {
        name: 'Error',
        type: {
          kind: 'Func',
          params: [],
          results: [{ name: '', type: STRING }],
          variadic: false,
        },
      },
    ],
  },
  methods: [],
  directives: [],
};

export const COMPARABLE: Named = {
  kind: 'Named',
  pkg: '',
  name: 'comparable',
  underlying: { kind: 'Interface', methods: [], comparable: true },
  methods: [],
  directives: [],
};

/** Its value is the checker's: the line of the constant declaration. */
export const IOTA: Const = { kind: 'Const', name: 'iota', type: UNTYPED_INT, value: 0n };

const BUILTINS =
  'append cap clear close complex copy delete imag len make max min new panic print println real recover'.split(
    ' ',
  );

function universe(): Scope {
  const scope = new Scope(undefined);
  const declare = (obj: Obj & { name: string }): void => void scope.names.set(obj.name, obj);
  const type = (name: string, type: Type): void => declare({ kind: 'TypeName', name, type });
  for (const basic of BASIC_TYPES) type(basic.name, basic);
  type('byte', BYTE);
  type('rune', RUNE);
  type('error', ERROR);
  type('any', ANY);
  type('comparable', COMPARABLE);
  declare({ kind: 'Const', name: 'true', type: UNTYPED_BOOL, value: true });
  declare({ kind: 'Const', name: 'false', type: UNTYPED_BOOL, value: false });
  declare(IOTA);
  scope.names.set('nil', { kind: 'Nil' });
  for (const name of BUILTINS) declare({ kind: 'Builtin', name });
  return scope;
}

export const UNIVERSE: Scope = universe();

/** Package unsafe is the compiler's; these are its functions. */
export const UNSAFE_FUNCTIONS: ReadonlySet<string> = new Set(
  'Add Alignof Offsetof Sizeof Slice SliceData String StringData'.split(' '),
);
