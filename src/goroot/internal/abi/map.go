package abi

import "unsafe"

// What the compiler and the map code agree on (Go 1.23; spec/hmap.md §2).
const (
	MapBucketCount  = 8    // cells in a bucket
	MapMaxKeyBytes  = 128  // longer keys are kept behind a pointer
	MapMaxElemBytes = 128  // longer elems too
	ZeroValSize     = 1024 // bytes of the zero value that a miss points to
)

// MapType describes map[Key]Elem (88 bytes; spec/hmap.md §1.5).
//
//hmapscope:private
type MapType struct {
	Type
	Key        *Type
	Elem       *Type
	Bucket     *Type // the bucket: 8 tophash bytes, 8 keys, 8 elems, overflow
	Hasher     func(unsafe.Pointer, uintptr) uintptr
	KeySize    uint8  // bytes of a key slot
	ValueSize  uint8  // bytes of an elem slot
	BucketSize uint16 // bytes of a bucket
	Flags      uint32
}

// Facts about a map type that are bits of Flags (spec/hmap.md §1.5).
const (
	mapIndirectKey    = 1
	mapIndirectElem   = 2
	mapReflexiveKey   = 4
	mapNeedKeyUpdate  = 8
	mapHashMightPanic = 16
)

// IndirectKey reports whether a key slot holds a pointer to the key.
//
//hmapscope:private
func (t *MapType) IndirectKey() bool { return t.Flags&mapIndirectKey != 0 }

// IndirectElem reports whether an elem slot holds a pointer to the elem.
//
//hmapscope:private
func (t *MapType) IndirectElem() bool { return t.Flags&mapIndirectElem != 0 }

// ReflexiveKey reports whether k == k for every key: no NaN can be in it.
//
//hmapscope:private
func (t *MapType) ReflexiveKey() bool { return t.Flags&mapReflexiveKey != 0 }

// NeedKeyUpdate reports whether equal keys may differ (+0 and -0; strings in
// different memory), so that an overwrite stores the key too.
//
//hmapscope:private
func (t *MapType) NeedKeyUpdate() bool { return t.Flags&mapNeedKeyUpdate != 0 }

// HashMightPanic reports whether a key may hold an interface.
//
//hmapscope:private
func (t *MapType) HashMightPanic() bool { return t.Flags&mapHashMightPanic != 0 }
