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
	parallel bool
	hasEnv   bool
	context  *context
}

var errCutShort = errors.New("test executed panic(nil) or runtime.Goexit")

// Run runs f as a test within the test, in a goroutine of its own, until it is over or
// waits for its turn to run in parallel. It reports whether it has not failed.
func (t *T) Run(name string, f func(t *T)) bool {
	sub := &T{context: t.context}
	sub.name = t.context.fullName(&t.common, name)
	sub.level = t.level + 1
	sub.parent = &t.common
	sub.printer = t.printer
	sub.gate = make(chan bool)
	sub.told = make(chan bool, 1)
	sub.hasEnv = t.hasEnv
	var pcs [50]uintptr
	n := runtime.Callers(2, pcs[:])
	sub.runFrom = pcs[:n]
	sub.printer.update(sub.name, "=== RUN   "+sub.name+"\n")
	go tRunner(sub, f)
	if !<-sub.told {
		// It ended the test that this one is in.
		runtime.Goexit()
	}
	return !sub.Failed()
}

// tRunner is the goroutine of a test. It has Go's name, and its literals stand in Go's order: tracebacks show them.
func tRunner(t *T, fn func(t *T)) {
	defer func() {
		goOn := true // what Run returns to
		defer func() { t.told <- goOn }()
		cause := recover()
		if cause == nil && !t.isOver() {
			cause = errCutShort
			if t.isWithinOver() {
				t.Errorf("%v: subtest may have called FailNow on a parent test", cause)
				cause, goOn = nil, false
			}
		}
		die := func(cause any) {
			t.Fail()
			t.runCleanup()
			t.stopClock()
			t.reportFailures()
			panic(cause)
		}
		if cause != nil {
			die(cause)
		}
		t.stopClock()
		switch {
		case len(t.beside) > 0:
			t.runParallel()
		case t.parallel:
			t.context.release()
		}
		t.report()
		t.mu.Lock()
		defer t.mu.Unlock()
		t.done = true
	}()
	defer func() {
		if t.beside == nil {
			t.runCleanup()
		}
	}()
	t.start = time.Now()
	fn(t)
	t.finish(false)
}

// runParallel has those run that wait for the test to be over, in its place.
func (t *T) runParallel() {
	t.context.release()
	close(t.gate)
	for i := range t.beside {
		<-t.beside[i].told
	}
	t.runCleanup()
	if !t.parallel {
		t.context.wait()
	}
}

func (c *common) stopClock() { c.duration += time.Since(c.start) }

func (c *common) isOver() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.finished
}

// isWithinOver reports whether a test around it is over.
func (c *common) isWithinOver() bool {
	for c = c.parent; c != nil; c = c.parent {
		if c.isOver() {
			return true
		}
	}
	return false
}

// Parallel has the test wait until its parent is over, and then run beside the others
// that called it.
func (t *T) Parallel() {
	if t.parallel {
		panic("testing: t.Parallel called multiple times")
	}
	if t.hasEnv {
		panic("testing: t.Parallel called after t.Setenv; cannot set environment variables in parallel tests")
	}
	t.parallel = true
	t.stopClock()
	t.context.join(t)
	t.printer.update(t.name, "=== PAUSE "+t.name+"\n")
	t.told <- true
	<-t.parent.gate
	t.context.wait()
	t.printer.update(t.name, "=== CONT  "+t.name+"\n")
	t.start = time.Now()
}

// Setenv sets a variable of the environment until the test is over.
func (t *T) Setenv(key, value string) {
	if t.parallel {
		panic("testing: t.Setenv called after t.Parallel; cannot set environment variables in parallel tests")
	}
	t.hasEnv = true
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
		if c.hasCleanups() {
			c.runCleanup()
		}
	}()
	for c.hasCleanups() {
		c.lastCleanup()()
	}
}

func (c *common) hasCleanups() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.cleanups) > 0
}

// lastCleanup takes it off the list; what nobody is left to do, it does not.
func (c *common) lastCleanup() func() {
	c.mu.Lock()
	defer c.mu.Unlock()
	last := len(c.cleanups) - 1
	if last < 0 {
		return func() {}
	}
	f := c.cleanups[last]
	c.cleanups = c.cleanups[:last]
	return f
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
	t.gate = make(chan bool)
	t.told = make(chan bool, 1)
	tRunner(t, func(t *T) {
		for _, test := range tests {
			t.Run(test.Name, test.F)
		}
	})
	<-t.told
	return !t.Failed()
}

// MainStart is what the main of a test calls, and MainExit when TestMain has returned.
func MainStart(tests []InternalTest, benchmarks []InternalBenchmark, examples []InternalExample) *M {
	isTest = true
	return &M{tests: tests, benchmarks: benchmarks, examples: examples}
}

func MainExit(m *M) { os.Exit(m.exitCode) }
