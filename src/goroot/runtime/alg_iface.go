package runtime

import (
	"internal/abi"
	"unsafe"
)

// Equality of values whose type is known only at run time, and its results.
const (
	unequal      = 0
	equal        = 1
	uncomparable = 2 // the program panics
)

// efaceeq compares what two interfaces hold that hold values of type t.
//
//hmapscope:private
func efaceeq(t *abi.Type, x, y unsafe.Pointer) int32 {
	if t == nil {
		return equal
	}
	if t.IfaceIndir() {
		return valueeq(t, x, y)
	}
	return valueeq(t, unsafe.Pointer(&x), unsafe.Pointer(&y))
}

// valueeq compares the values of type t at p and q.
//
//hmapscope:private
func valueeq(t *abi.Type, p, q unsafe.Pointer) int32 {
	if t.RegularMemory() {
		return bool2int(memequal(p, q, t.Size_))
	}
	if !hashable(t) {
		return uncomparable
	}
	switch t.Kind() {
	case abi.String:
		return bool2int(*(*string)(p) == *(*string)(q))
	case abi.Float32:
		return bool2int(f32equal(*(*uint32)(p), *(*uint32)(q)))
	case abi.Float64:
		return bool2int(f64equal(*(*uint64)(p), *(*uint64)(q)))
	case abi.Complex64:
		a, b := (*[2]uint32)(p), (*[2]uint32)(q)
		return bool2int(f32equal(a[0], b[0]) && f32equal(a[1], b[1]))
	case abi.Complex128:
		a, b := (*[2]uint64)(p), (*[2]uint64)(q)
		return bool2int(f64equal(a[0], b[0]) && f64equal(a[1], b[1]))
	case abi.Interface:
		a, b := (*eface)(p), (*eface)(q)
		if a.typ != b.typ {
			return unequal
		}
		return efaceeq(dynamictype(t, p), a.data, b.data)
	case abi.Struct:
		st := (*abi.StructType)(unsafe.Pointer(t))
		for i := 0; i < len(st.Fields); i++ {
			f := &st.Fields[i]
			if *f.Name == "_" {
				continue
			}
			if r := valueeq(f.Typ, unsafe.Add(p, f.Offset), unsafe.Add(q, f.Offset)); r != equal {
				return r
			}
		}
		return equal
	case abi.Array:
		at := (*abi.ArrayType)(unsafe.Pointer(t))
		for i := uintptr(0); i < at.Len; i++ {
			if r := valueeq(at.Elem, unsafe.Add(p, i*at.Elem.Size_), unsafe.Add(q, i*at.Elem.Size_)); r != equal {
				return r
			}
		}
	}
	return equal
}

// guiltyInside returns the type that a comparison of the values at p and q stumbles
// over, or nil when it comes to its end before.
//
//hmapscope:private
func guiltyInside(t *abi.Type, p, q unsafe.Pointer) *abi.Type {
	if !hashable(t) {
		return t
	}
	switch t.Kind() {
	case abi.Interface:
		a, b := (*eface)(p), (*eface)(q)
		if a.typ == nil || a.typ != b.typ {
			return nil
		}
		typ := dynamictype(t, p)
		if typ.IfaceIndir() {
			return guiltyInside(typ, a.data, b.data)
		}
		return guiltyInside(typ, unsafe.Pointer(&a.data), unsafe.Pointer(&b.data))
	case abi.Struct:
		st := (*abi.StructType)(unsafe.Pointer(t))
		for i := 0; i < len(st.Fields); i++ {
			f := &st.Fields[i]
			if *f.Name == "_" {
				continue
			}
			if g := guiltyInside(f.Typ, unsafe.Add(p, f.Offset), unsafe.Add(q, f.Offset)); g != nil {
				return g
			}
		}
	case abi.Array:
		at := (*abi.ArrayType)(unsafe.Pointer(t))
		size := at.Elem.Size_
		for i := uintptr(0); i < at.Len; i++ {
			if g := guiltyInside(at.Elem, unsafe.Add(p, i*size), unsafe.Add(q, i*size)); g != nil {
				return g
			}
		}
	}
	return nil
}

// panicuncomparable: two interfaces were compared that hold values of type t.
func panicuncomparable(t *abi.Type, x, y unsafe.Pointer) {
	p, q := x, y
	if !t.IfaceIndir() {
		p, q = unsafe.Pointer(&x), unsafe.Pointer(&y)
	}
	gopanic(errorString("comparing uncomparable type " + guiltyInside(t, p, q).String()))
}

//hmapscope:private
func bool2int(b bool) int32 {
	if b {
		return equal
	}
	return unequal
}
