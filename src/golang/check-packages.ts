import { type Diagnostic, stopsAtSyntax } from './diagnostic';
import { missingPackages } from './missing-packages';
import type * as ast from './syntax/ast';
import { parseFile } from './syntax/parse';
import { checkPackage } from './types/check';
import type { Dialect } from './types/checker';
import type { CheckedPackage } from './types/info';

export interface PackageSource {
  /** `main` for a person's program. */
  readonly path: string;
  readonly files: readonly ast.SourceFile[];
}

/**
 * Parses and checks packages, each after those that it imports. `known`: packages checked before, by path.
 * A package with syntax errors is not checked. Diagnostics come in the order of their discovery.
 */
export function checkPackages(
  sources: readonly PackageSource[],
  dialect: Dialect,
  known: { readonly get: (path: string) => CheckedPackage | undefined },
): { packages: CheckedPackage[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const packages = new Map<string, CheckedPackage>();
  const parsed = sources.map(({ path, files }) => {
    const results = files.map(parseFile);
    return {
      path,
      files: results.map((result) => result.file),
      errors: results.flatMap((result) => result.diagnostics),
    };
  });
  for (const { path, files, errors } of inImportOrder(parsed)) {
    diagnostics.push(...errors);
    if (stopsAtSyntax(errors)) continue;
    const missing = dialect.library ? [] : files.flatMap(missingPackages);
    diagnostics.push(...missing);
    if (missing.length > 0) continue;
    const importer = (imported: string): CheckedPackage | undefined =>
      packages.get(imported) ?? known.get(imported);
    const checked = checkPackage({ path, files, dialect, importer });
    diagnostics.push(...checked.diagnostics);
    packages.set(path, checked.package);
  }
  return { packages: [...packages.values()], diagnostics };
}

/** Imported packages first; a cycle is left as it is, and the checker misses the package. */
function inImportOrder<T extends { path: string; files: readonly ast.File[] }>(
  packages: readonly T[],
): T[] {
  const order: T[] = [];
  const visited = new Set<T>();
  const visit = (item: T): void => {
    if (visited.has(item)) return;
    visited.add(item);
    for (const { path } of item.files.flatMap((file) => file.imports)) {
      const imported = packages.find((other) => other.path === path);
      if (imported !== undefined) visit(imported);
    }
    order.push(item);
  };
  for (const item of packages) visit(item);
  return order;
}
