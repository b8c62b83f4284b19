// Package debug steers what this runtime does not have: a garbage collector.
package debug

import (
	"runtime"
)

var gcPercent = 100

// SetGCPercent returns the value before.
func SetGCPercent(percent int) int {
	old := gcPercent
	gcPercent = percent
	return old
}

// FreeOSMemory runs a collection.
func FreeOSMemory() { runtime.GC() }

var maxStack = 1000000000

// SetMaxStack returns the value before. The limit stays the machine's own.
func SetMaxStack(bytes int) int {
	old := maxStack
	maxStack = bytes
	return old
}
