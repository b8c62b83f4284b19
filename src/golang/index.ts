export type { Diagnostic } from './diagnostic';
export type * from './ir/ir';
