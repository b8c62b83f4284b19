import type { Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Type } from '../types/type';
import { countedLoop } from './counted-loop';
import type { Fn } from './fn';
import {
  type Leaf,
  fieldName,
  isBig,
  leafCount,
  leavesOf,
  offsetsOf,
  sizeOf,
  underlying,
  writtenLeaves,
} from './layout';
import type { MemPlace, Place, SlotPlace, Value } from './value';
import { leafSite, pathText } from './site';

/** Loads and stores of whole values, leaf by leaf in the order of memory: one access a word, one site an access. */

export function load(fn: Fn, place: Place): Value {
  if (isBig(place.type)) return spill(fn, place);
  const regs = loadLeaves(fn, place, leavesOf(place.type));
  return { kind: 'words', regs, type: place.type };
}

/** Only the leaves asked for: `len(h.list)` reads one word of three. */
export function loadLeaves(fn: Fn, place: Place, leaves: readonly Leaf[]): readonly Reg[] {
  switch (place.kind) {
    case 'regs': {
      const all = leavesOf(place.type);
      return leaves.map((leaf) => place.regs[all.indexOf(leaf)] ?? zero(fn, leaf));
    }
    case 'slot':
      return leaves.map((leaf) => {
        const dst = fn.b.reg(leaf.val);
        const offset = place.offset + leaf.offset;
        fn.b.emit({ op: 'slotload', dst, slot: place.slot, offset, mem: leaf.mem });
        return dst;
      });
    case 'mem':
      checkUse(fn, place);
      return leaves.map((leaf) => {
        const dst = fn.b.reg(leaf.val);
        const { addr, pos } = place;
        const offset = place.offset + leaf.offset;
        fn.b.emit({
          op: 'load',
          dst,
          addr,
          offset,
          mem: leaf.mem,
          ...leafSite(place, leaf, 'read'),
          pos,
        });
        return dst;
      });
  }
}

export function store(fn: Fn, place: Place, value: Value): void {
  if (value.kind === 'spilled') {
    move(fn, place, { ...value, kind: 'slot' });
    return;
  }
  const leaves = leavesOf(place.type);
  if (place.kind === 'mem') checkUse(fn, place);
  leaves.forEach((leaf, i) => {
    const src = value.regs[i];
    if (src !== undefined) storeLeaf(fn, place, leaf, i, src);
  });
}

export function storeLeaf(fn: Fn, place: Place, leaf: Leaf, index: number, src: Reg): void {
  const offset = (place.kind === 'regs' ? 0 : place.offset) + leaf.offset;
  switch (place.kind) {
    case 'regs': {
      const dst = place.regs[index];
      if (dst !== undefined) fn.b.copyTo(dst, src);
      return;
    }
    case 'slot':
      fn.b.emit({ op: 'slotstore', slot: place.slot, offset, src, mem: leaf.mem });
      return;
    case 'mem': {
      const { addr, pos } = place;
      fn.b.emit({
        op: 'store',
        addr,
        offset,
        src,
        mem: leaf.mem,
        ...leafSite(place, leaf, 'write'),
        pos,
      });
      return;
    }
  }
}

/** A value of zeros. */
export function zeroValue(fn: Fn, type: Type): Value {
  if (isBig(type)) {
    const slot = fn.b.slot(sizeOf(type));
    fn.b.emit({ op: 'slotzero', slot });
    return { kind: 'spilled', slot, offset: 0, type };
  }
  return { kind: 'words', regs: leavesOf(type).map((leaf) => zero(fn, leaf)), type };
}

function zero(fn: Fn, leaf: Leaf): Reg {
  return fn.b.const(leaf.val, 0);
}

/** The value in registers of its own, which an assignment to a variable in between can't change. */
export function held(fn: Fn, value: Value): Value {
  if (value.kind === 'spilled') return value;
  return { ...value, regs: value.regs.map((reg) => fn.b.copy(reg)) };
}

/** The index checks that were put off until the place is used. */
export function check(fn: Fn, place: MemPlace): void {
  for (const { index, length, unsigned, pos } of place.checks.splice(0)) {
    const cond = fn.b.bin('ge_u', index, length);
    const symbol = unsigned ? 'runtime.panicIndexU' : 'runtime.panicIndex';
    fn.b.emit({ op: 'panicif', cond, symbol, args: [index, length], pos });
  }
}

/** A pointer to the place. Only what escapes, or was promised not to, is asked for it. */
export function addressOf(fn: Fn, place: Place, node: ast.Node): Reg {
  switch (place.kind) {
    case 'regs':
      return fn.unsupported(node, 'taking this address');
    case 'slot':
      return fn.b.slotAddr(place.slot, place.offset);
    case 'mem':
      check(fn, place);
      checkNotNil(fn, place);
      return fn.b.addConst(place.addr, place.offset);
  }
}

/**
 * Before an access. Far from nil there may be memory, and of a value of size 0 there is no access, but nothing can
 * lie behind nil either.
 */
