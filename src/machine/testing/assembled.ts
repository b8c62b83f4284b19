import { link, type Program } from '../../emit';
import {
  type Assembler,
  func,
  moduleOf,
  type Signature,
  variable,
} from '../../emit/testing/assembler';
import { bareRuntime } from '../../emit/testing/bare-runtime';
import type { Func } from '../../golang';
import { G, LOG_RECORD, LOG_START } from '../../memory';
import { createInstance, type Instance, type PolicyChoice } from '..';

export const BY_HAND: PolicyChoice = { kind: 'byHand' };
const GLOBALS = ['main.x', 'main.y', 'main.z'];

/** A program of main.main and other functions over the variables x, y and z. */
export function program(
  write: (a: Assembler) => void,
  others: readonly Func[] = [],
  memory: 'plain' | 'shared' = 'plain',
): Program {
  const main = moduleOf(
    'main',
    [func('main.main', {}, write), ...others],
    GLOBALS.map((name) => variable(name)),
  );
  return link(main, [bareRuntime()], { shared: memory === 'shared', mode: 'gated' });
}

export function start(...args: Parameters<typeof program>): Instance {
  return createInstance(program(...args), { seed: 1 });
}

export function finish(instance: Instance): number {
  return instance.run(BY_HAND, 0, 1_000_000, 1);
}

export function value(instance: Instance, name: string): bigint {
  const at = instance.program.symbols.get(`main.${name}`) ?? 0;
  return instance.view.getBigInt64(at, true);
}

/** What goroutine gid stands before, in the words of its site. */
export function next(instance: Instance, gid = 1): string {
  const stop = instance.program.stops[instance.view.getUint32(instance.gOf(gid) + G.stop, true)];
  const site = stop?.site;
  return site === undefined ? (stop?.kind ?? '') : `${site.kind} ${site.text}`;
}

export function records(instance: Instance): number[][] {
  const rows: number[][] = [];
  for (let at = LOG_START; at < instance.logEnd; at += LOG_RECORD) {
    rows.push([0, 4, 8, 12].map((word) => instance.view.getUint32(at + word, true)));
  }
  return rows;
}

/** x += 1, as a load and a store. */
export function increment(a: Assembler, name: string): void {
  const at = a.addr(`main.${name}`);
  a.store(at, a.bin('add', a.load(at, name), a.i64(1)), name);
}

export function worker(name: string, signature: Signature, write: (a: Assembler) => void): Func {
  return func(`main.${name}`, signature, write);
}

/** Main starts `count` goroutines that increment x and y `turns` times without a lock, and spins on z. */
export function crowd(count: number, turns: number, memory: 'plain' | 'shared' = 'plain'): Program {
  return program(
    (a) => {
      a.times(a.i64(count), () => {
        a.call('runtime.newproc', [a.addr('main.work·f')]);
      });
      const [wait, after] = [a.block(), a.block()];
      a.jump(wait);
      a.enter(wait);
      a.br(a.bin('lt_s', a.load(a.addr('main.z'), 'z'), a.i64(count)), wait, after);
      a.enter(after);
      a.ret();
    },
    [
      worker('work', {}, (a) => {
        a.times(a.i64(turns), (i) => {
          a.local('i', i);
          increment(a, 'x');
          a.call('main.bump', [a.addr('main.y')]);
        });
        const dst = a.reg('i64');
        const args = [a.i64(1)];
        a.emit({
          op: 'atomic',
          fn: 'add',
          dst,
          addr: a.addr('main.z'),
          offset: 0,
          mem: 'i64',
          args,
          pos: 1,
        });
        a.ret();
      }),
      worker('bump', { params: ['i64'] }, (a) => {
        a.store(0, a.bin('add', a.load(0, '*p'), a.i64(1)), '*p');
        a.ret();
      }),
    ],
    memory,
  );
}
