import { SCHED } from '../../memory';
import { CodeWriter, type Label } from '../wasm/code-writer';
import { OP } from '../wasm/opcodes';
import { beginLoop, leaveWhenOver, type LoopLocals, stepAndCount } from './loops';
import { type Parts, POLICY } from './parts';
import { pushGamma, pushRandomState, pushRank, pushRanked } from './random';
import { pushGOf, type StepLocals } from './step';

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
    ...loop,
    policy,
    low,
    high,
    quantum,
    step,
    // The goroutine of the last step until another is chosen.
    gid: last,
    g: code.local('i32'),
    left: code.local('i32'),
    state: code.local('i64'),
    ahead: code.local('i32'),
    aheadG: code.local('i32'),
    aheadBits: code.local('i64'),
    z: code.local('i64'),
    rest: code.local('i64'),
    rank: code.local('i32'),
    count: code.local('i32'),
    below: code.local('i32'),
    shift: code.local('i32'),
    isFew: code.local('i32'),
  };
  code.get(policy);
  code.i32(POLICY.random);
  code.op(OP.i32Eq);
  code.if();
  pushRandomState(code, low, high, step);
  code.set(at.state);
  writeLoop(p, code, at, {
    choose: (lookAgain) => takeAhead(code, at, lookAgain),
    prepare: () => lookAhead(p, code, at),
  });
  code.else();
  code.get(policy);
  code.i32(POLICY.golike);
  code.op(OP.i32Eq);
  code.if();
  // `choose` asks the runtime, whose queues know.
  writeLoop(p, code, at, { choose: (lookAgain) => code.br(lookAgain), prepare: () => {} });
  code.else();
  beginTurn(code, at);
  writeLoop(p, code, at, { choose: () => stayOrTurn(p, code, at), prepare: () => {} });
  code.end();
  code.end();
  code.get(at.done);
  p.module.define(p.func.run, code.finish());
}

/** How a policy chooses among few goroutines: sets gid and g, and does something before the step is made. */
interface Chooser {
  readonly choose: (lookAgain: Label) => void;
  readonly prepare: () => void;
}

function writeLoop(p: Parts, code: CodeWriter, at: RunLocals, chooser: Chooser): void {
  const over = code.block();
  const again = code.loop();
  leaveWhenOver(p, code, at, over);
  const chosen = code.block();
  const lookAgain = code.block();
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.allglen);
  code.i32(64);
  code.op(OP.i32LeU);
  code.tee(at.isFew);
  code.op(OP.i32Eqz);
  code.brIf(lookAgain);
  chooser.choose(lookAgain);
  code.br(chosen);
  code.end();
  for (const local of [at.policy, at.low, at.high, at.quantum]) code.get(local);
  code.get(at.step);
  code.get(at.done);
  code.op(OP.i32Add);
  code.get(at.gid);
  code.call(p.func.choose);
  code.set(at.gid);
  pushGOf(p, code, at.gid);
  code.set(at.g);
  code.end();
  code.get(at.gid);
  code.op(OP.i32Eqz);
  code.brIf(over);
  code.get(at.isFew);
  code.if();
  chooser.prepare();
  code.end();
  stepAndCount(p, code, at);
  code.br(again);
  code.end();
  code.end();
}

interface RunLocals extends LoopLocals, StepLocals {
  readonly policy: number;
  readonly low: number;
  readonly high: number;
  readonly quantum: number;
  /** Number of the run's first step. */
  readonly step: number;
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
  readonly count: number;
  readonly below: number;
  readonly shift: number;
  /** All goroutines have a bit in one word: only then something is prepared. */
  readonly isFew: number;
}

/** Round robin's division, once a run: (quantum - step % quantum) % quantum. */
function beginTurn(code: CodeWriter, { quantum, policy, left, step }: RunLocals): void {
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

function stayOrTurn(p: Parts, code: CodeWriter, at: RunLocals): void {
  const { bits, left, rest, gid } = at;
  const settled = code.block();
  const turn = code.block();
  code.get(left);
  code.op(OP.i32Eqz);
  code.if();
  code.get(at.quantum);
  code.set(left);
  code.br(turn);
  code.end();
  code.get(bits);
  code.get(gid);
  code.op(OP.i64ExtendI32U, OP.i64ShrU, OP.i32WrapI64);
  code.i32(1);
  code.op(OP.i32And);
  code.brIf(settled);
  code.end();
  // Those behind the last one, or else anybody.
  code.get(bits);
  code.i64(-2n);
  code.get(gid);
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
  pushGOf(p, code, gid);
  code.set(at.g);
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
  pushRanked(code, { rank, bits: rest, count: at.count, below: at.below, shift: at.shift });
  code.i32(63);
  code.op(OP.i32And);
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
