import { describe, expect, it } from 'vitest';
import { type TracedFrame, type TracedGoroutine, tracebackText } from './crash-text';

function frame(func: string, line: number, params: 'none' | 'some' = 'none'): TracedFrame {
  const library = /^(?:runtime|sync)\./.exec(func);
  const file = library === null ? 'main.go' : `${library[0].slice(0, -1)}/x.go`;
  const wrapper = /wrap\d+$|-fm$/.test(func);
  return { func, file, line, hasParams: params === 'some', wrapper };
}

const even = frame('main.even', 5);

/** The capture of spec/hmap.md §16, less words and distances. */
const twoWriters: TracedGoroutine[] = [
  {
    gid: 6,
    status: 'running',
    frames: [
      frame('runtime.fatal', 1, 'some'),
      frame('runtime.mapassign_fast64', 122, 'some'),
      frame('main.main.func1', 13, 'some'),
      frame('runtime.gostart', 9),
    ],
    createdBy: { gid: 1, func: 'main.main', file: 'main.go', line: 10 },
  },
  {
    gid: 1,
    status: 'semacquire',
    frames: [
      frame('runtime.semacquire', 40, 'some'),
      frame('sync.runtime_Semacquire', 71, 'some'),
      frame('sync.(*WaitGroup).Wait', 118, 'some'),
      frame('main.main', 17),
      frame('runtime.main', 200),
    ],
    createdBy: undefined,
  },
];

describe('a traceback', () => {
  it('lists goroutines as Go does, the runtime hidden', () => {
    expect(tracebackText(twoWriters, 'user')).toBe(`
goroutine 6 [running]:
main.main.func1(...)
	main.go:13
created by main.main in goroutine 1
	main.go:10

goroutine 1 [semacquire]:
sync.runtime_Semacquire(...)
	sync/x.go:71
sync.(*WaitGroup).Wait(...)
	sync/x.go:118
main.main()
	main.go:17
`);
  });

  it('shows the runtime when the runtime itself is at odds', () => {
    expect(tracebackText(twoWriters, 'system')).toContain(
      'runtime.mapassign_fast64(...)\n\truntime/x.go:122\n',
    );
  });

  it('shows a panic only between deferred code and what panicked', () => {
    const frames = ['runtime.gopanic', 'main.main.func1', 'runtime.gopanic', 'main.main'];
    const goroutine = { gid: 1, status: 'running', createdBy: undefined };
    const text = tracebackText(
      [{ ...goroutine, frames: frames.map((name) => frame(name, 7)) }],
      'user',
    );
    expect(text.split('\n').filter((line) => line.endsWith(')'))).toEqual([
      'main.main.func1()',
      'panic()',
      'main.main()',
    ]);
  });

  it('leaves out the middle of a deep recursion', () => {
    const frames = Array.from({ length: 130 }, (_, i) => frame(`main.f${i}`, 5));
    const text = tracebackText(
      [{ gid: 1, status: 'running', frames, createdBy: undefined }],
      'user',
    );
    expect(text).toContain('main.f49()\n\tmain.go:5\n...30 frames elided...\nmain.f80()\n');
    expect(text.split('\n').filter((line) => line.startsWith('main.f'))).toHaveLength(100);
  });

  it('looks at a stack of any depth once, and holds its ends only', () => {
    for (const depth of [99, 100, 101, 149, 150, 151, 3_000_000]) {
      let looked = 0;
      const frames = {
        forEach: (see: (frame: TracedFrame) => void) => {
          for (; looked < depth; looked++) see(looked % 2 === 0 ? even : frame('runtime.odd', 5));
          see(frame('main.main', depth));
        },
      };
      const text = tracebackText(
        [{ gid: 1, status: 'running', frames, createdBy: undefined }],
        'user',
      );
      const shown = Math.ceil(depth / 2) + 1;
      const lines = text.split('\n').filter((line) => line.startsWith('main.'));
      expect(lines).toHaveLength(Math.min(shown, 100));
      expect(text.match(/\.\.\.(\d+) frames/)?.[1] ?? '0').toBe(`${Math.max(0, shown - 100)}`);
      expect(text.endsWith(`main.even()\n\tmain.go:5\nmain.main()\n\tmain.go:${depth}\n`)).toBe(
        true,
      );
      expect(looked).toBe(depth);
    }
  });

  it('shows the runtime rather than nothing', () => {
    const frames = [frame('runtime.block', 3), frame('runtime.Gosched', 3)];
    const text = tracebackText(
      [{ gid: 1, status: 'running', frames, createdBy: undefined }],
      'user',
    );
    expect(text).toContain('runtime.Gosched()');
    expect(text).not.toContain('runtime.block()');
    const alone = {
      gid: 1,
      status: 'runnable',
      frames: [frame('runtime.gostart', 3)],
      createdBy: undefined,
    };
    expect(tracebackText([alone], 'user')).toContain('runtime.gostart()');
  });
});
