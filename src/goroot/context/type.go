package context

import (
	"internal/abi"
	"unsafe"
)

//hmapscope:private
func typeOf(v any) *abi.Type {
	return *(**abi.Type)(unsafe.Pointer(&v))
}

func typeName(v any) string { return typeOf(v).String() }

func isComparable(v any) bool { return hashable(typeOf(v)) }

//go:linkname hashable runtime.hashable
func hashable(t *abi.Type) bool
