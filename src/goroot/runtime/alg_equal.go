package runtime

import (
	"internal/abi"
	"unsafe"
)

// Equality of values that nobody else sees, or that do not change.

// f32equal and f64equal compare floats by their bits: the two zeros are equal, and
// NaN equals nothing.
//
//hmapscope:private
func f32equal(a, b uint32) bool {
	if a<<1 > 0xff<<24 {
		return false
	}
	return a == b || (a|b)<<1 == 0
}

//hmapscope:private
func f64equal(a, b uint64) bool {
	if a<<1 > 0x7ff<<53 {
		return false
	}
	return a == b || (a|b)<<1 == 0
}

// dynamictype returns the type of what the interface of type t at p holds, or nil.
// A non-empty interface has an itab, which names the type.
//
//hmapscope:private
func dynamictype(t *abi.Type, p unsafe.Pointer) *abi.Type {
	return (*abi.InterfaceType)(unsafe.Pointer(t)).Dynamic(p)
}

// samedynamic compares what two interface values of dynamic type t hold.
//
//hmapscope:private
func samedynamic(t *abi.Type, x, y unsafe.Pointer) bool {
	return efaceeq(t, x, y) == equal
}

// isreflexive reports whether the value of type t at p equals itself.
//
//hmapscope:private
func isreflexive(t *abi.Type, p unsafe.Pointer) bool {
	switch t.Kind() {
	case abi.Float32:
		return f32equal(get32(p), get32(p))
	case abi.Float64:
		return f64equal(get64(p), get64(p))
	case abi.Complex64:
		return f32equal(get32(p), get32(p)) && f32equal(get32(unsafe.Add(p, 4)), get32(unsafe.Add(p, 4)))
	case abi.Complex128:
		return f64equal(get64(p), get64(p)) && f64equal(get64(unsafe.Add(p, 8)), get64(unsafe.Add(p, 8)))
	case abi.Interface:
		dynamic := dynamictype(t, p)
		if dynamic == nil || !dynamic.IfaceIndir() {
			return true
		}
		return isreflexive(dynamic, (*eface)(p).data)
	case abi.Struct:
		st := (*abi.StructType)(unsafe.Pointer(t))
		for i := 0; i < len(st.Fields); i++ {
			f := &st.Fields[i]
			if *f.Name != "_" && !isreflexive(f.Typ, unsafe.Add(p, f.Offset)) {
				return false
			}
		}
	case abi.Array:
		at := (*abi.ArrayType)(unsafe.Pointer(t))
		for i := uintptr(0); i < at.Len; i++ {
			if !isreflexive(at.Elem, unsafe.Add(p, i*at.Elem.Size_)) {
				return false
			}
		}
	}
	return true
}

// unhashable returns the first dynamic type, of the value of type t at p and of
// what it holds, that can't be hashed; nil when there is none.
//
//hmapscope:private
func unhashable(t *abi.Type, p unsafe.Pointer) *abi.Type {
	switch t.Kind() {
	case abi.Interface:
		dynamic := dynamictype(t, p)
		if dynamic == nil {
			return nil
		}
		if !hashable(dynamic) {
			return dynamic
		}
		if !dynamic.IfaceIndir() {
			return nil
		}
		return unhashable(dynamic, (*eface)(p).data)
	case abi.Struct:
		st := (*abi.StructType)(unsafe.Pointer(t))
		for i := 0; i < len(st.Fields); i++ {
			f := &st.Fields[i]
			if *f.Name == "_" {
				continue
			}
			if guilty := unhashable(f.Typ, unsafe.Add(p, f.Offset)); guilty != nil {
				return guilty
			}
		}
	case abi.Array:
		at := (*abi.ArrayType)(unsafe.Pointer(t))
		for i := uintptr(0); i < at.Len; i++ {
			if guilty := unhashable(at.Elem, unsafe.Add(p, i*at.Elem.Size_)); guilty != nil {
				return guilty
			}
		}
	}
	return nil
}

// hashable reports whether values of the type can be compared at all.
//
//hmapscope:private
func hashable(t *abi.Type) bool {
	switch t.Kind() {
	case abi.Func, abi.Map, abi.Slice:
		return false
	case abi.Array:
		return hashable((*abi.ArrayType)(unsafe.Pointer(t)).Elem)
	case abi.Struct:
		st := (*abi.StructType)(unsafe.Pointer(t))
		for i := 0; i < len(st.Fields); i++ {
			if !hashable(st.Fields[i].Typ) {
				return false
			}
		}
	}
	return true
}
