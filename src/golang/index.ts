export { parseFile } from './syntax/parse';
export type { Diagnostic } from './diagnostic';
export type * from './ir/ir';
export type * as ast from './syntax/ast';
