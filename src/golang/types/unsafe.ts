import type * as ast from '../syntax/ast';
import {
  BYTE,
  isInvalid,
  pointerTo,
  sliceOf,
  STRING,
  UINTPTR,
  UNSAFE_POINTER,
  under,
} from './basic';
import type { Checker } from './checker';
import { integerOperand } from './indexing';
import { constant, invalid, type Operand, valueOf } from './operand';
import { alignof, fieldOffsets, sizeof } from './sizes';
import { assignment, withDefaultType } from './untyped';

/** The functions of package unsafe; only our own library imports it. */
export function unsafeCall(c: Checker, e: ast.CallExpr, name: string): Operand {
  const [first, second] = e.args;
  if (first === undefined) {
    c.error(e, `invalid operation: not enough arguments for ${name}() (expected 1, found 0)`);
    return invalid(e);
  }
  if (name === 'unsafe.Offsetof') return offsetOf(c, e, first);
  const x = c.rules.expr(c, first);
  if (x.mode === 'invalid') return invalid(e);
  const t = under(x.type);
  const length = second === undefined ? undefined : lengthArgument(c, second);
  if (length?.mode === 'invalid') return invalid(e);
  switch (name) {
    case 'unsafe.Sizeof':
    case 'unsafe.Alignof': {
      const { type } = withDefaultType(c, x);
      if (isInvalid(type)) return invalid(e);
      return constant(e, UINTPTR, BigInt(name === 'unsafe.Sizeof' ? sizeof(type) : alignof(type)));
    }
    case 'unsafe.Add':
      assignment(c, x, UNSAFE_POINTER, 'argument to unsafe.Add');
      return valueOf(e, UNSAFE_POINTER);
    case 'unsafe.Slice':
      if (t.kind !== 'Pointer') break;
      return valueOf(e, sliceOf(t.elem));
    case 'unsafe.SliceData':
      if (t.kind !== 'Slice') break;
      return valueOf(e, pointerTo(t.elem));
    case 'unsafe.String':
      assignment(c, x, pointerTo(BYTE), 'argument to unsafe.String');
      return valueOf(e, STRING);
    default:
      assignment(c, x, STRING, 'argument to unsafe.StringData');
      return valueOf(e, pointerTo(BYTE));
  }
  c.error(first, `invalid argument: ${c.describe(x)} for ${name}`);
  return invalid(e);
}

/** Pointer arithmetic may go backwards; lengths may not, which only the running program can tell. */
function lengthArgument(c: Checker, e: ast.Expr): Operand {
  const x = c.rules.expr(c, e);
  if (typeof x.value === 'bigint' && x.value < 0n) return withDefaultType(c, x);
  return integerOperand(c, x, 'index');
}

function offsetOf(c: Checker, e: ast.CallExpr, arg: ast.Expr): Operand {
  const field = arg.kind === 'ParenExpr' ? arg.x : arg;
  const x = c.rules.expr(c, field);
  if (x.mode === 'invalid') return invalid(e);
  const selection = field.kind === 'SelectorExpr' ? c.info.selections.get(field) : undefined;
  if (field.kind !== 'SelectorExpr' || selection?.kind !== 'field') {
    c.error(arg, `invalid argument: ${c.describe(x)} is not a selector expression`);
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
  return constant(e, UINTPTR, BigInt(offset));
}
