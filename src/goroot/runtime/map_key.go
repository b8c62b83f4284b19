package runtime

import (
	"internal/abi"
	"unsafe"
)

// The key that a map operation is about lies where nobody else can look: in its
// caller's frame. Only what is read of cells is a step. To hash a key that lies in
// a cell, it is read once, word by word, and the copy is hashed.

// keycopy has room for any key that a cell holds itself.
//
//hmapscope:private
type keycopy [abi.MapMaxKeyBytes / 8]uint64

// hashkey hashes a key that nobody else sees.
//
//hmapscope:private
func hashkey(t *abi.MapType, key unsafe.Pointer, seed uint32) uintptr {
	return t.Hasher(key, uintptr(seed))
}

// hashcell hashes the key at k, which lies in a cell. It is a function of its own so
// that who seldom hashes need not clear the room for a copy each time.
func hashcell(t *abi.MapType, k unsafe.Pointer, seed uint32) uintptr {
	var copied keycopy
	return hashkey(t, loadkey(t, k, unsafe.Pointer(&copied)), seed)
}

// loadkey reads the key at k and returns where a copy of it lies. A long key has
// an object of its own, which is not written again: that is its own copy.
func loadkey(t *abi.MapType, k, copied unsafe.Pointer) unsafe.Pointer {
	if t.Key.Kind() == abi.String {
		s, c := (*stringStruct)(k), (*stringcopy)(copied)
		c.len = s.len
		c.str = s.str
		return copied
	}
	if t.IndirectKey() {
		touchwords(k, t.Key.Size_)
		return k
	}
	loadwords(copied, k, t.Key.Size_)
	return copied
}

// stringcopy is a string in a frame.
//
//hmapscope:private
type stringcopy struct {
	str unsafe.Pointer
	len int
}

// touchwords reads size bytes, word by word.
func touchwords(p unsafe.Pointer, size uintptr) {
	var held registers
	for ; size > registerBytes; size -= registerBytes {
		loadwords(unsafe.Pointer(&held), p, registerBytes)
		p = unsafe.Add(p, registerBytes)
	}
	loadwords(unsafe.Pointer(&held), p, size)
}

// samekey compares the key of an operation with the one at k, which lies in a cell.
// What is found by loads alone comes first, then what the bytes of strings and the
// values in interfaces say.
func samekey(t *abi.Type, key, k unsafe.Pointer) bool {
	return sameparts(t, key, k) && (t.RegularMemory() || samecontents(t, key, k))
}

// sameparts compares all but the bytes of strings and the values in interfaces.
func sameparts(t *abi.Type, key, k unsafe.Pointer) bool {
	if t.RegularMemory() {
		return samewords(key, k, t.Size_)
	}
	switch t.Kind() {
	case abi.String:
		return strlen(key) == (*stringStruct)(k).len
	case abi.Float32:
		return f32equal(get32(key), *(*uint32)(k))
	case abi.Float64:
		return f64equal(get64(key), *(*uint64)(k))
	case abi.Complex64:
		return f32equal(get32(key), *(*uint32)(k)) && f32equal(get32(unsafe.Add(key, 4)), *(*uint32)(unsafe.Add(k, 4)))
	case abi.Complex128:
		return f64equal(get64(key), *(*uint64)(k)) && f64equal(get64(unsafe.Add(key, 8)), *(*uint64)(unsafe.Add(k, 8)))
	case abi.Interface:
		return get64(key) == *(*uint64)(k)
	case abi.Struct:
		st := (*abi.StructType)(unsafe.Pointer(t))
		for i := 0; i < len(st.Fields); i++ {
			f := &st.Fields[i]
			if *f.Name != "_" && !sameparts(f.Typ, unsafe.Add(key, f.Offset), unsafe.Add(k, f.Offset)) {
				return false
			}
		}
	case abi.Array:
		at := (*abi.ArrayType)(unsafe.Pointer(t))
		for i := uintptr(0); i < at.Len; i++ {
			if !sameparts(at.Elem, unsafe.Add(key, i*at.Elem.Size_), unsafe.Add(k, i*at.Elem.Size_)) {
				return false
			}
		}
	}
	return true
}

// samecontents compares the rest, of keys whose parts are the same.
func samecontents(t *abi.Type, key, k unsafe.Pointer) bool {
	switch t.Kind() {
	case abi.String:
		s := (*stringcopy)(key)
		return memequal((*stringStruct)(k).str, s.str, uintptr(s.len))
	case abi.Interface:
		data := *(*unsafe.Pointer)(unsafe.Add(k, 8))
		return samedynamic(dynamictype(t, key), (*eface)(key).data, data)
	case abi.Struct:
		st := (*abi.StructType)(unsafe.Pointer(t))
		for i := 0; i < len(st.Fields); i++ {
			f := &st.Fields[i]
			if f.Typ.RegularMemory() || *f.Name == "_" {
				continue
			}
			if !samecontents(f.Typ, unsafe.Add(key, f.Offset), unsafe.Add(k, f.Offset)) {
				return false
			}
		}
	case abi.Array:
		at := (*abi.ArrayType)(unsafe.Pointer(t))
		for i := uintptr(0); i < at.Len; i++ {
			if !samecontents(at.Elem, unsafe.Add(key, i*at.Elem.Size_), unsafe.Add(k, i*at.Elem.Size_)) {
				return false
			}
		}
	}
	return true
}

// equalsitself reports whether the key at k, which lies in a cell, holds no NaN.
func equalsitself(t *abi.MapType, k unsafe.Pointer) bool {
	var copied keycopy
	key := loadkey(t, k, unsafe.Pointer(&copied))
	return isreflexive(t.Key, key)
}

// checkhashable panics when a key holds an interface whose value can't be hashed.
func checkhashable(t *abi.MapType, key unsafe.Pointer) {
	if guilty := unhashable(t.Key, key); guilty != nil {
		gopanic(errorString("hash of unhashable type " + guilty.String()))
	}
}