function checkUse(fn: Fn, place: MemPlace): void {
  check(fn, place);
  const size = sizeOf(place.type);
  if (size === 0 || place.far || isFar(place.offset + size)) checkNotNil(fn, place);
}

/** Addresses below this are never mapped, and the machine looks for them. */
const FIRST_MAPPED = 1 << 20;

export function isFar(offset: number): boolean {
  return offset > FIRST_MAPPED;
}

/** `&p.x` panics when p is nil. Our library never asks for the address of a field of nil. */
function checkNotNil(fn: Fn, place: MemPlace): void {
  if (!fn.unit.isUser || place.nilable === undefined) return;
  const cond = fn.b.un('eqz', place.nilable);
  const args = [place.nilable];
  fn.b.emit({ op: 'panicif', cond, symbol: 'runtime.panicmem', args, pos: place.pos });
}

/** A private place behind a pointer: a fresh object, the caller's slot, a closure object. */
export function privatePlace(addr: Reg, offset: number, type: Type, pos: number): MemPlace {
  const text = '';
  return {
    kind: 'mem',
    addr,
    offset,
    type,
    visible: false,
    text,
    field: undefined,
    pos,
    end: pos,
    nilable: undefined,
    far: false,
    checks: [],
  };
}

/** The part of a place that lies `offset` bytes into it. */
export function part(
  place: MemPlace | SlotPlace,
  offset: number,
  type: Type,
): MemPlace | SlotPlace {
  return { ...place, offset: place.offset + offset, type };
}

function spill(fn: Fn, place: Place): Value {
  const slot = fn.b.slot(sizeOf(place.type));
  move(fn, { kind: 'slot', slot, offset: 0, type: place.type }, place);
  return { kind: 'spilled', slot, offset: 0, type: place.type };
}

/** More leaves than this are copied by a loop. */
const MAX_UNROLLED = 64;

/** Each is a few instructions of WebAssembly; structs that hold one another twice at every depth have many more. */
const MAX_COPIED = 10_000;

/** Copies between places without registers for the whole; a visible side is still accessed word by word. */
export function move(fn: Fn, to: Place, from: Place): void {
  const visible = (place: Place): place is MemPlace => place.kind === 'mem' && place.visible;
  if (from.kind === 'regs' || to.kind === 'regs') {
    store(fn, to, load(fn, from));
    return;
  }
  for (const place of [from, to]) if (place.kind === 'mem') checkUse(fn, place);
  const seen = visible(from) ? from : visible(to) ? to : undefined;
  if (seen === undefined) {
    const size = fn.b.i64(sizeOf(to.type));
    const src = rawAddress(fn, from);
    fn.b.emit({ op: 'memcopy', dst: rawAddress(fn, to), src, size });
    return;
  }
  if (leafCount(to.type) > MAX_UNROLLED) {
    if (writtenLeaves(to.type) > MAX_COPIED) fn.unsupported(seen, 'copies of structs this large');
    moveByPart(fn, to, from);
    return;
  }
  for (const leaf of leavesOf(to.type)) {
    const [reg] = loadLeaves(fn, from, [leaf]);
    if (reg !== undefined) storeLeaf(fn, to, leaf, 0, reg);
  }
}

function moveByPart(fn: Fn, to: MemPlace | SlotPlace, from: MemPlace | SlotPlace): void {
  const u = underlying(to.type);
  if (u.kind === 'Struct') {
    const offsets = offsetsOf(u);
    u.fields.forEach((field, i) => {
      const [offset, path] = [offsets[i] ?? 0, `.${field.name}`];
      const at = (place: MemPlace | SlotPlace): MemPlace | SlotPlace => {
        const inside = part(place, offset, field.type);
        if (inside.kind === 'slot') return inside;
        return {
          ...inside,
          text: pathText(inside.text, path),
          field: fieldName(place.type, field.name) ?? inside.field,
        };
      };
      move(fn, at(to), at(from));
    });
  }
  if (u.kind !== 'Array') return;
  const { elem } = u;
  const start = (place: MemPlace | SlotPlace): MemPlace => ({
    ...privatePlace(rawAddress(fn, place), 0, elem, 0),
    ...(place.kind === 'mem'
      ? {
          visible: place.visible,
          text: `${place.text}[…]`,
          field: place.field,
          pos: place.pos,
          end: place.end,
        }
      : {}),
  });
  const source = start(from);
  const target = start(to);
  countedLoop(fn, fn.b.i64(u.len), (i) => {
    const offset = fn.b.bin('mul', i, fn.b.i64(sizeOf(elem)));
    const at = (place: MemPlace): MemPlace => ({
      ...place,
      addr: fn.b.bin('add', place.addr, offset),
    });
    if (isBig(elem)) move(fn, at(target), at(source));
    else store(fn, at(target), load(fn, at(source)));
  });
}

function rawAddress(fn: Fn, place: MemPlace | SlotPlace): Reg {
  return place.kind === 'slot'
    ? fn.b.slotAddr(place.slot, place.offset)
    : fn.b.addConst(place.addr, place.offset);
}
