import type * as ast from '../syntax/ast';
import {
  BYTE,
  defaultType,
  INT,
  isInvalid,
  pointerTo,
  sliceOf,
  STRING,
  UINTPTR,
  UNSAFE_POINTER,
  under,
} from './basic';
import type { Checker } from './checker';
import { exprText } from './expr-text';
import { integerOperand } from './indexing';
import { constant, invalid, type Operand, valueOf } from './operand';
import type { Type } from './type';
import { alignof, fieldOffsets, hasOpenSize, sizeof } from './sizes';
import { assignment, convertUntyped } from './untyped';

/** The functions of package unsafe. */
export function unsafeCall(
  c: Checker,
  e: ast.CallExpr,
  name: string,
  /** Of its arguments, but for Offsetof's. */
  [x, n]: readonly Operand[],
): Operand {
  const [first] = e.args;
  if (first === undefined) return invalid(e);
  if (name === 'unsafe.Offsetof') return offsetOf(c, e, first);
  if (x === undefined) return invalid(e);
  const length = n === undefined ? undefined : lengthArgument(c, n, name);
  if (length?.mode === 'invalid') return invalid(e);
  const typed = (type: Type | undefined): boolean =>
    assignment(c, x, type, `argument to ${name}`).mode !== 'invalid';
  const t = under(x.type);
  switch (name) {
    case 'unsafe.Sizeof':
    case 'unsafe.Alignof': {
      if (!typed(undefined)) return invalid(e);
      const type = defaultType(x.type);
      if (isInvalid(type)) return invalid(e);
      if (hasOpenSize(type)) return valueOf(e, UINTPTR);
      return constant(e, UINTPTR, BigInt(name === 'unsafe.Sizeof' ? sizeof(type) : alignof(type)));
    }
    case 'unsafe.Add':
      return typed(UNSAFE_POINTER) ? valueOf(e, UNSAFE_POINTER) : invalid(e);
    case 'unsafe.Slice':
      if (t.kind === 'Pointer') return valueOf(e, sliceOf(t.elem));
      c.error(first, `invalid argument: ${c.describe(x)} is not a pointer`);
      return invalid(e);
    case 'unsafe.SliceData':
      if (t.kind === 'Slice') return valueOf(e, pointerTo(t.elem));
      c.error(first, `invalid argument: ${c.describe(x)} is not a slice`);
      return invalid(e);
    case 'unsafe.String':
      return typed(pointerTo(BYTE)) ? valueOf(e, STRING) : invalid(e);
    default:
      return typed(STRING) ? valueOf(e, pointerTo(BYTE)) : invalid(e);
  }
}

/** Pointer arithmetic may go backwards; lengths may not. */
function lengthArgument(c: Checker, x: Operand, name: string): Operand {
  const isBackwards = name === 'unsafe.Add' && typeof x.value === 'bigint' && x.value < 0n;
  return isBackwards ? convertUntyped(c, x, INT) : integerOperand(c, x, 'length');
}

function offsetOf(c: Checker, e: ast.CallExpr, arg: ast.Expr): Operand {
  let field = arg;
  while (field.kind === 'ParenExpr') field = field.x;
  const x = c.rules.expr(c, field);
  if (x.mode === 'invalid') return invalid(e);
  const selection = field.kind === 'SelectorExpr' ? c.info.selections.get(field) : undefined;
  if (field.kind !== 'SelectorExpr' || selection?.kind !== 'field') {
    const what = selection?.kind === 'method' ? 'a method value' : 'not a selector expression';
    c.error(arg, `invalid argument: ${exprText(arg)} is ${what}`);
    return invalid(e);
  }
  const base = c.info.types.get(field.x)?.type;
  let type = base;
  let offset = 0;
  for (const { index } of selection.path) {
    let struct = type === undefined ? undefined : under(type);
    if (struct?.kind === 'Pointer') struct = under(struct.elem);
    if (struct?.kind !== 'Struct') return invalid(e);
    offset += fieldOffsets(struct)[index] ?? 0;
    type = struct.fields[index]?.type;
  }
  if (base !== undefined && hasOpenSize(base)) return valueOf(e, UINTPTR);
  return constant(e, UINTPTR, BigInt(offset));
}
