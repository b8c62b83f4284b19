package errors

import (
	"internal/abi"
	"unsafe"
)

// eface is an interface value without methods in memory.
//
//hmapscope:private
type eface struct {
	typ  *abi.Type
	data unsafe.Pointer
}

// isComparable reports whether values like v can be compared; structs with interfaces
// in them may still panic.
//
//hmapscope:private
func isComparable(v any) bool {
	e := (*eface)(unsafe.Pointer(&v))
	return e.typ != nil && hashable(e.typ)
}

//go:linkname hashable runtime.hashable
func hashable(t *abi.Type) bool

// Is reports whether err, or an error that it wraps, is target: equal to it, or so
// by its own method Is.
func Is(err, target error) bool {
	if err == nil || target == nil {
		return err == target
	}
	return is(err, target, isComparable(target))
}

func is(err, target error, comparable bool) bool {
	for {
		if comparable && err == target {
			return true
		}
		if x, ok := err.(interface{ Is(error) bool }); ok && x.Is(target) {
			return true
		}
		switch x := err.(type) {
		case interface{ Unwrap() error }:
			err = x.Unwrap()
			if err == nil {
				return false
			}
		case interface{ Unwrap() []error }:
			for _, err := range x.Unwrap() {
				if is(err, target, comparable) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
}
