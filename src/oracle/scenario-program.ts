import type { Program } from '../emit';
import type { Scenario } from './golden';
import { DYNAMIC, type DynamicName, type DynamicTypes, goType } from './values';

/** The Go source of the program that serves a scenario's map. */
export function scenarioSource({ key, elem }: Pick<Scenario, 'key' | 'elem'>): string {
  return `package main

import "runtime"

var scratch []byte

func main() {
	scratch = make([]byte, 1<<22)
	// A hint makes the call name the map type.
	_ = make(map[${goType(key)}]${goType(elem)}, 9)
${key === 'interface{}' ? DYNAMIC_VALUES : ''}	runtime.OracleServe()
}
`;
}

/** Makes the program hold the descriptors of what its interfaces will hold. */
const DYNAMIC_VALUES = `
	for _, v := range []interface{}{0, "", 0.5, false, struct{ a int64; s string }{}, []int(nil)} {
		_ = v
	}
`;

const DYNAMIC_TYPES: Readonly<Record<DynamicName, string>> = {
  int: 'int',
  string: 'string',
  float64: 'float64',
  bool: 'bool',
  struct: 'struct{aint64;sstring}',
  slice: '[]int',
};

/** Where the descriptors lie of what interface keys hold. */
export function dynamicTypes(program: Program, key: string): DynamicTypes {
  if (key !== 'interface{}') return new Map();
  return new Map(DYNAMIC.map((name) => [name, typeOf(program, DYNAMIC_TYPES[name]).descriptor]));
}

/** A type's index and the offset of its descriptor, by name, which Go writes with more spaces. */
export function typeOf(
  program: Program,
  name: string,
): { readonly index: number; readonly descriptor: number } {
  for (const [descriptor, index] of program.descriptors) {
    const found = program.types[index]?.name.replaceAll(' ', '');
    if (found === name.replaceAll(' ', '')) return { index, descriptor };
  }
  throw new Error(`the program has no ${name}`);
}
