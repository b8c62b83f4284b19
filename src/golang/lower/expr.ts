import type { BlockId, Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Type } from '../types/type';
import { valueAs } from './assignable';
import { type Operand, arithmetic, complement, shift } from './arith';
import { callsFirst } from './call-order';
import { receiveExpr } from './channel-ops';
import { functionValue, methodValue } from './callee';
import { compareExpr } from './compare';
import { complexArithmetic, partsOf } from './complex';
import { constant } from './constant';
import { namedFunction } from './callee-name';
import type { Fn } from './fn';
import { complexBits, isString, normalize, numberKind, widen } from './integer';
import { assertion, dynamicType, isInterface } from './interface';
import { underlying } from './layout';
import { compositeLiteral, newLiteral } from './literal';
import { addressOf, load, zeroValue } from './memory';
import { sliceExpr } from './slices';
import { type Value, words } from './value';

/** The value of an expression, its operands evaluated once, in order. */
export function lowerValue(fn: Fn, e: ast.Expr): Value {
  const known = fn.info.types.get(e);
  if (known?.value !== undefined && underlying(known.type).kind !== 'Interface')
    return constant(fn, known.value, known.type);
  switch (e.kind) {
    case 'ParenExpr':
      return fn.value(e.x);
    case 'Ident':
      return identifier(fn, e);
    case 'SelectorExpr':
      return selector(fn, e);
    case 'IndexExpr': {
      const symbol = namedFunction(fn, e);
      return symbol === undefined ? load(fn, fn.place(e)) : functionValue(fn, symbol, e);
    }
    case 'StarExpr':
      return load(fn, fn.place(e));
    case 'CallExpr':
      return fn.parts.call(fn, e)[0] ?? fn.unsupported(e, 'this call');
    case 'CompositeLit':
      return compositeLiteral(fn, e);
    case 'FuncLit':
      return words(fn.typeOf(e), fn.parts.closure(fn, e));
    case 'SliceExpr':
      return sliceExpr(fn, e);
    case 'TypeAssertExpr':
      return typeAssert(fn, e);
    case 'UnaryExpr':
      return unary(fn, e);
    case 'BinaryExpr':
      return words(fn.typeOf(e), ...binary(fn, e));
    case 'BasicLit':
    case 'KeyValueExpr':
    case 'ArrayType':
    case 'MapType':
    case 'ChanType':
    case 'StructType':
    case 'InterfaceType':
    case 'FuncType':
    case 'Ellipsis':
    case 'BadExpr':
      return fn.unsupported(e, 'this expression');
  }
}

function identifier(fn: Fn, e: ast.Ident): Value {
  const use = fn.info.uses.get(e);
  switch (use?.kind) {
    case 'Var':
      return load(fn, fn.place(e));
    case 'Func':
      return functionValue(fn, namedFunction(fn, e) ?? use.symbol, e);
    case 'Const':
      return constant(fn, use.value, use.type);
    case 'Nil':
      return zeroValue(fn, fn.typeOf(e));
    case 'TypeName':
    case 'PkgName':
    case 'Builtin':
    case undefined:
      return fn.unsupported(e, `this use of ${e.name}`);
  }
}

function selector(fn: Fn, e: ast.SelectorExpr): Value {
  const selection = fn.info.selections.get(e);
  if (selection && selection.kind !== 'field') return methodValue(fn, e, selection);
  const symbol = namedFunction(fn, e);
  return symbol === undefined ? load(fn, fn.place(e)) : functionValue(fn, symbol, e);
}

function unary(fn: Fn, e: ast.UnaryExpr): Value {
  const type = fn.typeOf(e);
  switch (e.op) {
    case '+':
      return fn.value(e.x);
    case '-': {
      if (complexBits(type)) {
        const [re, im] = partsOf(fn, fn.value(e.x), e);
        return words(type, fn.b.un('neg', re), fn.b.un('neg', im));
      }
      const x = fn.word(e.x);
      const kind = numberKind(type);
      if (!kind) return fn.unsupported(e, 'this operation');
      if (kind.kind === 'float') return words(type, fn.b.un('neg', x));
      const zero = fn.b.const(fn.b.typeOf(x), 0);
      return words(type, normalize(fn, fn.b.bin('sub', zero, x), kind));
    }
    case '^': {
      const kind = numberKind(type);
      return kind
        ? words(type, complement(fn, fn.word(e.x), kind))
        : fn.unsupported(e, 'this operation');
    }
    case '!':
      return words(type, fn.b.un('eqz', fn.word(e.x)));
    case '&':
      return words(type, addressExpr(fn, e.x));
    case '<-':
      return receiveExpr(fn, e, true).value ?? fn.unsupported(e, 'this receive');
    case '~':
      return fn.unsupported(e, 'this operation');
  }
}

function addressExpr(fn: Fn, x: ast.Expr): Reg {
  if (x.kind === 'ParenExpr') return addressExpr(fn, x.x);
  if (x.kind === 'CompositeLit') return newLiteral(fn, x);
  const place = fn.place(x);
  return addressOf(fn, place, x);
}

