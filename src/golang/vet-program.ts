import { checkPackages } from './check-packages';
import type { Diagnostic } from './diagnostic';
import type { Library } from './library';
import type * as ast from './syntax/ast';
import { vetPackage } from './vet/vet';

/** What `go vet` would say of the person's program, which compiles. */
export function vetProgram(source: ast.SourceFile, library: Library): Diagnostic[] {
  const sources = [{ path: 'main', files: [source] }];
  const { packages } = checkPackages(sources, { library: false }, library);
  return packages.flatMap(vetPackage);
}
