import type * as ast from '../syntax/ast';
import * as basic from '../types/basic';
import type { CheckedPackage } from '../types/info';
import * as universe from '../types/universe';
import type { Outside, Packed } from './pack';

// What declarations lead to and the reader has already: the universe's objects, the sources, and the syntax in them.

const FIXED = new Map<object, string>();
const BY_NAME = new Map<string, object>();
const predeclared: [string, unknown][] = [
  ...Object.entries(basic),
  ...Object.entries(universe),
  ...universe.UNIVERSE.names,
  ...basic.BASIC_TYPES.map((type): [string, unknown] => [type.name, type]),
];
for (const [name, value] of predeclared) {
  if (typeof value !== 'object' || value === null || FIXED.has(value)) continue;
  FIXED.set(value, name);
  BY_NAME.set(name, value);
}

export function namesOfOutside(
  packages: readonly CheckedPackage[],
): (value: object) => Packed | undefined {
  const names = new Map<object, Packed>();
  for (const [value, name] of FIXED) names.set(value, { $out: ['fixed', name] });
  for (const { source, decls } of packages.flatMap((pkg) => pkg.files)) {
    names.set(source, { $out: ['file', source.name] });
    for (const decl of decls) {
      const token: Outside = ['decl', source.name, decl.pos];
      names.set(decl, { $out: token, late: true });
    }
  }
  return (value) => names.get(value);
}

/** The reader's side. */
export function findOutside(
  [kind, name, pos]: Outside,
  source: (name: string) => ast.SourceFile,
  file: (name: string) => ast.File,
): unknown {
  switch (kind) {
    case 'fixed':
      return BY_NAME.get(String(name));
    case 'file':
      return source(String(name));
    default:
      return file(String(name)).decls.find((decl) => decl.pos === pos);
  }
}
