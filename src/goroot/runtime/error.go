package runtime

import (
	"internal/abi"
	"unsafe"
)

// errorString is a run-time error: "runtime error: " and its text.
type errorString string

func (e errorString) RuntimeError() {}

func (e errorString) Error() string { return "runtime error: " + string(e) }

// boundsError is an index or a bound out of range.
type boundsError string

func (e boundsError) RuntimeError() {}

func (e boundsError) Error() string { return "runtime error: " + string(e) }

// plainError is a run-time error without that prefix.
type plainError string

func (e plainError) RuntimeError() {}

func (e plainError) Error() string { return string(e) }

// Panics that the compiler's checks raise (texts as in Go 1.23).

func panicIndex(i, n int) {
	if i < 0 {
		gopanic(boundsError("index out of range [" + itoa(int64(i)) + "]"))
	}
	gopanic(boundsError("index out of range [" + itoa(int64(i)) + "] with length " + itoa(int64(n))))
}

// The index of an unsigned type that no int holds: it is only large.
func panicIndexU(i uint, n int) {
	gopanic(boundsError("index out of range [" + utoa(uint64(i)) + "] with length " + itoa(int64(n))))
}

// panicSliceAlen: s[?:i] with i > len(s) of a string or array.
func panicSliceAlen(i, n int) { panicSliceBound(i, n, "[:", "] with length ") }

// panicSliceAcap: s[?:i] with i > cap(s).
func panicSliceAcap(i, n int) { panicSliceBound(i, n, "[:", "] with capacity ") }

// panicSlice3Alen and panicSlice3Acap: s[?:?:i].
func panicSlice3Alen(i, n int) { panicSliceBound(i, n, "[::", "] with length ") }
func panicSlice3Acap(i, n int) { panicSliceBound(i, n, "[::", "] with capacity ") }

func panicSliceBound(i, n int, open, with string) {
	if i < 0 {
		gopanic(boundsError("slice bounds out of range " + open + itoa(int64(i)) + "]"))
	}
	gopanic(boundsError("slice bounds out of range " + open + itoa(int64(i)) + with + itoa(int64(n))))
}

// panicSliceB: s[i:j] with i > j.
func panicSliceB(i, j int) { panicSliceOrder(i, j, "[", ":", "]") }

// panicSlice3B: s[?:i:j] with i > j. panicSlice3C: s[i:j:?] with i > j.
func panicSlice3B(i, j int) { panicSliceOrder(i, j, "[:", ":", "]") }
func panicSlice3C(i, j int) { panicSliceOrder(i, j, "[", ":", ":]") }

func panicSliceOrder(i, j int, open, colon, end string) {
	if i < 0 {
		gopanic(boundsError("slice bounds out of range " + open + itoa(int64(i)) + colon + end))
	}
	gopanic(boundsError("slice bounds out of range " + open + itoa(int64(i)) + colon + itoa(int64(j)) + end))
}

// The same bounds, of unsigned types.
func panicSliceAlenU(i uint, n int)  { panicSliceU(i, n, "[:", "] with length ", "") }
func panicSliceAcapU(i uint, n int)  { panicSliceU(i, n, "[:", "] with capacity ", "") }
func panicSlice3AlenU(i uint, n int) { panicSliceU(i, n, "[::", "] with length ", "") }
func panicSlice3AcapU(i uint, n int) { panicSliceU(i, n, "[::", "] with capacity ", "") }
func panicSliceBU(i uint, j int)     { panicSliceU(i, j, "[", ":", "]") }
func panicSlice3BU(i uint, j int)    { panicSliceU(i, j, "[:", ":", "]") }
func panicSlice3CU(i uint, j int)    { panicSliceU(i, j, "[", ":", ":]") }

func panicSliceU(i uint, n int, open, middle, end string) {
	gopanic(boundsError("slice bounds out of range " + open + utoa(uint64(i)) + middle + itoa(int64(n)) + end))
}

// panicSliceConvert: a slice of length n made an array of length i.
func panicSliceConvert(n, i int) {
	gopanic(boundsError("cannot convert slice with length " + itoa(int64(n)) + " to array or pointer to array with length " + itoa(int64(i))))
}

