import type * as ast from '../syntax/ast';
import type { Var } from '../types/info';
import { isBoxed } from './escape';
import type { Binding, Fn } from './fn';
import { newObject } from './interface';
import { leavesOf, sizeOf, underlying } from './layout';
import { privatePlace, store, zeroValue } from './memory';
import type { Value } from './value';

/**
 * Brings a local variable into being, with a value or zero. A box is fresh: its first store is private. Where the
 * declaration runs again (a loop), it makes a new box, and a slot is cleared.
 */
export function declare(
  fn: Fn,
  v: Var,
  value: Value | undefined,
  node: ast.Node,
  boxed = isBoxed(fn.escape, v),
): void {
  const binding = makeBinding(fn, v, value === undefined, node, boxed);
  fn.bindings.set(v, binding);
  noteLocal(fn, v, binding, false);
  if (value) initialize(fn, v, binding, value, node);
  else if (binding.kind === 'regs') initialize(fn, v, binding, zeroValue(fn, v.type), node);
}

function makeBinding(fn: Fn, v: Var, zero: boolean, node: ast.Node, boxed: boolean): Binding {
  if (boxed) {
    // The register must be the same whenever the declaration runs: closures made later look there.
    const reg = fn.b.reg('i64');
    fn.b.copyTo(reg, newObject(fn, v.type, node));
    return { kind: 'box', reg };
  }
  if (livesInSlot(fn, v)) {
    const slot = fn.b.slot(sizeOf(v.type));
    if (zero && fn.mayRepeat) fn.b.emit({ op: 'slotzero', slot });
    return { kind: 'slot', slot };
  }
  return { kind: 'regs', regs: leavesOf(v.type).map((leaf) => fn.b.reg(leaf.val)) };
}

function livesInSlot(fn: Fn, v: Var): boolean {
  const u = underlying(v.type);
  if (u.kind === 'Struct' || u.kind === 'Array') return true;
  return fn.escape.vars.get(v)?.frameAddress ?? false;
}

function initialize(fn: Fn, v: Var, binding: Binding, value: Value, node: ast.Node): void {
  switch (binding.kind) {
    case 'regs':
      store(fn, { ...binding, type: v.type }, value);
      return;
    case 'slot':
      store(fn, { ...binding, offset: 0, type: v.type }, value);
      return;
    case 'box':
      store(fn, privatePlace(binding.reg, 0, v.type, node.pos), value);
      return;
  }
}

/** A parameter: its value has come in registers, which may be the variable itself. */
export function declareParam(fn: Fn, v: Var, value: Value, node: ast.Node): void {
  const inPlace = value.kind === 'words' && !isBoxed(fn.escape, v) && !livesInSlot(fn, v);
  const binding: Binding = inPlace
    ? { kind: 'regs', regs: value.regs }
    : makeBinding(fn, v, false, node, isBoxed(fn.escape, v));
  fn.bindings.set(v, binding);
  noteLocal(fn, v, binding, true);
  if (!inPlace) initialize(fn, v, binding, value, node);
}

/** A captured variable inside the literal: a copy, or the box it shares with its maker. */
export function bindCaptured(fn: Fn, v: Var, binding: Binding): void {
  fn.bindings.set(v, binding);
  noteLocal(fn, v, binding, false);
}

function noteLocal(fn: Fn, v: Var, binding: Binding, param: boolean): void {
  switch (binding.kind) {
    case 'regs':
      fn.local(v, { kind: 'regs', regs: binding.regs }, param);
      return;
    case 'slot':
      fn.local(v, { kind: 'slot', slot: binding.slot }, param);
      return;
    case 'box':
      fn.local(v, { kind: 'box', reg: binding.reg }, param);
      return;
  }
}
