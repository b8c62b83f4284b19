import type * as ast from '../syntax/ast';
import { children } from '../syntax/walk';
import { type Pass, PROGRAM, unparen } from './pass';

/** A function that prints its arguments. */
export interface Printer {
  readonly kind: 'print' | 'printf' | 'errorf';
  /** Which parameter is the format, or the first that is printed. */
  readonly at: number;
}

const OF_LIBRARY: readonly [string, Printer][] = [
  ...['Print', 'Println', 'Sprint', 'Sprintln'].map((name): [string, Printer] => [
    `fmt.${name}`,
    { kind: 'print', at: 0 },
  ]),
  ...['Fprint', 'Fprintln', 'Append', 'Appendln'].map((name): [string, Printer] => [
    `fmt.${name}`,
    { kind: 'print', at: 1 },
  ]),
  ...['Printf', 'Sprintf'].map((name): [string, Printer] => [
    `fmt.${name}`,
    { kind: 'printf', at: 0 },
  ]),
  ...['Fprintf', 'Appendf'].map((name): [string, Printer] => [
    `fmt.${name}`,
    { kind: 'printf', at: 1 },
  ]),
  ['fmt.Errorf', { kind: 'errorf', at: 0 }],
  ...['log', '(*log.Logger)'].flatMap((of) =>
    ['Fatal', 'Panic', 'Print'].flatMap((name): [string, Printer][] => [
      [`${of}.${name}`, { kind: 'print', at: 0 }],
      [`${of}.${name}ln`, { kind: 'print', at: 0 }],
      [`${of}.${name}f`, { kind: 'printf', at: 0 }],
    ]),
  ),
];

/** The library's, and the program's own functions that hand their last parameters on to one, by name. */
export function printers(pass: Pass): ReadonlyMap<string, Printer> {
  const known = new Map(OF_LIBRARY);
  for (let before = -1; before !== known.size; ) {
    before = known.size;
    for (const decl of pass.file.decls) {
      if (decl.kind !== 'FuncDecl' || decl.body === undefined) continue;
      const name = declaredName(pass, decl);
      const printer = known.has(name) ? undefined : wrapperOf(pass, decl, known);
      if (printer !== undefined) known.set(name, printer);
    }
  }
  return known;
}

function declaredName(pass: Pass, decl: ast.FuncDecl): string {
  const type = decl.recv && pass.info.types.get(decl.recv.type)?.type;
  const { name } = decl.name;
  return type === undefined ? `${PROGRAM}.${name}` : `(${pass.typeName(type)}).${name}`;
}

function wrapperOf(
  pass: Pass,
  decl: ast.FuncDecl,
  known: ReadonlyMap<string, Printer>,
): Printer | undefined {
  const params = decl.type.params.flatMap(({ names, type }) =>
    names.map((name) => ({ name, type })),
  );
  const rest = params.at(-1);
  if (rest?.type.kind !== 'Ellipsis' || decl.body === undefined) return undefined;
  const isParam = (e: ast.Expr | undefined, param: ast.Ident | undefined): boolean =>
    e !== undefined && param !== undefined && refersTo(pass, e, param);
  let found: Printer | undefined;
  const look = (node: Parameters<typeof children>[0]): void => {
    if (node.kind === 'CallExpr' && node.spread && isParam(node.args.at(-1), rest.name)) {
      const name = pass.functionName(node);
      const printer = name === undefined ? undefined : known.get(name);
      const before = params.at(-2)?.name;
      if (printer?.kind === 'print') found ??= { kind: 'print', at: params.length - 1 };
      else if (printer !== undefined && isParam(node.args.at(-2), before)) {
        found ??= { kind: printer.kind, at: params.length - 2 };
      }
    }
    children(node).forEach(look);
  };
  look(decl.body);
  return found;
}

function refersTo(pass: Pass, e: ast.Expr, param: ast.Ident): boolean {
  const x = unparen(e);
  if (x.kind !== 'Ident') return false;
  const use = pass.info.uses.get(x);
  return use !== undefined && use === pass.info.defs.get(param);
}
