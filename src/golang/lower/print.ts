import type * as ast from '../syntax/ast';
import { severalValues } from './several';
import { convertComplex, partsOf } from './complex';
import { constant, defaultType } from './constant';
import { convertNumber } from './convert';
import type { Fn } from './fn';
import { complexBits, isString, numberKind } from './integer';
import { underlying } from './layout';
import type { Value } from './value';

/** print and println: one call of the runtime for each argument, between printlock and printunlock. */
export function printBuiltin(fn: Fn, e: ast.CallExpr, name: 'print' | 'println'): void {
  const values = printables(fn, e.args);
  fn.runtime('printlock', [], [], e);
  values.forEach((value, i) => {
    if (i > 0 && name === 'println') fn.runtime('printsp', [], [], e);
    printOne(fn, value, e);
  });
  if (name === 'println') fn.runtime('printnl', [], [], e);
  fn.runtime('printunlock', [], [], e);
}

function printables(fn: Fn, args: readonly ast.Expr[]): readonly Value[] {
  return severalValues(fn, args) ?? args.map((arg) => printable(fn, arg));
}

function printable(fn: Fn, arg: ast.Expr): Value {
  const known = fn.info.types.get(arg);
  if (known?.value === undefined) return fn.value(arg);
  const type = underlying(known.type).kind === 'Interface' ? defaultType(known.value) : known.type;
  return constant(fn, known.value, type);
}

const PRINTERS = { int: 'printint', uint: 'printuint', float: 'printfloat' };

function printOne(fn: Fn, value: Value, e: ast.Node): void {
  if (value.kind !== 'words') return fn.unsupported(e, 'printing this');
  const { regs, type } = value;
  const u = underlying(type);
  const call = (name: string, args = regs): void => void fn.runtime(name, args, [], e);
  if (isString(type)) return call('printstring');
  switch (u.kind) {
    case 'Basic':
      break;
    case 'Slice':
      return call('printslice');
    case 'Interface':
      return call('printeface');
    case 'Pointer':
    case 'Map':
    case 'Func':
    case 'Chan':
      return call('printpointer');
    default:
      return fn.unsupported(e, 'printing this');
  }
  if (u.name === 'bool' || u.name === 'untyped bool') return call('printbool');
  if (u.name === 'unsafe.Pointer') return call('printpointer');
  if (complexBits(type)) {
    const wide = convertComplex(fn, value, { kind: 'Basic', name: 'complex128' }, e);
    return call('printcomplex', partsOf(fn, wide, e));
  }
  const kind = numberKind(type);
  const [reg] = regs;
  if (!kind || reg === undefined) return fn.unsupported(e, 'printing this');
  const wide = convertNumber(fn, reg, kind, { kind: kind.kind, bits: 64 }, type);
  call(PRINTERS[kind.kind], [wide]);
}
