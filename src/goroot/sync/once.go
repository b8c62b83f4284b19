package sync

import "sync/atomic"

// Once runs a function once. (Go 1.23 once.go; spec/sync.md §5)
type Once struct {
	done atomic.Uint32
	m    Mutex
}

// Do calls f if it is the first call. All other calls wait until f has returned.
func (o *Once) Do(f func()) {
	if o.done.Load() == 0 {
		o.doSlow(f)
	}
}

func (o *Once) doSlow(f func()) {
	o.m.Lock()
	defer o.m.Unlock()
	if o.done.Load() == 0 {
		defer o.done.Store(1)
		f()
	}
}
