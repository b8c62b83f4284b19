import type * as ast from '../syntax/ast';
import type { Checker } from './checker';
import { sizeof } from './sizes';
import type { Type } from './type';

/** Bytes; no memory that a program is given holds a larger value. */
const LARGEST = 2 ** 28;

/** Arrays and structs that no memory holds are refused where they are written. */
export function refuseHuge(c: Checker, e: ast.Expr, type: Type): void {
  const check = (): void => {
    if (sizeof(type) > LARGEST) c.unsupported(e, 'types this large');
  };
  // What a type that is still being declared holds is not yet known.
  if (c.func === undefined || c.isDeclaring) c.delay(check);
  else check();
}
