package iter

import (
	"runtime"
	_ "unsafe" // for go:linkname
)

// A coroutine runs a sequence in a goroutine of its own, which has the turn while next
// or stop waits for it.
type coroutine struct {
	inside, outside uint32 // semaphores: whose turn it is
	wanted          bool   // next has asked, and there has been no yield since
	done            bool   // no more values are wanted, or there are none
	returned        bool   // the sequence has returned
	exits           bool   // the sequence has called runtime.Goexit
	panicked        bool
	failure         any // what it panicked with
}

// leave gives the turn away for good, and takes along how the sequence ended.
func (c *coroutine) leave() {
	if !c.returned {
		c.failure = recover()
		c.panicked = c.failure != nil
		c.exits = !c.panicked
	}
	c.done = true
	coroexit(&c.outside)
}

func (c *coroutine) checkYield(name string) {
	if c.done {
		return
	}
	if !c.wanted {
		panic(name + ": yield called again before next")
	}
	c.wanted = false
}

// yield gives the turn to next, and says whether another value is wanted.
func (c *coroutine) yield() bool {
	if !c.done {
		coroswitch(&c.outside, &c.inside)
	}
	return !c.done
}

// resume says whether there may be another value to wait for.
func (c *coroutine) resume(name string) bool {
	if c.done {
		return false
	}
	if c.wanted {
		panic(name + ": next called again before yield")
	}
	c.wanted = true
	return true
}

// finish says whether the sequence must be told that it is over.
func (c *coroutine) finish() bool {
	if c.done {
		return false
	}
	c.done = true
	return true
}

// caught returns what the sequence panicked with: its caller panics with that in turn, once.
func (c *coroutine) caught() any {
	c.panicked = false
	return c.failure
}

// pass ends the caller, if the sequence has ended its goroutine.
func (c *coroutine) pass() {
	if c.exits {
		runtime.Goexit()
	}
}

//go:linkname coroswitch runtime.coroswitch
func coroswitch(there, here *uint32)

//go:linkname coroawait runtime.coroawait
func coroawait(here *uint32)

//go:linkname coroexit runtime.coroexit
func coroexit(there *uint32)
