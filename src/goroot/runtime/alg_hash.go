package runtime

import (
	"internal/abi"
	"unsafe"
)

// Hash functions of keys that are more than plain memory. The compiler makes one
// for each type of arrays and structs out of these (lower/hasher.ts).

const (
	hashFloat0 = 33054211828000289
	hashFloat1 = 23344194077549503
)

// memhash8 and the others hash values of one size.
//
//hmapscope:private
func memhash8(p unsafe.Pointer, seed uintptr) uintptr { return memhash(p, seed, 1) }

//hmapscope:private
func memhash16(p unsafe.Pointer, seed uintptr) uintptr { return memhash(p, seed, 2) }

//hmapscope:private
func memhash32(p unsafe.Pointer, seed uintptr) uintptr { return memhash(p, seed, 4) }

//hmapscope:private
func memhash128(p unsafe.Pointer, seed uintptr) uintptr { return memhash(p, seed, 16) }

// f32hash gives equal floats one hash, and NaN another one each time.
//
//hmapscope:private
func f32hash(p unsafe.Pointer, seed uintptr) uintptr {
	bits := *(*uint32)(p)
	switch {
	case bits<<1 == 0:
		return hashFloat1 * (hashFloat0 ^ seed)
	case !f32equal(bits, bits):
		return hashFloat1 * (hashFloat0 ^ seed ^ uintptr(rand()))
	}
	return memhash(p, seed, 4)
}

//hmapscope:private
func f64hash(p unsafe.Pointer, seed uintptr) uintptr {
	bits := *(*uint64)(p)
	switch {
	case bits<<1 == 0:
		return hashFloat1 * (hashFloat0 ^ seed)
	case !f64equal(bits, bits):
		return hashFloat1 * (hashFloat0 ^ seed ^ uintptr(rand()))
	}
	return memhash(p, seed, 8)
}

//hmapscope:private
func c64hash(p unsafe.Pointer, seed uintptr) uintptr {
	return f32hash(unsafe.Add(p, 4), f32hash(p, seed))
}

//hmapscope:private
func c128hash(p unsafe.Pointer, seed uintptr) uintptr {
	return f64hash(unsafe.Add(p, 8), f64hash(p, seed))
}

// nilinterhash hashes an interface by what it holds. Who calls has seen to it that
// this can be hashed (checkhashable).
//
//hmapscope:private
func nilinterhash(p unsafe.Pointer, seed uintptr) uintptr {
	e := (*eface)(p)
	return dynamichash(e.typ, e, seed)
}

// interhash is nilinterhash for interfaces with methods: their first word is an itab.
//
//hmapscope:private
func interhash(p unsafe.Pointer, seed uintptr) uintptr {
	e := (*eface)(p)
	if e.typ == nil {
		return seed
	}
	return dynamichash((*abi.Itab)(unsafe.Pointer(e.typ)).Type, e, seed)
}

//hmapscope:private
func dynamichash(t *abi.Type, e *eface, seed uintptr) uintptr {
	if t == nil {
		return seed
	}
	data := e.data
	if !t.IfaceIndir() {
		data = unsafe.Pointer(&e.data)
	}
	return hashFloat1 * typehash(t, data, seed^hashFloat0)
}

// typehash hashes the value of type t at p as the type's descriptor says.
//
//hmapscope:private
func typehash(t *abi.Type, p unsafe.Pointer, seed uintptr) uintptr {
	if t.RegularMemory() {
		return memhash(p, seed, t.Size_)
	}
	switch t.Kind() {
	case abi.String:
		return strhash(p, seed)
	case abi.Float32:
		return f32hash(p, seed)
	case abi.Float64:
		return f64hash(p, seed)
	case abi.Complex64:
		return c64hash(p, seed)
	case abi.Complex128:
		return c128hash(p, seed)
	case abi.Interface:
		return dynamichash(dynamictype(t, p), (*eface)(p), seed)
	case abi.Struct:
		st := (*abi.StructType)(unsafe.Pointer(t))
		for i := 0; i < len(st.Fields); i++ {
			f := &st.Fields[i]
			if *f.Name != "_" {
				seed = typehash(f.Typ, unsafe.Add(p, f.Offset), seed)
			}
		}
	case abi.Array:
		at := (*abi.ArrayType)(unsafe.Pointer(t))
		for i := uintptr(0); i < at.Len; i++ {
			seed = typehash(at.Elem, unsafe.Add(p, i*at.Elem.Size_), seed)
		}
	}
	return seed
}
