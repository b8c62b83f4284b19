import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileProgram } from '../../compile';
import { Library } from '../../library';
import type { Module } from '../../ir/module';
import { Interpreter, type Native } from '../../ir/testing/interpret';
import { GoPanic } from '../../ir/testing/interpreted-memory';

const GOROOT = fileURLToPath(new URL('../../../goroot/', import.meta.url));

/** The real library, read from disk: this folder may not import goroot. */
export function gorootLibrary(): Library {
  const folders = new Map<string, { name: string; text: string }[]>();
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder).toSorted()) {
      const path = join(folder, entry);
      if (statSync(path).isDirectory()) visit(path);
      else if (entry.endsWith('.go')) {
        const name = relative(GOROOT, path);
        const list = folders.get(relative(GOROOT, folder)) ?? [];
        list.push({ name, text: readFileSync(path, 'utf8') });
        folders.set(relative(GOROOT, folder), list);
      }
    }
  };
  visit(GOROOT);
  return new Library([...folders].map(([path, files]) => ({ path, files })));
}

export function compileMain(text: string, library: Library): Module {
  const { module, diagnostics } = compileProgram({ name: 'main.go', text }, library);
  if (!module)
    throw new Error(diagnostics.map((d) => `${d.line}:${d.column}: ${d.message}`).join('\n'));
  return module;
}

/** Runs a program on the model; what the machine and its host do is done here in a few lines. */
export function interpret(module: Module, library: Library): Interpreter {
  const machine = new Interpreter([...library.modules, module], NATIVES);
  try {
    machine.runMain(['main.init', 'main.main']);
  } catch (error) {
    if (!(error instanceof GoPanic)) throw error;
    machine.output += `${error.symbol}(${error.args.join(', ')})\n`;
  }
  return machine;
}

const print =
  (show: (...args: (bigint | number)[]) => string): Native =>
  (machine, args) => {
    machine.output += show(...args);
    return [];
  };

const NATIVES: ReadonlyMap<string, Native> = new Map<string, Native>([
  ['runtime.newobject', (machine, [size]) => [machine.memory.newObject(Number(size))]],
  ['runtime.mallocgc', (machine, [size]) => [machine.memory.newObject(Number(size))]],
  ['runtime.newproc', (machine, [closure]) => (machine.spawn(closure ?? 0n), [])],
  [
    'runtime.semacquire',
    (machine, [address]) => {
      const at = BigInt(address ?? 0);
      const count = Number(machine.memory.load(at, 'i32'));
      if (count === 0) return 'wait';
      machine.memory.store(at, 'i32', count - 1);
      return [];
    },
  ],
  [
    'runtime.semrelease',
    (machine, [address]) => {
      const at = BigInt(address ?? 0);
      machine.memory.store(at, 'i32', Number(machine.memory.load(at, 'i32')) + 1);
      return [];
    },
  ],
  ['runtime.printlock', print(() => '')],
  ['runtime.printunlock', print(() => '')],
  ['runtime.printsp', print(() => ' ')],
  ['runtime.printnl', print(() => '\n')],
  ['runtime.printint', print((value) => String(value))],
  ['runtime.printuint', print((value) => String(BigInt.asUintN(64, BigInt(value ?? 0))))],
  ['runtime.printbool', print((value) => String(value === 1))],
  [
    'runtime.printstring',
    (machine, [pointer, length]) => {
      machine.output += machine.memory.text(pointer ?? 0n, length ?? 0n);
      return [];
    },
  ],
]);
