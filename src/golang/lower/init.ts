import type { Symbol } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Var } from '../types/info';
import type { Type } from '../types/type';
import { DatumWriter } from './data';
import { analyzeEscape } from './escape';
import { type Fn, type Parts, Unsupported } from './fn';
import { lowerInit } from './function';
import { alignOf, sizeOf, offsetsOf, underlying } from './layout';
import { writeConstant } from './static-data';
import { lowerVarDecl } from './stmt-assign';
import type { Unit } from './unit';

/**
 * Package variables become data. What is known at compile time is in the data from the start; the rest is done
 * by a function that runs before main, in Go's order of initialisation, and calls the package's init functions.
 */
export function initialize(
  unit: Unit,
  parts: Parts,
  variables: readonly { readonly symbol: Symbol; readonly obj: Var }[],
  inits: readonly Symbol[],
): Symbol | undefined {
  const writers = new Map<Var, DatumWriter>();
  const rest = unit.pkg.initOrder.filter((decl) => !initializedStatically(unit, decl, writers));
  for (const { symbol, obj } of variables) {
    const w = writers.get(obj);
    unit.data.add({
      symbol,
      size: sizeOf(obj.type),
      align: Math.max(8, alignOf(obj.type)),
      bytes: w?.bytes() ?? [],
      relocs: w?.relocs ?? [],
      global: { name: symbol, type: unit.types.index(obj.type) },
    });
  }
  if (rest.length === 0 && inits.length === 0) return undefined;
  const symbol = `${unit.pkg.path}.init`;
  // One function a file: what it runs has its positions there. Most packages need one for all.
  const perFile = unit.pkg.files.map((f) => ({
    f,
    decls: rest.filter((d) => f.decls.includes(d)),
  }));
  const used = perFile.filter(({ decls }) => decls.length > 0);
  const inOrder = used.length <= 1 ? [rest] : rest.map((decl) => [decl]);
  const later: Symbol[] = [];
  inOrder.slice(1).forEach((decls, i) => {
    const name = `${symbol}.part${i + 1}`;
    later.push(name);
    lowerDecls(unit, parts, name, decls, []);
  });
  lowerDecls(unit, parts, symbol, inOrder[0] ?? [], [...later, ...inits]);
  return symbol;
}

function lowerDecls(
  unit: Unit,
  parts: Parts,
  symbol: Symbol,
  decls: readonly ast.VarDecl[],
  calls: readonly Symbol[],
): void {
  const [first] = decls;
  const file = unit.pkg.files.find((f) => first === undefined || f.decls.includes(first));
  if (!file) return;
  lowerInit(
    unit,
    parts,
    symbol,
    file.source,
    analyzeEscape(unit.info, file.packageName),
    (fn: Fn) => {
      for (const decl of decls) {
        fn.escape = analyzeEscape(unit.info, decl);
        try {
          lowerVarDecl(fn, decl);
        } catch (error) {
          if (!(error instanceof Unsupported)) throw error;
          unit.report(file.source, error.node, `hmapscope does not support ${error.what} yet`);
        }
      }
      for (const callee of calls)
        fn.b.emit({ op: 'call', dsts: [], symbol: callee, args: [], pos: 0 });
    },
  );
}

/** Bytes; a larger value, mostly zeros, is cheaper to compute than to keep. */
const LARGEST_STATIC = 1 << 20;

function initializedStatically(
  unit: Unit,
  decl: ast.VarDecl,
  writers: Map<Var, DatumWriter>,
): boolean {
  if (decl.values.length === 0) return true;
  if (decl.values.length !== decl.names.length) return false;
  const done: [Var, DatumWriter][] = [];
  for (const [i, name] of decl.names.entries()) {
    const obj = unit.info.defs.get(name);
    const value = decl.values[i];
    if (obj?.kind !== 'Var' || !value || sizeOf(obj.type) > LARGEST_STATIC) return false;
    const w = new DatumWriter();
    if (!writeStatic(unit, w, 0, value, obj.type)) return false;
    done.push([obj, w]);
  }
  for (const [obj, w] of done) writers.set(obj, w);
  return true;
}

/** Constants, and structs and arrays of them; false: it must be computed. */
function writeStatic(unit: Unit, w: DatumWriter, offset: number, e: ast.Expr, type: Type): boolean {
  const known = unit.info.types.get(e);
  const u = underlying(type);
  if (known?.mode === 'nil') return true;
  if (u.kind === 'Interface') return false;
  if (known?.value !== undefined) {
    writeConstant(unit.data, w, offset, known.value, type);
    return true;
  }
  if (e.kind !== 'CompositeLit') return false;
  if (u.kind === 'Struct') {
    const offsets = offsetsOf(u);
    return e.elems.every((elem, i) => {
      const key =
        elem.kind === 'KeyValueExpr' && elem.key.kind === 'Ident' ? elem.key.name : undefined;
      const index = key === undefined ? i : u.fields.findIndex((field) => field.name === key);
      const value = elem.kind === 'KeyValueExpr' ? elem.value : elem;
      const field = u.fields[index];
      return (
        field !== undefined &&
        writeStatic(unit, w, offset + (offsets[index] ?? 0), value, field.type)
      );
    });
  }
  if (u.kind !== 'Array') return false;
  let next = 0;
  return e.elems.every((elem) => {
    if (elem.kind === 'KeyValueExpr') {
      const key = unit.info.types.get(elem.key)?.value;
      if (typeof key !== 'bigint') return false;
      next = Number(key);
    }
    const value = elem.kind === 'KeyValueExpr' ? elem.value : elem;
    return writeStatic(unit, w, offset + next++ * sizeOf(u.elem), value, u.elem);
  });
}
