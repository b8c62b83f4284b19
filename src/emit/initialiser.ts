import type { Func, Instr, Module, Symbol } from '../golang';
import { FoundFunc, type LinkedFunc, type Symbols } from './reach';

/** What runtime.main calls to initialise every package; `main.init` of the user's package alone is renamed. */
export const MAIN_INIT = 'main.init';
const RENAMED = 'main.init·';

/**
 * Writes main.init: the packages' own initialisers one after another, a package behind those it imports
 * (Go 1.23 orders them so).
 */
export function initialiser(modules: readonly Module[], symbols: Symbols): [Symbol, LinkedFunc][] {
  const entries: [Symbol, LinkedFunc][] = [];
  const calls: Instr[] = [];
  for (const module of inImportOrder(modules)) {
    if (module.init === undefined) continue;
    let symbol = module.init;
    const own = symbols.funcs.get(symbol);
    if (symbol === MAIN_INIT && own !== undefined) {
      symbol = RENAMED;
      const { module: owner, firstType, firstFile } = own;
      const renamed = (): Func => ({ ...own.value, name: RENAMED });
      entries.push([symbol, new FoundFunc(symbol, renamed, owner, firstType, firstFile)]);
    }
    calls.push({ op: 'call', dsts: [], symbol, args: [], pos: own?.head.pos ?? 0 });
  }
  const [module] = modules;
  if (module === undefined) return entries;
  const value: Func = {
    name: MAIN_INIT,
    mode: 'resumable',
    regs: [],
    params: 0,
    results: [],
    slots: [],
    blocks: [{ instrs: calls, end: { op: 'ret', values: [] } }],
    file: 0,
    pos: 0,
    locals: [],
    captures: [],
  };
  entries.push([MAIN_INIT, new FoundFunc(MAIN_INIT, () => value, module, 0, 0)]);
  return entries;
}

function inImportOrder(modules: readonly Module[]): Module[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const ordered = new Set<Module>();
  const open = new Set<Module>();
  const visit = (module: Module): void => {
    if (ordered.has(module) || open.has(module)) return;
    open.add(module);
    for (const path of module.imports) {
      const imported = byPath.get(path);
      if (imported !== undefined) visit(imported);
    }
    ordered.add(module);
  };
  // Only what is imported is linked, as with Go; the runtime always is.
  for (const module of modules) {
    if (module.path === 'runtime' || module.path === 'main') visit(module);
  }
  return [...ordered];
}
