import { describe, expect, it } from 'vitest';
import { FIRST_MAPPED } from '../memory';
import { link } from './link';
import { func, moduleOf, variable } from './testing/assembler';
import { bareRuntime } from './testing/bare-runtime';

const OPTIONS = { shared: false, mode: 'gated' } as const;

describe('linking', () => {
  const library = moduleOf(
    'lib',
    [
      func('lib.used', {}, (a) => {
        a.store(a.addr('lib.kept'), a.i64(1), 'kept');
        a.ret();
      }),
      func('lib.unused', {}, (a) => {
        a.store(a.addr('lib.dropped'), a.i64(1), 'dropped');
        a.ret();
      }),
    ],
    [variable('lib.kept', 8, [1, 2]), variable('lib.dropped')],
  );
  const main = moduleOf('main', [
    func('main.main', {}, (a) => {
      a.call('lib.used', []);
      a.ret();
    }),
  ]);

  it('takes what main reaches and nothing else', () => {
    const program = link(main, [bareRuntime(), library], OPTIONS);
    const names = program.funcs.map(({ name }) => name);
    expect(names).toContain('lib.used');
    expect(names).not.toContain('lib.unused');
    expect(program.symbols.has('lib.dropped')).toBe(false);
    const kept = program.symbols.get('lib.kept') ?? 0;
    expect([...program.image.subarray(kept - FIRST_MAPPED, kept - FIRST_MAPPED + 2)]).toEqual([
      1, 2,
    ]);
  });

  it('says who needs what is missing', () => {
    const broken = moduleOf('main', [
      func('main.main', {}, (a) => {
        a.call('lib.gone', []);
        a.ret();
      }),
    ]);
    expect(() => link(broken, [bareRuntime()], OPTIONS)).toThrow(
      'main.main needs lib.gone, which is missing',
    );
  });

  it('moves the types and files of each module behind those of the one before', () => {
    const program = link(main, [bareRuntime(), library], OPTIONS);
    expect(program.files.map(({ name }) => name)).toEqual(['runtime.go', 'lib.go', 'main.go']);
    const used = program.funcs.find(({ name }) => name === 'lib.used');
    expect(program.files[used?.file ?? 0]?.name).toBe('lib.go');
    expect(program.globals.find(({ name }) => name === 'lib.kept')?.type).toBe(1);
  });

  it('makes the same program from the same modules', () => {
    const once = link(main, [bareRuntime(), library], OPTIONS);
    const again = link(main, [bareRuntime(), library], OPTIONS);
    expect(again).toEqual(once);
  });

  it('makes of a library that it linked before what it makes of a new one', () => {
    const edited = moduleOf(
      'main',
      [
        func('main.more', { params: ['i64'] }, (a) => {
          a.panicIf(0, 'runtime.panicmem', [0]);
          a.ret();
        }),
        func('main.main', {}, (a) => {
          a.load(a.addr('main.x'), 'x');
          a.call('main.more', [a.i64(0)]);
          a.call('lib.unused', []);
          a.call('lib.used', []);
          a.ret();
        }),
      ],
      [variable('main.x', 4096)],
    );
    const kept = [bareRuntime(), library];
    link(main, kept, OPTIONS);
    for (const next of [edited, main, edited]) {
      const fresh = structuredClone({ next, kept });
      expect(link(next, kept, OPTIONS)).toEqual(link(fresh.next, fresh.kept, OPTIONS));
    }
  });

  it('numbers stops from 1, entries first', () => {
    const program = link(main, [bareRuntime(), library], OPTIONS);
    const entries = program.funcs.filter(({ frameSize }) => frameSize > 0);
    const owners = entries.map(({ firstStop }) => program.stops[firstStop]?.func ?? 0);
    expect(owners.map((func) => program.funcs[func])).toEqual(entries);
    const start = program.stops.find(({ site }) => site?.kind === 'start');
    expect(program.funcs[start?.func ?? 0]?.name).toBe('runtime.gostart');
  });
});
