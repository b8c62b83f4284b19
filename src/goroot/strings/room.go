package strings

import "unsafe"

// room returns an empty slice that n bytes fit into without growing.
//
//hmapscope:private
func room(n int) []byte { return unsafe.Slice((*byte)(newobject(uintptr(n))), n)[:0] }

// make0 returns an empty slice that n strings fit into.
//
//hmapscope:private
func make0(n int) []string {
	return unsafe.Slice((*string)(newobject(uintptr(n)*unsafe.Sizeof(""))), n)[:0]
}

// textOf returns a text that nobody writes to any more as a string.
//
//hmapscope:private
func textOf(text []byte) string { return unsafe.String(unsafe.SliceData(text), len(text)) }

//go:linkname newobject runtime.newobject
func newobject(size uintptr) unsafe.Pointer
