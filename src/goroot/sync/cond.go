package sync

import (
	"sync/atomic"
	"unsafe"
)

// A Cond is where goroutines wait for news about what a lock guards.
// (Go 1.23 cond.go; spec/sync.md §6)
type Cond struct {
	noCopy  noCopy
	L       Locker // held by who looks at the condition, or changes it
	notify  notifyList
	checker copyChecker
}

// notifyList has the layout that runtime.notifyList has.
type notifyList struct {
	wait   uint32 // the ticket that the next waiter draws
	notify uint32 // the first ticket that has not been called
	lock   uintptr
	head   unsafe.Pointer
	tail   unsafe.Pointer
}

// NewCond returns a Cond with that lock.
func NewCond(l Locker) *Cond {
	return &Cond{L: l}
}

// Wait gives the lock back, waits to be woken, and takes the lock again. It draws
// its ticket while it holds the lock, so it misses no news.
func (c *Cond) Wait() {
	c.checker.check()
	t := runtime_notifyListAdd(&c.notify)
	c.L.Unlock()
	runtime_notifyListWait(&c.notify, t)
	c.L.Lock()
}

// Signal wakes the goroutine that has waited longest.
func (c *Cond) Signal() {
	c.checker.check()
	runtime_notifyListNotifyOne(&c.notify)
}

// Broadcast wakes all that wait.
func (c *Cond) Broadcast() {
	c.checker.check()
	runtime_notifyListNotifyAll(&c.notify)
}

// copyChecker holds its own address, from its first use on.
type copyChecker uintptr

func (c *copyChecker) check() {
	switch self := uintptr(unsafe.Pointer(c)); {
	case uintptr(*c) == self: // used here before
	case atomic.CompareAndSwapUintptr((*uintptr)(c), 0, self): // used first
	case uintptr(*c) != self: // nor has somebody else used it first just now
		panic("sync.Cond is copied")
	}
}
