import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { verify } from '../ir/verify';
import { compileMain, gorootLibrary, interpret } from './testing/run';

const PROGRAMS = new URL('./testing/programs/', import.meta.url);
const library = gorootLibrary();
const known = library.modules.flatMap((module) => module.funcs);

test.each(library.modules.map((module) => [module.path, module] as const))(
  'package %s obeys the rules of IR',
  (_, module) => {
    // Instances of generic functions are made when a program needs them.
    const isInstance = (problem: string): boolean => / no function \S*\[/.test(problem);
    expect(verify(module, known).filter((problem) => !isInstance(problem))).toEqual([]);
  },
);

// Each program stands beside what real Go 1.23 printed of it (stderr of `go run`).
const programs = readdirSync(PROGRAMS).filter((name) => name.endsWith('.go'));
test.each(programs)('%s prints what real Go prints', (name) => {
  const text = readFileSync(new URL(name, PROGRAMS), 'utf8');
  const module = compileMain(text, library);
  expect(verify(module, known)).toEqual([]);
  const golden = readFileSync(new URL(name.replace('.go', '.out'), PROGRAMS), 'utf8');
  expect(interpret(module, library).output).toBe(golden);
});
