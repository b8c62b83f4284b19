package rand

import _ "unsafe" // for go:linkname

// runtime_rand is the run's own chance: it follows from the seed of the run.
//
//go:linkname runtime_rand runtime.rand
func runtime_rand() uint64

// A runtimeSource draws from there.
type runtimeSource struct{}

func (runtimeSource) Uint64() uint64 { return runtime_rand() }

//hmapscope:private
var globalRand = &Rand{runtimeSource{}}
