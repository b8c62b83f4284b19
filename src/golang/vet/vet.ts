import type { Diagnostic } from '../diagnostic';
import type { CheckedPackage } from '../types/info';
import { copylocks } from './copylocks';
import { discardedCancels, integersAsStrings } from './expressions';
import { Pass } from './pass';
import { printf } from './printf';
import { selfAssignments, unreachable, unusedResults } from './statements';

/** In the order in which `go vet` prints what they find. */
const ANALYSES = [
  selfAssignments,
  copylocks,
  discardedCancels,
  printf,
  integersAsStrings,
  unreachable,
  unusedResults,
];

/** What `go vet` would say of a program that compiles. */
export function vetPackage(pkg: CheckedPackage): Diagnostic[] {
  return ANALYSES.flatMap((analysis) =>
    pkg.files.flatMap((file) => {
      const pass = new Pass(pkg, file);
      analysis(pass);
      return pass.diagnostics;
    }),
  );
}
