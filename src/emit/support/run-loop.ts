import { SCHED } from '../../memory';
import { CodeWriter, type Label } from '../wasm/code-writer';
import { OP } from '../wasm/opcodes';
import { beginLoop, leaveWhenOver, stepAndCount } from './loops';
import { type Parts, POLICY } from './parts';
import { dropLowest, pushGamma, pushRandomState, pushRank } from './random';
import { pushGOf } from './step';

/**
 * (policy, seed low, seed high, quantum, first step, count, last) → steps made.
 *
 * Chooses as `choose` does. While all goroutines there are have a bit in one word, it needs not call it.
 */
export function defineRun(p: Parts): void {
  const [policy, low, high, quantum, step, count, last] = [0, 1, 2, 3, 4, 5, 6];
  const code = new CodeWriter(7);
  const loop = beginLoop(p, code, count);
  const at: RunLocals = {
    policy,
    quantum,
    last,
    bits: loop.bits,
    gid: code.local('i32'),
    g: code.local('i32'),
    left: code.local('i32'),
    state: code.local('i64'),
    ahead: code.local('i32'),
    aheadG: code.local('i32'),
    aheadBits: code.local('i64'),
    z: code.local('i64'),
    rest: code.local('i64'),
    rank: code.local('i32'),
  };
  beginTurn(code, at, step);
  pushRandomState(code, low, high, step);
  code.set(at.state);
  const over = code.block();
  const again = code.loop();
  leaveWhenOver(p, code, loop, over);
  const ready = code.block();
  const chosen = code.block();
  const lookAgain = code.block();
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.allglen);
  code.i32(64);
  code.op(OP.i32GtU);
  code.brIf(lookAgain);
  code.get(policy);
  code.i32(POLICY.random);
  code.op(OP.i32Eq);
  code.if();
  takeAhead(code, at, lookAgain);
  code.br(ready);
  code.end();
  stayOrTurn(code, at);
  code.br(chosen);
  code.end();
  for (const local of [policy, low, high, quantum]) code.get(local);
  code.get(step);
  code.get(loop.done);
  code.op(OP.i32Add);
  code.get(last);
  code.call(p.func.choose);
  code.set(at.gid);
  code.end();
  pushGOf(p, code, at.gid);
  code.set(at.g);
  code.end();
  code.get(at.gid);
  code.op(OP.i32Eqz);
  code.brIf(over);
  code.get(policy);
  code.i32(POLICY.random);
  code.op(OP.i32Eq);
  code.if();
  lookAhead(p, code, at);
  code.end();
  stepAndCount(p, code, { ...loop, ...at });
  code.get(at.gid);
  code.set(last);
  code.br(again);
  code.end();
  code.end();
  code.get(loop.done);
  p.module.define(p.func.run, code.finish());
}

interface RunLocals {
  readonly policy: number;
  readonly quantum: number;
  readonly last: number;
  readonly bits: number;
  readonly gid: number;
  readonly g: number;
  /** Steps that are left of a turn; by hand it never comes to 0. */
  readonly left: number;
  /** splitmix64's state. */
  readonly state: number;
  /** Who takes the next step when aheadBits can still run. */
  readonly ahead: number;
  readonly aheadG: number;
  readonly aheadBits: number;
  readonly z: number;
  readonly rest: number;
  readonly rank: number;
}

/** Round robin's division, once a run: (quantum - step % quantum) % quantum. */
function beginTurn(code: CodeWriter, { quantum, policy, left }: RunLocals, step: number): void {
  code.get(quantum);
  code.get(step);
  code.get(quantum);
  code.op(OP.i32RemU, OP.i32Sub);
  code.get(quantum);
  code.op(OP.i32RemU);
  code.i32(-1);
  code.get(policy);
  code.i32(POLICY.roundRobin);
  code.op(OP.i32Eq, OP.select);
  code.set(left);
}

function stayOrTurn(code: CodeWriter, at: RunLocals): void {
  const { bits, last, left, rest, gid } = at;
  const settled = code.block();
  const turn = code.block();
  code.get(left);
  code.op(OP.i32Eqz);
  code.if();
  code.get(at.quantum);
  code.set(left);
  code.br(turn);
  code.end();
  code.get(last);
  code.set(gid);
  code.get(bits);
  code.get(last);
  code.op(OP.i64ExtendI32U, OP.i64ShrU, OP.i32WrapI64);
  code.i32(1);
  code.op(OP.i32And);
  code.brIf(settled);
  code.end();
  // Those behind the last one, or else anybody.
  code.get(bits);
  code.i64(-2n);
  code.get(last);
  code.op(OP.i64ExtendI32U, OP.i64Shl, OP.i64And);
  code.set(rest);
  code.get(rest);
  code.get(bits);
  code.get(rest);
  code.i64(0n);
  code.op(OP.i64Ne, OP.select);
  code.set(rest);
  pushLowest(code, rest);
  code.set(gid);
  code.end();
  code.get(left);
  code.i32(1);
  code.op(OP.i32Sub);
  code.set(left);
}

/** The choice that was made before the last step holds as long as the same goroutines can run. */
function takeAhead(code: CodeWriter, at: RunLocals, lookAgain: Label): void {
  code.get(at.aheadBits);
  code.get(at.bits);
  code.op(OP.i64Ne);
  code.brIf(lookAgain);
  code.get(at.ahead);
  code.set(at.gid);
  code.get(at.aheadG);
  code.set(at.g);
}

/**
 * Makes the next random choice before this step: a processor mispredicts where a goroutine chosen at random goes
 * on, and should not have to wait for the choice as well.
 */
function lookAhead(p: Parts, code: CodeWriter, at: RunLocals): void {
  const { bits, state, rest, rank } = at;
  code.get(state);
  pushGamma(code);
  code.op(OP.i64Add);
  code.set(state);
  pushRank(code, at, () => {
    code.get(bits);
    code.op(OP.i64Popcnt);
  });
  code.set(rank);
  code.get(bits);
  code.set(rest);
  dropLowest(code, rank, rest);
  pushLowest(code, rest);
  code.set(at.ahead);
  pushGOf(p, code, at.ahead);
  code.set(at.aheadG);
  code.get(bits);
  code.set(at.aheadBits);
}

/** Of no bit the count is 64, and nobody has id 0. */
function pushLowest(code: CodeWriter, bits: number): void {
  code.get(bits);
  code.op(OP.i64Ctz, OP.i32WrapI64);
  code.i32(63);
  code.op(OP.i32And);
}
