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

//go:linkname hashable runtime.hashable
func hashable(t *abi.Type) bool

// canEqual reports whether values of the type of v can be compared; structs with interfaces
// in them may still panic.
//
//hmapscope:private
func canEqual(v any) bool {
	t := (*eface)(unsafe.Pointer(&v)).typ
	return t != nil && hashable(t)
}

// Is reports whether err, or an error that it wraps, is target: equal to it, or so
// by its own method Is.
func Is(err, target error) bool {
	if err == nil || target == nil {
		return err == target
	}
	return is(err, target, canEqual(target))
}

func is(err, target error, canEqual bool) bool {
	for err != nil {
		if canEqual && err == target {
			return true
		}
		if own, ok := err.(interface{ Is(error) bool }); ok && own.Is(target) {
			return true
		}
		var branches []error
		err, branches = below(err)
		for _, branch := range branches {
			if is(branch, target, canEqual) {
				return true
			}
		}
	}
	return false
}

// below returns what an error wraps: one other, or several.
func below(err error) (one error, several []error) {
	if w, ok := err.(interface{ Unwrap() []error }); ok {
		return nil, w.Unwrap()
	}
	return Unwrap(err), nil
}
