package rand

import _ "unsafe" // for go:linkname

// draw draws from the run's own chance, which follows from the seed of the run.
//
//go:linkname draw runtime.rand
func draw() uint64

// A runSource draws from there.
type runSource struct{}

func (runSource) Uint64() uint64 { return draw() }

//hmapscope:private
var shared = New(runSource{})
