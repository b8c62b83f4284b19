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
