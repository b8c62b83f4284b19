package runtime

import (
	"internal/abi"
	"unsafe"
)

// An interface value is two words. Of an interface without methods the first is the
// type of what it holds, of any other an itab. The second is the value, if it is one
// pointer, or else a pointer to a copy of it that nobody changes.

// eface is a value of an interface without methods.
//
//hmapscope:private
type eface struct {
	typ  *abi.Type
	data unsafe.Pointer
}

// itabEntry is a line of the table of all itabs.
//
//hmapscope:private
type itabEntry struct {
	inter *abi.InterfaceType
	typ   *abi.Type
	tab   *abi.Itab
}

// itabs has an entry for each interface and type of the program that go together, in
// the order of their addresses. The linker writes it: Go's runtime makes such itabs
// when they are first asked for, which would be a trace of who asked first.
//
//hmapscope:private
var itabs []itabEntry

// getitab returns how type typ does interface inter, or nil when it does not.
//
//hmapscope:private
func getitab(inter *abi.InterfaceType, typ *abi.Type) *abi.Itab {
	low, high := 0, len(itabs)
	for low < high {
		mid := (low + high) / 2
		e := &itabs[mid]
		if e.inter == inter && e.typ == typ {
			return e.tab
		}
		if uintptr(unsafe.Pointer(e.inter)) < uintptr(unsafe.Pointer(inter)) ||
			e.inter == inter && uintptr(unsafe.Pointer(e.typ)) < uintptr(unsafe.Pointer(typ)) {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return nil
}

// missingMethod returns the first method that typ lacks to be an inter.
//
//hmapscope:private
func missingMethod(inter *abi.InterfaceType, typ *abi.Type) string {
	for i := 0; i < len(inter.Methods); i++ {
		want := &inter.Methods[i]
		if !hasMethod(typ, want) {
			return *want.Name
		}
	}
	return ""
}

//hmapscope:private
func hasMethod(typ *abi.Type, want *abi.Method) bool {
	uncommon := typ.Uncommon()
	if uncommon == nil {
		return false
	}
	for i := 0; i < len(uncommon.Methods); i++ {
		m := &uncommon.Methods[i]
		if m.Name == want.Name {
			return m.Typ == want.Typ
		}
	}
	return false
}

// An Error is an error of the run time, such as an index out of range.
type Error interface {
	error

	// RuntimeError tells such errors from others; it does nothing.
	RuntimeError()
}

// A TypeAssertionError is what a failed x.(T) panics with.
type TypeAssertionError struct {
	static   *abi.Type // of x; nil when T is an interface
	concrete *abi.Type // what x holds
	asserted *abi.Type // T
	missing  string    // a method of T that the concrete type lacks
}

func (*TypeAssertionError) RuntimeError() {}

func (e *TypeAssertionError) Error() string {
	const intro = "interface conversion: "
	want := e.asserted.String()
	static := "interface"
	if e.static != nil {
		static = e.static.String()
	}
	if e.concrete == nil {
		return intro + static + " is nil, not " + want
	}
	have := e.concrete.String()
	if e.missing != "" {
		return intro + have + " is not " + want + ": missing method " + e.missing
	}
	text := intro + static + " is " + have + ", not " + want
	if have != want {
		return text
	}
	if pkgPath(e.concrete) != pkgPath(e.asserted) {
		return text + " (types from different packages)"
	}
	return text + " (types from different scopes)"
}

//hmapscope:private
func pkgPath(t *abi.Type) string {
	uncommon := t.Uncommon()
	if uncommon == nil || uncommon.PkgPath == nil {
		return ""
	}
	return *uncommon.PkgPath
}

// panicdottype: x.(want) where x, of interface type static, holds have, or nothing.
func panicdottype(have, want, static *abi.Type) {
	gopanic(&TypeAssertionError{static, have, want, ""})
}

// panicassert: x.(want) where want is an interface, and x holds have, or nothing.
func panicassert(have, want *abi.Type) {
	missing := ""
	if have != nil && want.Kind() == abi.Interface {
		missing = missingMethod((*abi.InterfaceType)(unsafe.Pointer(want)), have)
	}
	gopanic(&TypeAssertionError{nil, have, want, missing})
}

// panicwrap: a method of values was called through an interface that holds a nil
// pointer to one.
func panicwrap(method, typ string) {
	gopanic(plainError("value method " + method + " called using nil *" + typ + " pointer"))
}
