package errors

import (
	"internal/abi"
	"unsafe"
)

//go:linkname getitab runtime.getitab
func getitab(inter *abi.InterfaceType, typ *abi.Type) unsafe.Pointer

// itab begins as runtime.itab does.
//
//hmapscope:private
type itab struct {
	inter unsafe.Pointer
	typ   *abi.Type
}

// iface is an interface value with methods in memory.
//
//hmapscope:private
type iface struct {
	tab  *itab
	data unsafe.Pointer
}

// As sets *target to the first of err and the errors that it wraps whose type fits,
// and reports whether there is one.
func As(err error, target any) bool {
	if err == nil {
		return false
	}
	e := (*eface)(unsafe.Pointer(&target))
	if e.typ == nil {
		panic("errors: target cannot be nil")
	}
	if e.typ.Kind() != abi.Pointer || e.data == nil {
		panic("errors: target must be a non-nil pointer")
	}
	want := (*abi.PtrType)(unsafe.Pointer(e.typ)).Elem
	if want.Kind() != abi.Interface && !isError(want) {
		panic("errors: *target must be interface or implement error")
	}
	return as(err, target, e.data, want)
}

func as(err error, target any, to unsafe.Pointer, want *abi.Type) bool {
	for err != nil {
		if assign(err, to, want) {
			return true
		}
		if own, ok := err.(interface{ As(any) bool }); ok && own.As(target) {
			return true
		}
		var branches []error
		err, branches = below(err)
		for _, branch := range branches {
			if as(branch, target, to, want) {
				return true
			}
		}
	}
	return false
}

// isError reports whether values of type t are errors.
//
//hmapscope:private
func isError(t *abi.Type) bool {
	err := error(&errorString{})
	inter := (*iface)(unsafe.Pointer(&err)).tab.inter
	return getitab((*abi.InterfaceType)(inter), t) != nil
}

// assign stores err at to, a variable of type want, if it fits.
func assign(err error, to unsafe.Pointer, want *abi.Type) bool {
	e := (*iface)(unsafe.Pointer(&err))
	typ := e.tab.typ
	if want.Kind() == abi.Interface {
		inter := (*abi.InterfaceType)(unsafe.Pointer(want))
		first := unsafe.Pointer(typ)
		if len(inter.Methods) > 0 {
			first = getitab(inter, typ)
			if first == nil {
				return false
			}
		}
		words := (*[2]unsafe.Pointer)(to)
		words[0] = first
		words[1] = e.data
		return true
	}
	if typ != want {
		return false
	}
	if !typ.IfaceIndir() {
		*(*unsafe.Pointer)(to) = e.data
		return true
	}
	typedmemmove(to, e.data, typ.Size_)
	return true
}

//go:linkname typedmemmove runtime.typedmemmove
func typedmemmove(dst, src unsafe.Pointer, size uintptr)
