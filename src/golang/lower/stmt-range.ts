import type { Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { MapT, Type } from '../types/type';
import { callsFirst } from './call-order';
import { receive } from './channel-ops';
import type { Fn } from './fn';
import { isString, numberKind } from './integer';
import { leavesOf, sizeOf, underlying } from './layout';
import { isMapClearLoop, mapClear } from './map-ops';
import { load, loadLeaves, move, privatePlace } from './memory';
import { elementAddress, followed } from './place';
import { assignTogether } from './stmt-assign';
import { lowerRangeFunc } from './stmt-range-func';
import { type AnyNode, containsInFunction } from '../syntax/walk';
import { type MemPlace, type Place, type Value, words } from './value';

type LowerBlock = (fn: Fn, block: ast.Block) => void;

const INT: Type = { kind: 'Basic', name: 'int' };
const RUNE: Type = { kind: 'Basic', name: 'int32' };

/** `for k, v := range x`, by what x is. */
export function lowerRange(
  fn: Fn,
  s: ast.RangeStmt,
  label: string | undefined,
  lowerBlock: LowerBlock,
): void {
  callsFirst(fn, [s.x]);
  const type = fn.typeOf(s.x);
  const u = underlying(type);
  const loop = new Loop(fn, s, label, lowerBlock);
  switch (u.kind) {
    case 'Basic':
      if (isString(type)) loop.string();
      else loop.integer(type);
      return;
    case 'Slice':
      loop.slice(u.elem);
      return;
    case 'Array':
      loop.array(u.elem, u.len);
      return;
    case 'Pointer': {
      const array = underlying(u.elem);
      if (array.kind !== 'Array') return fn.unsupported(s.x, 'this range');
      loop.arrayPointer(array.elem, array.len);
      return;
    }
    case 'Map':
      loop.map(u);
      return;
    case 'Chan':
      loop.channel(u.elem);
      return;
    case 'Func':
      lowerRangeFunc(fn, s, label, u, lowerBlock);
      return;
    default:
      return fn.unsupported(s.x, 'this range');
  }
}

class Loop {
  constructor(
    private readonly fn: Fn,
    private readonly s: ast.RangeStmt,
    private readonly label: string | undefined,
    private readonly lowerBlock: LowerBlock,
  ) {}

  /** head: go on while `more`; body with the variables set; then `advance`. */
  private run(more: () => Reg, bind: () => void, advance: () => void): void {
    const { b } = this.fn;
    const [head, body, next, done] = [b.block(), b.block(), b.block(), b.block()];
    b.jump(head);
    b.enter(head);
    b.br(more(), body, done);
    b.enter(body);
    bind();
    this.fn.targets.push({ label: this.label, breakTo: done, continueTo: next });
    this.lowerBlock(this.fn, this.s.body);
    this.fn.targets.pop();
    b.jump(next);
    b.enter(next);
    advance();
    b.jump(head);
    b.enter(done);
  }

  /** The variables of this iteration are new ones, or others are assigned to, both targets being found first. */
  private set(key: () => Value, value?: () => Value): void {
    const { fn, s } = this;
    const wanted = (['key', 'value'] as const).flatMap((which) => {
      const e = s[which];
      const give = which === 'key' ? key : value;
      return e && give && this.wants(which) ? [{ e, value: give }] : [];
    });
    assignTogether(fn, wanted, s.define);
  }

  private wants(which: 'key' | 'value'): boolean {
    const e = this.s[which];
    return e !== undefined && !(e.kind === 'Ident' && e.name === '_');
  }

  private count(from: number, n: Reg, bind: (i: Reg) => void): void {
    const { b } = this.fn;
    const i = b.reg('i64');
    b.copyTo(i, b.i64(from));
    this.run(
      () => b.bin('lt_s', i, n),
      () => bind(i),
      () => b.copyTo(i, b.bin('add', i, b.i64(1))),
    );
  }

  integer(type: Type): void {
    const { b } = this.fn;
    const kind = numberKind(type);
    if (!kind) return this.fn.unsupported(this.s.x, 'this range');
    const n = b.copy(this.fn.word(this.s.x));
    const val = b.typeOf(n);
    const i = b.reg(val);
    b.copyTo(i, b.const(val, 0));
    this.run(
      () => b.bin(kind.kind === 'uint' ? 'lt_u' : 'lt_s', i, n),
      () => this.set(() => words(type, i)),
      () => b.copyTo(i, b.bin('add', i, b.const(val, 1))),
    );
  }

  slice(elem: Type): void {
    const { fn } = this;
    const place = fn.place(this.s.x);
    const [ptr, n] = loadLeaves(fn, place, leavesOf(place.type).slice(0, 2)).map((r) =>
      fn.b.copy(r),
    );
    if (ptr === undefined || n === undefined) return fn.unsupported(this.s.x, 'this range');
    this.elements(ptr, n, elem, fn.visible);
  }

  /** Of an array Go takes a copy first; only its length when no elements are asked for. */
  array(elem: Type, len: number): void {
    const { fn } = this;
    if (!this.wants('value')) {
      if (containsInFunction(this.s.x, mayDoMore)) fn.value(this.s.x);
      this.count(0, fn.b.i64(len), (i) => this.set(() => words(INT, i)));
      return;
    }
    const type = fn.typeOf(this.s.x);
    const slot = fn.b.slot(sizeOf(type));
    const copy: Place = { kind: 'slot', slot, offset: 0, type };
    move(fn, copy, fn.place(this.s.x));
    this.elements(fn.b.slotAddr(slot), fn.b.i64(len), elem, false);
  }

  arrayPointer(elem: Type, len: number): void {
    const { fn } = this;
    const place = followed(fn, fn.place(this.s.x), fn.text(this.s.x), this.s.x);
    if (place.kind !== 'mem') return fn.unsupported(this.s.x, 'this range');
    this.elements(place.addr, fn.b.i64(len), elem, place.visible);
  }

  private elements(start: Reg, n: Reg, elem: Type, visible: boolean): void {
    const { fn, s } = this;
    const index = s.key && this.wants('key') ? fn.text(s.key) : '…';
    this.count(0, n, (i) => {
      const value = (): Value => {
        const addr = elementAddress(fn, start, i, sizeOf(elem));
        return load(fn, this.at(addr, elem, visible, `${fn.text(s.x)}[${index}]`));
      };
      this.set(() => words(INT, i), value);
    });
  }

  private at(addr: Reg, type: Type, visible: boolean, text: string): MemPlace {
    const { pos, end } = this.s.x;
    return { ...privatePlace(addr, 0, type, pos), end, visible, text };
  }

  /** Runes and where they start; bytes of strings never change, so nothing here is visible. */
  string(): void {
    const { fn } = this;
    const { b } = fn;
    const text = fn.value(this.s.x);
    const [ptr, length] = text.kind === 'words' ? text.regs.map((reg) => b.copy(reg)) : [];
    if (ptr === undefined || length === undefined) return fn.unsupported(this.s.x, 'this range');
    const [i, next, rune] = [b.reg('i64'), b.reg('i64'), b.reg('i32')];
    b.copyTo(i, b.i64(0));
    this.run(
      () => b.bin('lt_s', i, length),
      () => {
        const [wide, done] = [b.block(), b.block()];
        const { pos } = this.s;
        b.emit({ op: 'load', dst: rune, addr: b.bin('add', ptr, i), offset: 0, mem: 'u8', pos });
        b.copyTo(next, b.bin('add', i, b.i64(1)));
        b.br(b.bin('ge_u', rune, b.i32(0x80)), wide, done);
        b.enter(wide);
        const [r, at] = fn.runtime('decoderune', [ptr, length, i], ['i32', 'i64'], this.s.x);
        if (r !== undefined && at !== undefined) {
          b.copyTo(rune, r);
          b.copyTo(next, at);
        }
        b.jump(done);
        b.enter(done);
        this.set(
          () => words(INT, i),
          () => words(RUNE, rune),
        );
      },
      () => b.copyTo(i, next),
    );
  }

  /** Receives until the channel is closed and empty. */
  channel(elem: Type): void {
    const { fn, s } = this;
    const chan = fn.b.copy(fn.word(s.x));
    let value: Value | undefined;
    this.run(
      () => {
        const text = `range ${fn.text(s.x)}`;
        const received = receive(fn, chan, elem, this.wants('key'), s.x, text);
        ({ value } = received);
        return received.ok;
      },
      () => this.set(() => value ?? fn.unsupported(s.x, 'this range')),
      () => undefined,
    );
  }

  /** spec/hmap.md §13: mapiterinit; while it.key is not nil: copy key and elem, body, mapiternext. */
  map(type: MapT): void {
    const { fn, s } = this;
    if (isMapClearLoop(fn, s, type)) {
      mapClear(fn, s.x, type, s);
      return;
    }
    const { b } = fn;
    const m = fn.word(s.x);
    const slot = b.slot(HITER_SIZE);
    if (fn.mayRepeat) b.emit({ op: 'slotzero', slot });
    const descriptor = b.addr(fn.unit.descriptors.symbol(type));
    fn.runtime('mapiterinit', [descriptor, m, b.slotAddr(slot)], [], s.x);
    const key = b.reg('i64');
    const name = fn.text(s.x);
    const keyName = s.key && this.wants('key') ? fn.text(s.key) : '…';
    this.run(
      () => {
        b.emit({ op: 'slotload', dst: key, slot, offset: 0, mem: 'i64' });
        return b.bin('ne', key, b.i64(0));
      },
      () => {
        const value = (): Value => {
          const elem = b.reg('i64');
          b.emit({ op: 'slotload', dst: elem, slot, offset: 8, mem: 'i64' });
          return load(fn, this.at(elem, type.elem, fn.visible, `${name}[${keyName}]`));
        };
        this.set(() => load(fn, this.at(key, type.key, fn.visible, `key of ${name}`)), value);
      },
      () => void fn.runtime('mapiternext', [b.slotAddr(slot)], [], s.x),
    );
  }
}

/** A call or a receive, whose value may not be wanted. */
function mayDoMore(node: AnyNode): boolean {
  return node.kind === 'CallExpr' || (node.kind === 'UnaryExpr' && node.op === '<-');
}

/** runtime.hiter (spec/hmap.md §1.4): key pointer at 0, elem pointer at 8. */
const HITER_SIZE = 96;
