package runtime

import "unsafe"

// print and println write to stderr. The compiler calls one of these functions for
// each argument, between printlock and printunlock; the text then goes out as one
// piece. Until then the goroutine keeps it.

//hmapscope:private
func printlock() { getg().param = newobject(unsafe.Sizeof("")) }

//hmapscope:private
func printing() *string { return (*string)(getg().param) }

//hmapscope:private
func printstring(s string) { *printing() += s }

//hmapscope:private
func printsp() { *printing() += " " }

//hmapscope:private
func printnl() { *printing() += "\n" }

//hmapscope:private
func printint(v int64) { *printing() += itoa(v) }

//hmapscope:private
func printuint(v uint64) { *printing() += utoa(v) }

//hmapscope:private
func printhex(v uint64) { *printing() += "0x" + hex(v) }

//hmapscope:private
func printpointer(p unsafe.Pointer) { *printing() += "0x" + hex(uint64(uintptr(p))) }

//hmapscope:private
func printbool(v bool) {
	if v {
		*printing() += "true"
	} else {
		*printing() += "false"
	}
}

//hmapscope:private
func printslice(p unsafe.Pointer, len, cap int) {
	*printing() += "[" + itoa(int64(len)) + "/" + itoa(int64(cap)) + "]0x" + hex(uint64(uintptr(p)))
}

//hmapscope:private
func printeface(typ, data unsafe.Pointer) {
	*printing() += "(0x" + hex(uint64(uintptr(typ))) + ",0x" + hex(uint64(uintptr(data))) + ")"
}

// printunlock writes what was printed.
//
//hmapscope:atomic
func printunlock() {
	write(2, *printing())
	getg().param = nil
}

// printfloat prints seven digits, always with an exponent: +1.500000e+000.
//
//hmapscope:private
func printfloat(v float64) { *printing() += ftoa(v) }

//hmapscope:private
func printcomplex(re, im float64) { *printing() += ctoa(re, im) }
