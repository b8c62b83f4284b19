import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Func, Reg } from '../golang';
import { blockAt, defsOf, layOut, successors, usesAtEnd, usesOf } from './flow';
import { has, liveAtStart } from './liveness';
import { func } from './testing/assembler';

const REGS = 40;

/** Each block copies registers, then goes to one or two others or returns. */
const programs = fc.array(
  fc.record({
    copies: fc.array(fc.tuple(fc.nat(REGS - 1), fc.nat(REGS - 1)), { maxLength: 4 }),
    next: fc.array(fc.nat(), { maxLength: 2 }),
    used: fc.nat(REGS - 1),
  }),
  { minLength: 1, maxLength: 12 },
);

test('a register is live where some way leads to its use before it is set', () => {
  fc.assert(
    fc.property(programs, (blocks) => {
      const made = func('f', {}, (a) => {
        for (let reg = 0; reg < REGS; reg++) a.reg('i32');
        const ids = blocks.map((_, i) => (i === 0 ? 0 : a.block()));
        blocks.forEach(({ copies, next, used }, i) => {
          a.enter(ids[i] ?? 0);
          for (const [dst, from] of copies) a.copyTo(dst, from);
          const [then, otherwise] = next.map((n) => ids[n % ids.length] ?? 0);
          if (then === undefined) a.ret(used);
          else if (otherwise === undefined) a.jump(then);
          else a.br(used, then, otherwise);
        });
      });
      const layout = layOut(made);
      const live = liveAtStart(made, layout);
      for (const id of layout.order) {
        const set = live.get(id) ?? new Uint32Array();
        const found = made.regs.flatMap((_, reg) => (has(set, reg) ? [reg] : []));
        expect(found).toEqual(
          made.regs.flatMap((_, reg) => (isNeeded(made, id, reg) ? [reg] : [])),
        );
      }
    }),
    { numRuns: 300 },
  );
});

/** Follows all ways from the start of a block. */
function isNeeded(made: Func, from: number, reg: Reg): boolean {
  const seen = new Set<number>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const block = blockAt(made, id);
    let isSet = false;
    for (const instr of block.instrs) {
      if (usesOf(instr).includes(reg)) return true;
      isSet = defsOf(instr).includes(reg);
      if (isSet) break;
    }
    if (isSet) continue;
    if (usesAtEnd(block.end).includes(reg)) return true;
    open.push(...successors(block));
  }
  return false;
}

test('what loops in loops need is found in time that hardly grows with their depth', () => {
  const DEPTH = 2000;
  const made = func('f', {}, (a) => {
    const conds = Array.from({ length: DEPTH }, () => a.reg('i32'));
    const heads = conds.map(() => a.block());
    const ends = conds.map(() => a.block());
    a.jump(heads[0] ?? 0);
    conds.forEach((cond, i) => {
      a.enter(heads[i] ?? 0);
      a.br(cond, heads[i + 1] ?? ends[i] ?? 0, ends[i - 1] ?? ends[0] ?? 0);
      a.enter(ends[i] ?? 0);
      if (i === 0) a.ret();
      else a.jump(heads[i] ?? 0);
    });
  });
  // Laid out by hand, as heads and then ends the other way round: real programs nest less.
  const count = Array.from({ length: DEPTH }, (_, i) => i);
  const order = [0, ...count.map((i) => 1 + i), ...count.map((i) => 2 * DEPTH - i)];
  const loops = count.slice(1).map((i) => ({ start: 1 + i, end: 2 * DEPTH + 1 - i }));
  const began = process.cpuUsage().user;
  const live = liveAtStart(made, { order, loops });
  // Microseconds; it takes some hundredths of that, and a round for each loop would take ten times as much.
  expect(process.cpuUsage().user - began).toBeLessThan(1e6);
  const innermost = live.get(DEPTH) ?? new Uint32Array();
  expect(made.regs.filter((_, reg) => !has(innermost, reg))).toEqual(['i32']);
});
