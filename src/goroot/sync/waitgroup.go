package sync

import "sync/atomic"

// A WaitGroup waits for goroutines to finish. (Go 1.23 waitgroup.go; spec/sync.md §4)
type WaitGroup struct {
	noCopy noCopy
	state  atomic.Uint64 // counter in the high half, waiters in the low half
	sema   uint32
}

// Add adds delta to the counter. When it comes to 0, all waiters go on.
func (wg *WaitGroup) Add(delta int) {
	state := wg.state.Add(uint64(delta) << 32)
	counter, waiters := int32(state>>32), uint32(state)
	switch {
	case counter < 0:
		panic("sync: negative WaitGroup counter")
	case waiters > 0 && delta > 0 && counter == int32(delta):
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	case counter > 0 || waiters == 0:
		return
	case wg.state.Load() != state:
		// The counter is 0 and there are waiters: nobody may touch it now.
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
	for wg.state.Store(0); waiters > 0; waiters-- {
		runtime_Semrelease(&wg.sema, false)
	}
}

// Done takes one off the counter.
func (wg *WaitGroup) Done() {
	wg.Add(-1)
}

// Wait waits until the counter is 0.
func (wg *WaitGroup) Wait() {
	for {
		state := wg.state.Load()
		if int32(state>>32) == 0 {
			return
		}
		if wg.state.CompareAndSwap(state, state+1) {
			runtime_Semacquire(&wg.sema)
			if wg.state.Load() != 0 {
				panic("sync: WaitGroup is reused before previous Wait has returned")
			}
			return
		}
	}
}
