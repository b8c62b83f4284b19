import type { Diagnostic } from './diagnostic';
import type * as ast from './syntax/ast';
import { diagnosticAt } from './syntax/position';
import { STD_PACKAGES } from './types/std-packages';

/**
 * Imports of packages that are not there, as `go build` tells them of a module without requirements: in the order
 * of paths, and before anything that the compiler has to say.
 */
export function missingPackages(file: ast.File): Diagnostic[] {
  const found = file.imports.flatMap((spec) => {
    const message = missing(spec.path);
    return message === undefined ? [] : [{ spec, message }];
  });
  found.sort((a, b) => (a.spec.path < b.spec.path ? -1 : a.spec.path > b.spec.path ? 1 : 0));
  return found.map(({ spec: { path, end }, message }) =>
    // The path is the last thing written.
    diagnosticAt(file.source, end - path.length - 2, end, message, 'type'),
  );
}

function missing(path: string): string | undefined {
  // cgo is part of Go, which hmapscope has not.
  if (STD_PACKAGES.has(path) || path === 'C') return undefined;
  if (/^\.\.?(?:\/|$)/.test(path)) {
    return `"${path}" is relative, but relative import paths are not supported in module mode`;
  }
  if (/(?:^|\/)internal(?:\/|$)/.test(path)) return `use of internal package ${path} not allowed`;
  if (/^[^/]*\./.test(path)) {
    return `no required module provides package ${path}; to add it:\n\tgo get ${path}`;
  }
  return `package ${path} is not in std`;
}
