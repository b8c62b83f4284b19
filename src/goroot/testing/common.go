package testing

import (
	"fmt"
	"os"
	"runtime"
	"sync"
	"time"
)

// TB is what tests and benchmarks have in common.
type TB interface {
	Cleanup(func())
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Setenv(key, value string)
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool

	private()
}

var (
	_ TB = (*T)(nil)
	_ TB = (*B)(nil)
)

// common is the state of a test or a benchmark.
type common struct {
	mu       sync.Mutex
	name     string
	level    int // 1: a test of its own, 2: one that it runs, …
	parent   *common
	printer  *printer
	output   []byte // of the tests that it ran: printed behind its own result
	helpers  []string
	cleanups []func()
	runFrom  []uintptr // who called Run

	failed   bool
	skipped  bool
	finished bool // its function is over, or said that it is
	done     bool // it was reported

	start    time.Time
	duration time.Duration
	gate     chan bool // closed when the parallel ones may go on
	told     chan bool // it is over, or paused
	beside   []*T      // its parallel ones
}

func (c *common) private() {}

// Name returns the name, those of the tests around it in front.
func (c *common) Name() string { return c.name }

// Fail marks it as failed, and those around it.
func (c *common) Fail() {
	if c.parent != nil {
		c.parent.Fail()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done {
		panic("Fail in goroutine after " + c.name + " has completed")
	}
	c.failed = true
}

// Failed reports whether it has failed.
func (c *common) Failed() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.failed
}

// FailNow is Fail, and the end of the goroutine.
func (c *common) FailNow() {
	c.Fail()
	c.finish(false)
	runtime.Goexit()
}

func (c *common) finish(skipped bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.finished = true
	c.skipped = c.skipped || skipped
}

// SkipNow marks it as skipped and ends the goroutine.
func (c *common) SkipNow() {
	c.finish(true)
	runtime.Goexit()
}

// Skipped reports whether it was skipped.
func (c *common) Skipped() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.skipped
}

// Each of these calls log itself: its caller's line is the one that is shown.

func (c *common) Log(args ...any)                 { c.log(fmt.Sprintln(args...)) }
func (c *common) Logf(format string, args ...any) { c.log(fmt.Sprintf(format, args...)) }

func (c *common) Error(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.Fail()
}

func (c *common) Errorf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.Fail()
}

func (c *common) Fatal(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.FailNow()
}

func (c *common) Fatalf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.FailNow()
}

func (c *common) Skip(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.SkipNow()
}

func (c *common) Skipf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.SkipNow()
}

// Helper marks the calling function: lines of its callers are shown instead of its own.
func (c *common) Helper() {
	pc, _, _, ok := runtime.Caller(1)
	if !ok {
		return
	}
	name := runtime.FuncForPC(pc).Name()
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.isHelper(name) {
		c.helpers = append(c.helpers, name)
	}
}

func (c *common) isHelper(name string) bool {
	for _, helper := range c.helpers {
		if helper == name {
			return true
		}
	}
	return false
}

// Setenv sets a variable of the environment until the test is over.
func (c *common) Setenv(key, value string) {
	old, was := os.LookupEnv(key)
	if err := os.Setenv(key, value); err != nil {
		c.Fatalf("cannot set environment variable: %v", err)
	}
	c.Cleanup(func() {
		if was {
			os.Setenv(key, old)
		} else {
			os.Unsetenv(key)
		}
	})
}

// Short, Verbose and CoverMode are what `go test -v` would say.
func Short() bool       { return false }
func Verbose() bool     { return true }
func CoverMode() string { return "" }

// Testing reports whether the program is a test.
func Testing() bool { return isTest }

var isTest bool