func panicdivide() { gopanic(errorString("integer divide by zero")) }

func panicoverflow() { gopanic(errorString("integer overflow")) }

func panicshift() { gopanic(errorString("negative shift amount")) }

func panicmakeslicelen() { gopanic(errorString("makeslice: len out of range")) }

func panicgrowslice() { gopanic(errorString("growslice: len out of range")) }

func panicmakeslicecap() { gopanic(errorString("makeslice: cap out of range")) }

// panicmem: an address where there is no memory. When it ends the program Go prints a
// second line with it.
func panicmem(addr uintptr) {
	signaled(addr)
	gopanic(errorString("invalid memory address or nil pointer dereference"))
}

//hmapscope:private
func signaled(addr uintptr) { getg().signal = uint64(addr) + 1 }

// A PanicNilError is what panic(nil) panics with.
type PanicNilError struct{ _ [0]func() }

func (*PanicNilError) Error() string {
	return "panic called with nil argument"
}

func (*PanicNilError) RuntimeError() {}

func panicnilmap() { gopanic(plainError("assignment to entry in nil map")) }

// panicString is the text of a panic's value.
type panicString string

// stringer is what has a text of its own.
type stringer interface{ String() string }

// panicValue prints a panic's value as Go does (spec/scheduler.md §7.2).
//
//hmapscope:private
func panicValue(v any) string {
	switch v := v.(type) {
	case *PanicNilError:
		return "panic called with nil argument"
	case errorString:
		return "runtime error: " + string(v)
	case plainError:
		return string(v)
	case panicString:
		return indent(string(v))
	case string:
		return indent(v)
	}
	e := (*eface)(unsafe.Pointer(&v))
	name := e.typ.String()
	switch text := basicText(e.typ.Kind(), e.data); {
	case text == "":
		return "(" + name + ") 0x" + hex(uint64(uintptr(e.data)))
	case e.typ.Kind() == abi.String:
		return name + "(\"" + indent(text[1:]) + "\")"
	case isBasicName(name):
		return text[1:]
	case text[1] == '(': // a complex number's own parentheses
		return name + text[1:]
	default:
		return name + "(" + text[1:] + ")"
	}
}

// indent puts a tab behind each newline, lest a text look like a traceback.
//
//hmapscope:private
func indent(s string) string {
	start, out := 0, ""
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' {
			out += s[start:i+1] + "\t"
			start = i + 1
		}
	}
	return out + s[start:]
}

// basicText prints a value of a basic kind behind a space; else it returns "".
//
//hmapscope:private
func basicText(kind abi.Kind, p unsafe.Pointer) string {
	switch kind {
	case abi.Bool:
		if *(*bool)(p) {
			return " true"
		}
		return " false"
	case abi.Int, abi.Int64:
		return " " + itoa(*(*int64)(p))
	case abi.Int8:
		return " " + itoa(int64(*(*int8)(p)))
	case abi.Int16:
		return " " + itoa(int64(*(*int16)(p)))
	case abi.Int32:
		return " " + itoa(int64(*(*int32)(p)))
	case abi.Uint, abi.Uint64, abi.Uintptr:
		return " " + utoa(*(*uint64)(p))
	case abi.Uint8:
		return " " + utoa(uint64(*(*uint8)(p)))
	case abi.Uint16:
		return " " + utoa(uint64(*(*uint16)(p)))
	case abi.Uint32:
		return " " + utoa(uint64(*(*uint32)(p)))
	case abi.Float32:
		return " " + ftoa(float64(*(*float32)(p)))
	case abi.Float64:
		return " " + ftoa(*(*float64)(p))
	case abi.Complex64:
		c := *(*complex64)(p)
		return " " + ctoa(float64(real(c)), float64(imag(c)))
	case abi.Complex128:
		c := *(*complex128)(p)
		return " " + ctoa(real(c), imag(c))
	case abi.String:
		return " " + *(*string)(p)
	}
	return ""
}

// isBasicName tells int from main.T: only the latter has a package.
//
//hmapscope:private
func isBasicName(name string) bool {
	for i := 0; i < len(name); i++ {
		if name[i] == '.' {
			return false
		}
	}
	return true
}