function binary(fn: Fn, e: ast.BinaryExpr): readonly Reg[] {
  switch (e.op) {
    case '&&':
    case '||':
      return [logical(fn, e)];
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return [compareExpr(fn, e, e.op)];
    case '<<':
    case '>>': {
      const type = fn.typeOf(e);
      const x = fn.only(valueAs(fn, e.x, type), e);
      return [shift(fn, e.op, x, shiftCount(fn, e.y), type, e)];
    }
    default: {
      const type = fn.typeOf(e);
      const x = valueAs(fn, e.x, type);
      return operate(fn, e.op, x, e.y, type, e);
    }
  }
}

export type OperateOp = Exclude<ast.BinaryOp, '&&' | '||' | '==' | '!=' | '<' | '<=' | '>' | '>='>;

/** x op y for the operators that have an assignment form, but shifts. */
function operate(
  fn: Fn,
  op: Exclude<OperateOp, '<<' | '>>'>,
  x: Value,
  y: ast.Expr,
  type: Type,
  node: ast.Node,
): readonly Reg[] {
  return combine(fn, op, x, operandOf(fn, y, type), type, node);
}

/** The right operand of `x op y` or `x op= y`. */
export interface RightOperand {
  readonly value: Value;
  readonly constant: bigint | undefined;
  /** Of a shift count. */
  readonly signed: boolean;
}

export function operandOf(fn: Fn, y: ast.Expr, type: Type): RightOperand {
  const known = fn.info.types.get(y)?.value;
  const constant = typeof known === 'bigint' ? known : undefined;
  return { value: valueAs(fn, y, type), constant, signed: false };
}

export function shiftCount(fn: Fn, y: ast.Expr): Operand & { readonly signed: boolean } {
  const known = fn.info.types.get(y)?.value;
  const type = fn.typeOf(y);
  const constant = typeof known === 'bigint' ? known : undefined;
  const reg = constant === undefined ? widen(fn, fn.word(y), type) : fn.b.i64(constant);
  return { reg, constant, signed: numberKind(type)?.kind === 'int' };
}

export function combine(
  fn: Fn,
  op: Exclude<OperateOp, '<<' | '>>'>,
  x: Value,
  y: RightOperand,
  type: Type,
  node: ast.Node,
): readonly Reg[] {
  if (isString(type) && x.kind === 'words' && y.value.kind === 'words')
    return fn.runtime('concatstring2', [...x.regs, ...y.value.regs], ['i64', 'i64'], node);
  if (complexBits(type)) return complexArithmetic(fn, op, x, y.value, type, node);
  const reg = fn.only(y.value, node);
  return [arithmetic(fn, op, fn.only(x, node), { reg, constant: y.constant }, type, node)];
}

function logical(fn: Fn, e: ast.Expr): Reg {
  const { b } = fn;
  const [yes, no, done] = [b.block(), b.block(), b.block()];
  const result = b.reg('i32');
  lowerCondition(fn, e, yes, no);
  b.enter(yes);
  b.copyTo(result, b.i32(1));
  b.jump(done);
  b.enter(no);
  b.copyTo(result, b.i32(0));
  b.jump(done);
  b.enter(done);
  return result;
}

/** Branches on a condition without making a bool of it first. */
export function lowerCondition(fn: Fn, e: ast.Expr, then: BlockId, otherwise: BlockId): void {
  const known = fn.info.types.get(e)?.value;
  if (typeof known === 'boolean') {
    fn.b.jump(known ? then : otherwise);
  } else if (e.kind === 'ParenExpr') {
    lowerCondition(fn, e.x, then, otherwise);
  } else if (e.kind === 'UnaryExpr' && e.op === '!') {
    lowerCondition(fn, e.x, otherwise, then);
  } else if (e.kind === 'BinaryExpr' && (e.op === '&&' || e.op === '||')) {
    const second = fn.b.block();
    if (e.op === '&&') lowerCondition(fn, e.x, second, otherwise);
    else lowerCondition(fn, e.x, then, second);
    fn.b.enter(second);
    lowerCondition(fn, e.y, then, otherwise);
  } else {
    callsFirst(fn, [e]);
    fn.b.br(fn.word(e), then, otherwise);
  }
}

/** `x.(T)`, one result: panics when x holds something else. */
function typeAssert(fn: Fn, e: ast.TypeAssertExpr): Value {
  const type = fn.typeOf(e);
  const x = fn.value(e.x);
  const { ok, value } = assertion(fn, x, type, e);
  const have = dynamicType(fn, x, e);
  const want = fn.b.addr(fn.unit.descriptors.symbol(type));
  const [symbol, args] = isInterface(type)
    ? ['runtime.panicassert', [have, want]]
    : ['runtime.panicdottype', [have, want, fn.b.addr(fn.unit.descriptors.symbol(x.type))]];
  fn.b.emit({ op: 'panicif', cond: fn.b.un('eqz', ok), symbol, args, pos: e.pos });
  return value();
}
