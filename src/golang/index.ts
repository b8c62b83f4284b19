export { compileLibrary, compilePackages, compileProgram, type Library } from './compile';
export { checkPackages, type PackageSource } from './check-packages';
export { asGoPrints, diagnosticText } from './diagnostic';
export { parseFile } from './syntax/parse';
export { checkPackage } from './types/check';
export type { CheckedPackage } from './types/info';
export type { Diagnostic } from './diagnostic';
export type * from './ir/ir';
export type * as ast from './syntax/ast';
