package rand

import (
	"sync"
	_ "unsafe" // for go:linkname
)

// runtime_rand is the run's own chance: it follows from the seed of the run.
//
//go:linkname runtime_rand runtime.rand
func runtime_rand() uint64

// A runtimeSource draws from there.
type runtimeSource struct{}

func (*runtimeSource) Int63() int64    { return int64(runtime_rand() &^ (1 << 63)) }
func (*runtimeSource) Seed(seed int64) { panic("internal error: call to runtimeSource.Seed") }
func (*runtimeSource) Uint64() uint64  { return runtime_rand() }

// A lockedSource is for all goroutines.
type lockedSource struct {
	lk sync.Mutex
	s  *rngSource
}

func (r *lockedSource) Int63() int64 {
	r.lk.Lock()
	defer r.lk.Unlock()
	return r.s.Int63()
}

func (r *lockedSource) Uint64() uint64 {
	r.lk.Lock()
	defer r.lk.Unlock()
	return r.s.Uint64()
}

func (r *lockedSource) Seed(seed int64) {
	r.lk.Lock()
	defer r.lk.Unlock()
	r.s.Seed(seed)
}

// globalRand is what the functions of the package draw from. Before the first Seed it
// has no state of its own.
//
//hmapscope:private
var globalRand = New(&runtimeSource{})

// Seed makes the package's functions repeatable: they then draw from one Source.
func Seed(seed int64) {
	if l, ok := globalRand.src.(*lockedSource); ok {
		l.Seed(seed)
		globalRand.readPos = 0
		return
	}
	s := new(rngSource)
	s.Seed(seed)
	globalRand = New(&lockedSource{s: s})
}
