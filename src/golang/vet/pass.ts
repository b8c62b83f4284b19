import { type Diagnostic } from '../diagnostic';
import type * as ast from '../syntax/ast';
import { diagnosticAt } from '../syntax/position';
import { type AnyNode, children } from '../syntax/walk';
import { RUNE } from '../types/basic';
import type { CheckedPackage, Info } from '../types/info';
import type { Type } from '../types/type';
import { pathTypeString } from '../types/type-string';

/** `go vet FILE.go` calls the package so. */
export const PROGRAM = 'command-line-arguments';

/** One analysis of one file: what it knows and what it says. */
export class Pass {
  readonly diagnostics: Diagnostic[] = [];

  constructor(
    readonly pkg: CheckedPackage,
    readonly file: ast.File,
  ) {}

  get info(): Info {
    return this.pkg.info;
  }

  report(pos: number, end: number, message: string): void {
    this.diagnostics.push(diagnosticAt(this.file.source, pos, end, message, 'type'));
  }

  /** Every node of the file, outer ones first, in source order. */
  visit(see: (node: AnyNode) => void): void {
    const go = (node: AnyNode): void => {
      see(node);
      for (const child of [...children(node)].sort((a, b) => a.pos - b.pos)) go(child);
    };
    for (const decl of this.file.decls) go(decl);
  }

  /** An expression as gofmt would write it, as far as it is likely to be written in a call. */
  text(e: ast.Expr): string {
    if (e.kind === 'BinaryExpr') return `${this.text(e.x)} ${e.op} ${this.text(e.y)}`;
    if (e.kind === 'ParenExpr') return `(${this.text(e.x)})`;
    return this.file.source.text.slice(e.pos, e.end);
  }

  /** The type an expression has by itself, before an interface holds it. */
  typeOf(e: ast.Expr): Type | undefined {
    const known = this.info.types.get(e);
    if (known?.mode === 'nil') return { kind: 'Basic', name: 'untyped nil' };
    if (known?.value === undefined || known.type.kind !== 'Interface') return known?.type;
    return isRune(e) ? RUNE : defaultType(known.value);
  }

  typeName(type: Type): string {
    return pathTypeString(type).replace(/\bmain\./g, `${PROGRAM}.`);
  }

  /** A function as messages name it: `fmt.Printf`, `(command-line-arguments.T).Errorf`. */
  functionName(call: ast.CallExpr): string | undefined {
    const fun = unparen(call.fun);
    if (fun.kind === 'SelectorExpr' && this.info.selections.has(fun)) {
      const selection = this.info.selections.get(fun);
      const recv = this.info.types.get(fun.x)?.type;
      if (selection?.kind !== 'method' || recv === undefined) return undefined;
      return `(${this.typeName(recv)}).${fun.sel.name}`;
    }
    const ident = fun.kind === 'SelectorExpr' ? fun.sel : fun;
    const use = ident.kind === 'Ident' ? this.info.uses.get(ident) : undefined;
    if (use?.kind !== 'Func') return undefined;
    return `${use.pkg === 'main' ? PROGRAM : use.pkg}.${use.name}`;
  }
}

export function unparen(e: ast.Expr): ast.Expr {
  return e.kind === 'ParenExpr' ? unparen(e.x) : e;
}

function isRune(e: ast.Expr): boolean {
  const x = unparen(e);
  return x.kind === 'BasicLit' && x.lit === 'rune';
}

function defaultType(value: NonNullable<ReturnType<Info['types']['get']>>['value']): Type {
  const name = (): 'bool' | 'string' | 'int' | 'float64' | 'complex128' => {
    if (typeof value === 'boolean') return 'bool';
    if (typeof value === 'string') return 'string';
    if (typeof value === 'bigint' || value === undefined) return 'int';
    return value.kind === 'rat' ? 'float64' : 'complex128';
  };
  return { kind: 'Basic', name: name() };
}
