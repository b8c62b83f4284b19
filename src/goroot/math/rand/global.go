package rand

import (
	"sync"
	_ "unsafe" // for go:linkname
)

// draw draws from the run's own chance, which follows from the seed of the run.
//
//go:linkname draw runtime.rand
func draw() uint64

// A runSource draws from there.
type runSource struct{}

func (runSource) Int63() int64   { return int64(draw() &^ (1 << 63)) }
func (runSource) Uint64() uint64 { return draw() }

// Seed is never called: the package's Seed puts another source in this one's place.
func (runSource) Seed(int64) {}

// A sharedSource is for all goroutines.
type sharedSource struct {
	sync.Mutex
	rngSource
}

func (s *sharedSource) Int63() int64 { return int64(s.Uint64() &^ (1 << 63)) }

func (s *sharedSource) Uint64() uint64 {
	s.Lock()
	defer s.Unlock()
	return s.rngSource.Uint64()
}

func (s *sharedSource) Seed(seed int64) {
	s.Lock()
	defer s.Unlock()
	s.rngSource.Seed(seed)
}

// shared is what the functions of the package draw from. Before the first Seed it
// has no state of its own.
//
//hmapscope:private
var shared = New(runSource{})

// Seed makes the package's functions repeatable: they then draw from one Source.
func Seed(seed int64) {
	if _, isFirst := shared.src.(runSource); isFirst {
		shared = New(new(sharedSource))
	}
	shared.Seed(seed)
}
