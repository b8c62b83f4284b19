import type { Mode, Symbol } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { CheckedPackage, Info } from '../types/info';
import { methodNamed } from '../types/lookup';
import type { Func, Named, Type } from '../types/type';

/** What callers must know of a declared function beyond its type. */
export interface LinkFacts {
  /** What the linker calls it. */
  readonly symbol: Symbol;
  /** What its own package calls it; differs from `symbol` where a `go:linkname` says so. */
  readonly own: Symbol;
  readonly mode: Mode;
  readonly hasBody: boolean;
}

/** And what its own package knows of it. */
export interface FuncFacts extends LinkFacts {
  readonly decl: ast.FuncDecl;
  readonly type: Func;
  /** Type of the receiver, for methods. */
  readonly recv: Type | undefined;
  /** Its loads and stores are private although it is resumable. */
  readonly quiet: boolean;
  /** Name of its span in the timeline. */
  readonly span: string | undefined;
}

/** `//go:linkname local target`: a body is known to the linker as the target, a missing body is found there. */
function linkTarget(decl: ast.FuncDecl): Symbol | undefined {
  for (const line of decl.directives) {
    const [word, local, target] = line.split(/\s+/);
    if (word === 'go:linkname' && local === decl.name.name && target !== undefined) return target;
  }
  return undefined;
}

export function factsOf(packages: readonly CheckedPackage[]): Map<Symbol, FuncFacts> {
  const facts = new Map<Symbol, FuncFacts>();
  for (const pkg of packages) {
    for (const file of pkg.files) {
      for (const decl of file.decls) {
        const fact = decl.kind === 'FuncDecl' ? factOf(pkg.info, decl) : undefined;
        if (!fact) continue;
        // A name declared here without a body may be defined under a link name in another package.
        for (const name of [fact.own, fact.symbol]) {
          if (fact.hasBody || !facts.has(name)) facts.set(name, fact);
        }
      }
    }
  }
  return facts;
}

/** Undefined for what has no type: `func _()`. */
export function factOf(info: Info, decl: ast.FuncDecl): FuncFacts | undefined {
  const recv = decl.recv && info.types.get(decl.recv.type)?.type;
  const named = recv && receiverNamed(recv);
  const method = named && methodNamed(named, decl.name.name);
  const obj = info.defs.get(decl.name);
  const symbol = method?.symbol ?? (obj?.kind === 'Func' ? obj.symbol : undefined);
  const type = method?.type ?? (obj?.kind === 'Func' ? obj.type : undefined);
  if (symbol === undefined || type === undefined) return undefined;
  const span = decl.directives.find((line) => line.startsWith('hmapscope:span '));
  return {
    symbol: linkTarget(decl) ?? symbol,
    own: symbol,
    decl,
    type,
    recv,
    mode: modeOf(decl),
    hasBody: decl.body !== undefined,
    quiet: isDirected(decl, 'quiet'),
    span: span?.slice('hmapscope:span '.length).trim(),
  };
}

export function modeOf(decl: ast.FuncDecl): Mode {
  if (isDirected(decl, 'atomic')) return 'atomic';
  return isDirected(decl, 'private') ? 'private' : 'resumable';
}

function isDirected(decl: ast.FuncDecl, directive: string): boolean {
  return decl.directives.includes(`hmapscope:${directive}`);
}

function receiverNamed(type: Type): Named | undefined {
  if (type.kind === 'Named') return type;
  return type.kind === 'Pointer' && type.elem.kind === 'Named' ? type.elem : undefined;
}
