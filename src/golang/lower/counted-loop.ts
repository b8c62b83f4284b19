import type { Reg } from '../ir/ir';
import type { Fn } from './fn';

/** for i := 0; i < n; i++ { body(i) } */
export function countedLoop(fn: Fn, n: Reg, body: (i: Reg) => void): void {
  const { b } = fn;
  const [head, inside, done] = [b.block(), b.block(), b.block()];
  const i = b.reg('i64');
  b.copyTo(i, b.i64(0));
  b.jump(head);
  b.enter(head);
  b.br(b.bin('lt_s', i, n), inside, done);
  b.enter(inside);
  body(i);
  b.copyTo(i, b.bin('add', i, b.i64(1)));
  b.jump(head);
  b.enter(done);
}
