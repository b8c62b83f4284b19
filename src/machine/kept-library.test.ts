import { describe, expect, test } from 'vitest';
import { keepHead } from '../emit';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { buildProgram } from './build';

const PLAIN = `package main

import (
	"fmt"
	"sync"
)

type counter struct {
	mu sync.Mutex
	by map[string]int
}

func main() {
	c := &counter{by: map[string]int{}}
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			c.mu.Lock()
			defer c.mu.Unlock()
			c.by[fmt.Sprint(i)]++
		}()
	}
	wg.Wait()
	fmt.Println(c.by)
}
`;

const GENERIC = `package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

type point struct{ x, y int }

func (p *point) String() string { return fmt.Sprint(p.x, "/", p.y) }

func main() {
	var last atomic.Pointer[point]
	last.Store(&point{1, 2})
	once := sync.OnceValue(func() point { return *last.Load() })
	fmt.Println(last.Load(), once(), strings.Repeat("ab", 2), math.Pi, time.Second)
	var seen sync.Map
	seen.Store(1, "a")
	xs := []int{3, 1, 2}
	sort.Ints(xs)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	<-ctx.Done()
	fmt.Println(errors.Is(ctx.Err(), context.Canceled), xs)
}
`;

const NOTHING = 'package main\n\nfunc main() {}\n';

const COMMON = `package main

import (
	"fmt"
	"sort"
)

func main() { fmt.Println(sort.SearchInts([]int{1, 2}, 2)) }
`;

const compiled = new Library(gorootSources);
/** With the code of functions, as another program had them. */
const kept = keptAfter(COMMON);

function keptAfter(text: string): Uint8Array<ArrayBuffer> {
  const library = new Library(gorootSources);
  for (const mode of ['gated', 'free'] as const) buildProgram(text, library, 'plain', { mode });
  return library.keep(keepHead);
}

describe('a program is the same bytes whether the library was compiled or read from what was kept', () => {
  const modes = ['gated', 'free'] as const;
  const programs = { PLAIN, GENERIC, NOTHING };
  const cases = Object.entries(programs).flatMap(([name, text]) =>
    modes.map((mode) => ({ name, mode, text })),
  );
  test.each(cases)('$name, $mode', ({ text, mode }) => {
    const programOf = (library: Library) => {
      const built = buildProgram(text, library, 'plain', { mode });
      if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
      return built.program;
    };
    const { wasm, image, ...tables } = programOf(compiled);
    // A reader of its own: no program depends on those before it.
    const again = programOf(new Library(gorootSources, kept));
    const { wasm: keptWasm, image: keptImage, ...keptTables } = again;
    expect(Buffer.compare(keptWasm, wasm)).toBe(0);
    expect(Buffer.compare(keptImage, image)).toBe(0);
    expect(keptTables).toEqual(tables);
  });
});

test('every function and datum is read as it was compiled', () => {
  const library = new Library(gorootSources, kept);
  const plain = ({
    path,
    files,
    funcs,
    data,
    types,
    init,
    imports,
  }: Library['modules'][number]) => {
    return { path, files, funcs, data, types, init, imports };
  };
  expect(library.modules.map(plain)).toEqual(compiled.modules.map(plain));
});

test('what is wrong with a program is told in the same words', () => {
  const text = `package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var p atomic.Pointer[int]
	p.Store("a")
	fmt.Printn(1)
	var s fmt.Stringer = p
}
`;
  const errors = (library: Library) => buildProgram(text, library, 'plain');
  expect(errors(new Library(gorootSources, kept))).toEqual(errors(compiled));
});
