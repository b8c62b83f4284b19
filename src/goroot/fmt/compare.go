package fmt

import (
	"internal/abi"
	"unsafe"
)

// compare orders two values of type t as Go's fmt does: numbers, strings and
// addresses by size, NaN first, false before true, structs and arrays by their first
// difference, interfaces by type first.
//
//hmapscope:private
func compare(t *abi.Type, a, b unsafe.Pointer) int {
	switch kind := t.Kind(); kind {
	case abi.Int, abi.Int8, abi.Int16, abi.Int32, abi.Int64:
		x, y := intAt(kind, a), intAt(kind, b)
		return order(x < y, x > y)
	case abi.String:
		x, y := *(*string)(a), *(*string)(b)
		return order(x < y, x > y)
	case abi.Float32:
		return compareFloats(float64(*(*float32)(a)), float64(*(*float32)(b)))
	case abi.Float64:
		return compareFloats(*(*float64)(a), *(*float64)(b))
	case abi.Complex64:
		x, y := (*[2]float32)(a), (*[2]float32)(b)
		if c := compareFloats(float64(x[0]), float64(y[0])); c != 0 {
			return c
		}
		return compareFloats(float64(x[1]), float64(y[1]))
	case abi.Complex128:
		x, y := (*[2]float64)(a), (*[2]float64)(b)
		if c := compareFloats(x[0], y[0]); c != 0 {
			return c
		}
		return compareFloats(x[1], y[1])
	case abi.Bool:
		x, y := *(*uint8)(a), *(*uint8)(b)
		return order(x < y, x > y)
	case abi.Struct:
		st := (*abi.StructType)(unsafe.Pointer(t))
		for i := 0; i < len(st.Fields); i++ {
			f := &st.Fields[i]
			if c := compare(f.Typ, unsafe.Add(a, f.Offset), unsafe.Add(b, f.Offset)); c != 0 {
				return c
			}
		}
		return 0
	case abi.Array:
		at := (*abi.ArrayType)(unsafe.Pointer(t))
		for i := uintptr(0); i < at.Len; i++ {
			if c := compare(at.Elem, unsafe.Add(a, i*at.Elem.Size_), unsafe.Add(b, i*at.Elem.Size_)); c != 0 {
				return c
			}
		}
		return 0
	case abi.Interface:
		return compareInterfaces(t, (*[2]unsafe.Pointer)(a), (*[2]unsafe.Pointer)(b))
	case abi.Uint, abi.Uint8, abi.Uint16, abi.Uint32, abi.Uint64:
		x, y := uintAt(kind, a), uintAt(kind, b)
		return order(x < y, x > y)
	default:
		x, y := *(*uint64)(a), *(*uint64)(b)
		return order(x < y, x > y)
	}
}

//hmapscope:private
func compareFloats(x, y float64) int {
	if x == y || x != x && y != y {
		return 0
	}
	return order(x < y || x != x, true)
}

//hmapscope:private
func compareInterfaces(t *abi.Type, a, b *[2]unsafe.Pointer) int {
	if a[0] == nil || b[0] == nil {
		return order(a[0] == nil && b[0] != nil, b[0] == nil && a[0] != nil)
	}
	inter := (*abi.InterfaceType)(unsafe.Pointer(t))
	x, y := inter.Dynamic(unsafe.Pointer(a)), inter.Dynamic(unsafe.Pointer(b))
	if x != y {
		// By address of type, in Go.
		i, j := rank(x), rank(y)
		if i == j {
			i, j = int(uintptr(unsafe.Pointer(x))), int(uintptr(unsafe.Pointer(y)))
		}
		return order(i < j, i > j)
	}
	if x.IfaceIndir() {
		return compare(x, a[1], b[1])
	}
	return compare(x, unsafe.Pointer(&a[1]), unsafe.Pointer(&b[1]))
}

// ranks is the order in which the predeclared types lie in a program of Go.
var ranks = [...]uint8{
	abi.String: 1,
	abi.Int8:   2, abi.Uint8: 3, abi.Int16: 4, abi.Uint16: 5, abi.Int32: 6, abi.Uint32: 7,
	abi.Int64: 8, abi.Uint64: 9, abi.Int: 10, abi.Uint: 11, abi.Uintptr: 12,
	abi.Complex64: 13, abi.Complex128: 14, abi.Float32: 15, abi.Float64: 16, abi.Bool: 17,
}

// rank is greater for types that are not predeclared.
//
//hmapscope:private
func rank(t *abi.Type) int {
	name := t.String()
	for i := 0; i < len(name); i++ {
		if c := name[i]; c < '0' || c > '9' && c < 'a' || c > 'z' {
			return 1 << 8
		}
	}
	if kind := int(t.Kind()); kind < len(ranks) && ranks[kind] != 0 {
		return int(ranks[kind])
	}
	return 1 << 8
}

//hmapscope:private
func order(less, greater bool) int {
	if less {
		return -1
	}
	if greater {
		return 1
	}
	return 0
}
