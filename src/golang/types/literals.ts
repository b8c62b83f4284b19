import type * as ast from '../syntax/ast';
import { scan } from '../syntax/explain/scanner';
import { checkOverflow } from './binary';
import { UNTYPED_COMPLEX, UNTYPED_FLOAT, UNTYPED_INT, UNTYPED_RUNE, UNTYPED_STRING } from './basic';
import type { Checker } from './checker';
import { integerLiteral, runeLiteral, stringLiteral } from './const-values';
import type { Rat } from './info';
import { rat, ratLiteral } from './rat';
import { constant, invalid, type Operand } from './operand';

export function basicLit(c: Checker, e: ast.BasicLit): Operand {
  // Reported when the text was read.
  if (scan(e.text).errors.length > 0) return invalid(e);
  switch (e.lit) {
    case 'int':
      return checkOverflow(c, constant(e, UNTYPED_INT, integerLiteral(e.text)), e.pos);
    case 'rune':
      return constant(e, UNTYPED_RUNE, runeLiteral(e.text));
    case 'string':
      return constant(e, UNTYPED_STRING, stringLiteral(e.text));
    case 'float':
    case 'imaginary':
      return floatLit(c, e);
  }
}

/** `1.5e3`, `0x1p-2`, and with an `i` behind it. */
function floatLit(c: Checker, e: ast.BasicLit): Operand {
  const isImaginary = e.lit === 'imaginary';
  const value = isImaginary ? imaginaryLiteral(e.text.slice(0, -1)) : ratLiteral(e.text);
  if (value === undefined) {
    c.unsupported(e, 'constants this large');
    return invalid(e);
  }
  if (!isImaginary) return constant(e, UNTYPED_FLOAT, value);
  return constant(e, UNTYPED_COMPLEX, { kind: 'complex', re: rat(0n), im: value });
}

function imaginaryLiteral(text: string): Rat | undefined {
  if (/^0[xX].*[.pP]/.test(text)) return ratLiteral(text);
  // An integer before the `i`: of 017i for old times' sake 17.
  if (/^0[xXbBoO]/.test(text)) return rat(integerLiteral(text));
  return ratLiteral(text);
}
