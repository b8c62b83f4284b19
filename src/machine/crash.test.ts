import { describe, expect, it } from 'vitest';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import type { PolicyChoice } from '../recording';
import { buildProgram } from './build';
import { faultOf } from './crash';
import { createInstance } from './instance';
import { printedText } from './output';
import { Run } from './run';
import { Pursuit } from './run-until';

let compiled: Library | undefined;

function crash(body: string, policy: PolicyChoice = { kind: 'byHand' }) {
  compiled ??= new Library(gorootSources);
  const built = buildProgram(`package main\n\n${body.trimStart()}`, compiled, 'plain');
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  const run = new Run(createInstance(built.program, { seed: 1 }), {
    seed: 1,
    policy,
    stepLimit: 1e5,
  });
  new Pursuit(run, { kind: 'end' }).advance(Number.POSITIVE_INFINITY);
  const fault = faultOf(run.memory, run.program);
  const out = printedText(run.memory, run.program)
    .map(({ text }) => text)
    .join('');
  // Our library has lines of its own, and our machine no program counter.
  const stderr = fault?.stderr
    .replace(/^(\t(?:sync|runtime)\/\w+\.go):\d+$/gm, '$1')
    .replace(/ pc=\w+/, '');
  return { out, stderr, status: fault?.exitStatus };
}

/**
 * Expected texts are what real Go 1.23 printed (built with -gcflags=-l, so that nothing is inlined), less argument words,
 * distances, folders and lines of its library.
 */
describe('a crash reads as real Go prints it', { timeout: 60_000 }, () => {
  it('when all goroutines are asleep', () => {
    const { stderr, status } = crash(`
import "sync"

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	mu.Lock()
	wg.Add(1)
	go func() {
		mu.Lock()
		wg.Done()
	}()
	wg.Wait()
}
`);
    expect(stderr).toBe(`fatal error: all goroutines are asleep - deadlock!

goroutine 1 [semacquire]:
sync.runtime_Semacquire(...)
	runtime/sema.go
sync.(*WaitGroup).Wait(...)
	sync/waitgroup.go
main.main()
	main.go:14

goroutine 5 [sync.Mutex.Lock]:
sync.runtime_SemacquireMutex(...)
	runtime/sema.go
sync.(*Mutex).lockSlow(...)
	sync/mutex.go
sync.(*Mutex).Lock(...)
	sync/mutex.go
main.main.func1()
	main.go:11
created by main.main in goroutine 1
	main.go:10
`);
    expect(status).toBe(2);
  });

  it('when an index is out of range', () => {
    const { stderr } = crash(`
func at(s []int, i int) int {
	return s[i]
}

func main() {
	println(at([]int{1, 2, 3}, 5))
}
`);
    expect(stderr).toBe(`panic: runtime error: index out of range [5] with length 3

goroutine 1 [running]:
main.at(...)
	main.go:4
main.main()
	main.go:8
`);
  });

  it('when a nil map is assigned to, after the deferred calls', () => {
    const { out, stderr } = crash(`
import "fmt"

func main() {
	var m map[int]int
	defer fmt.Println("deferred")
	m[1] = 2
}
`);
    expect(out).toBe('deferred\n');
    expect(stderr).toBe(`panic: assignment to entry in nil map

goroutine 1 [running]:
main.main()
	main.go:8
`);
  });

  it('when a goroutine follows a nil pointer', () => {
    const { stderr } = crash(`
import "sync"

func work(wg *sync.WaitGroup, p *int) {
	defer wg.Done()
	*p = 1
}

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go work(&wg, nil)
	wg.Wait()
}
`);
    expect(stderr).toBe(`panic: runtime error: invalid memory address or nil pointer dereference
[signal SIGSEGV: segmentation violation code=0x1 addr=0x0]

goroutine 5 [running]:
main.work(...)
	main.go:7
created by main.main in goroutine 1
	main.go:13
`);
  });

  it('when a deferred call panics too', () => {
    const { stderr } = crash(`
func main() {
	defer func() {
		panic("second")
	}()
	panic("first")
}
`);
    expect(stderr).toBe(`panic: first
	panic: second

goroutine 1 [running]:
main.main.func1()
	main.go:5
panic(...)
	runtime/panic.go
main.main()
	main.go:7
`);
  });

  it('when an unlocked mutex is unlocked', () => {
    const { stderr } = crash(`
import "sync"

func main() {
	var mu sync.Mutex
	mu.Unlock()
}
`);
    expect(stderr).toBe(`fatal error: sync: unlock of unlocked mutex

goroutine 1 [running]:
sync.fatal(...)
	runtime/panic.go
sync.(*Mutex).unlockSlow(...)
	sync/mutex.go
sync.(*Mutex).Unlock(...)
	sync/mutex.go
main.main()
	main.go:7
`);
  });

  it('when the text of a panic panics', () => {
    const { out, stderr, status } = crash(`
type E struct{}

func (E) Error() string { panic("in Error") }

func main() {
	defer println("deferred")
	panic(E{})
}
`);
    expect(out).toBe('deferred\n');
    expect(stderr?.split('\n')[0]).toBe('fatal error: panic while printing panic value: in Error');
    expect(stderr).toContain('main.E.Error()\n\tmain.go:5\n');
    expect(status).toBe(2);
  });

  it('whatever the length of a text', () => {
    const { stderr } = crash(`
import "strings"

func main() { panic(strings.Repeat("0123456789", 10000)) }
`);
    expect(stderr).toBe(
      `panic: ${'0123456789'.repeat(10000)}\n\ngoroutine 1 [running]:\nmain.main()\n\tmain.go:5\n`,
    );
  });
});
