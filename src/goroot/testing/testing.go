// Package testing runs tests as `go test -v` does, in the program itself: the machine
// makes a main for a file with tests that has none (golang/test-main.ts).
package testing

import (
	"errors"
	"os"
	"runtime"
	"time"
)

// T is a test.
type T struct {
	common
	isParallel bool
	isEnv      bool
	context    *context
}

var errNilPanicOrGoexit = errors.New("test executed panic(nil) or runtime.Goexit")

// Run runs f as a test within the test, in a goroutine of its own, until it is over or
// waits for its turn to run in parallel. It reports whether it has not failed.
func (t *T) Run(name string, f func(t *T)) bool {
	sub := &T{context: t.context}
	sub.name = t.context.fullName(&t.common, name)
	sub.level = t.level + 1
	sub.parent = &t.common
	sub.printer = t.printer
	sub.barrier = make(chan bool)
	sub.signal = make(chan bool, 1)
	sub.isEnv = t.isEnv
	var pcs [50]uintptr
	n := runtime.Callers(2, pcs[:])
	sub.creator = pcs[:n]
	sub.printer.update(sub.name, "=== RUN   "+sub.name+"\n")
	go tRunner(sub, f)
	if !<-sub.signal {
		// It ended the test that this one is in.
		runtime.Goexit()
	}
	return !sub.Failed()
}

// tRunner is the goroutine of a test.
func tRunner(t *T, fn func(t *T)) {
	defer func() {
		signal := true
		defer func() { t.signal <- signal }()
		err := recover()
		t.mu.Lock()
		finished := t.finished
		t.mu.Unlock()
		if !finished && err == nil {
			err = errNilPanicOrGoexit
			for p := t.parent; p != nil; p = p.parent {
				p.mu.Lock()
				over := p.finished
				p.mu.Unlock()
				if over {
					t.Errorf("%v: subtest may have called FailNow on a parent test", err)
					err = nil
					signal = false
					break
				}
			}
		}
		doPanic := func(err any) {
			t.Fail()
			t.runCleanup()
			t.duration += time.Since(t.start)
			t.reportFailures()
			panic(err)
		}
		if err != nil {
			doPanic(err)
		}
		t.duration += time.Since(t.start)
		if len(t.sub) > 0 {
			t.context.release()
			close(t.barrier)
			for _, sub := range t.sub {
				<-sub.signal
			}
			t.runCleanup()
			if !t.isParallel {
				t.context.wait()
			}
		} else if t.isParallel {
			t.context.release()
		}
		t.report()
		t.mu.Lock()
		t.done = true
		t.mu.Unlock()
	}()
	defer func() {
		if len(t.sub) == 0 {
			t.runCleanup()
		}
	}()
	t.start = time.Now()
	fn(t)
	t.finish(false)
}

// Parallel has the test wait until its parent is over, and then run beside the others
// that called it.
func (t *T) Parallel() {
	if t.isParallel {
		panic("testing: t.Parallel called multiple times")
	}
	if t.isEnv {
		panic("testing: t.Parallel called after t.Setenv; cannot set environment variables in parallel tests")
	}
	t.isParallel = true
	t.duration += time.Since(t.start)
	t.context.parents(t)
	t.printer.update(t.name, "=== PAUSE "+t.name+"\n")
	t.signal <- true
	<-t.parent.barrier
	t.context.wait()
	t.printer.update(t.name, "=== CONT  "+t.name+"\n")
	t.start = time.Now()
}

// Setenv sets a variable of the environment until the test is over.
func (t *T) Setenv(key, value string) {
	if t.isParallel {
		panic("testing: t.Setenv called after t.Parallel; cannot set environment variables in parallel tests")
	}
	t.isEnv = true
	t.common.Setenv(key, value)
}

// Deadline reports that there is none.
func (t *T) Deadline() (deadline time.Time, ok bool) { return time.Time{}, false }

// Cleanup has f called when the test is over, with all those that it ran.
func (c *common) Cleanup(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cleanups = append(c.cleanups, func() { f() })
}

// runCleanup calls the last function of Cleanup first. When one of them panics the
// others run all the same.
func (c *common) runCleanup() {
	defer func() {
		c.mu.Lock()
		left := len(c.cleanups)
		c.mu.Unlock()
		if left > 0 {
			c.runCleanup()
		}
	}()
	for {
		c.mu.Lock()
		n := len(c.cleanups)
		var f func()
		if n > 0 {
			f = c.cleanups[n-1]
			c.cleanups = c.cleanups[:n-1]
		}
		c.mu.Unlock()
		if f == nil {
			return
		}
		f()
	}
}

// What the main of a test lists.
type (
	InternalTest struct {
		Name string
		F    func(*T)
	}
	InternalBenchmark struct {
		Name string
		F    func(b *B)
	}
	InternalExample struct {
		Name      string
		F         func()
		Output    string
		Unordered bool
	}
)

// M is a run of all tests.
type M struct {
	tests      []InternalTest
	benchmarks []InternalBenchmark
	examples   []InternalExample
	exitCode   int
}

// Run runs the tests and returns the exit status.
func (m *M) Run() int {
	if len(m.tests)+len(m.examples) == 0 {
		os.Stderr.WriteString("testing: warning: no tests to run\n")
	}
	ok := runTests(m.tests)
	ok = runExamples(m.examples) && ok
	if ok {
		os.Stdout.WriteString("PASS\n")
	} else {
		os.Stdout.WriteString("FAIL\n")
		m.exitCode = 1
	}
	return m.exitCode
}

func runTests(tests []InternalTest) bool {
	t := &T{context: newContext()}
	t.printer = new(printer)
	t.barrier = make(chan bool)
	t.signal = make(chan bool, 1)
	tRunner(t, func(t *T) {
		for _, test := range tests {
			t.Run(test.Name, test.F)
		}
	})
	<-t.signal
	return !t.Failed()
}

// MainStart is what the main of a test calls, and MainExit when TestMain has returned.
func MainStart(tests []InternalTest, benchmarks []InternalBenchmark, examples []InternalExample) *M {
	isTest = true
	return &M{tests: tests, benchmarks: benchmarks, examples: examples}
}

func MainExit(m *M) { os.Exit(m.exitCode) }
