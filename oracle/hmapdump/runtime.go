package main

// The doors into the real runtime. Nothing here re-implements the map: the functions are the
// runtime's own, reached by linkname (built with -ldflags=-checklinkname=0), and the structs mirror
// its memory so that it can be read.

import "unsafe"

type hmapT struct {
	count      int
	flags      uint8
	B          uint8
	noverflow  uint16
	hash0      uint32
	buckets    unsafe.Pointer
	oldbuckets unsafe.Pointer
	nevacuate  uintptr
	extra      *mapextraT
}

type mapextraT struct {
	overflow     *[]unsafe.Pointer
	oldoverflow  *[]unsafe.Pointer
	nextOverflow unsafe.Pointer
}

type hiterT struct {
	key, elem             unsafe.Pointer
	t, h                  unsafe.Pointer
	buckets, bptr         unsafe.Pointer
	overflow, oldoverflow unsafe.Pointer
	startBucket           uintptr
	offset                uint8
	wrapped               bool
	B                     uint8
	i                     uint8
	bucket                uintptr
	checkBucket           uintptr
}

// rtypeT mirrors the common head of a runtime type descriptor.
type rtypeT struct {
	size     uintptr
	ptrBytes uintptr
	hash     uint32
	tflag    uint8
	align    uint8
	falign   uint8
	kind     uint8
	equal    func(unsafe.Pointer, unsafe.Pointer) bool
	gcdata   unsafe.Pointer
	str      int32
	ptrTo    int32
}

type maptypeT struct {
	rtypeT
	key, elem, bucket *rtypeT
	hasher            func(unsafe.Pointer, uintptr) uintptr
	keySlot, elemSlot uint8
	bucketSize        uint16
	flags             uint32
}

const (
	tfIndirectKey  = 1
	tfIndirectElem = 2
	tfReflexive    = 4
	tfNeedUpdate   = 8
	tfMightPanic   = 16
)

func currentG() unsafe.Pointer

//go:linkname rtMakemap runtime.makemap
func rtMakemap(t unsafe.Pointer, hint int, h unsafe.Pointer) unsafe.Pointer

//go:linkname rtMakemapSmall runtime.makemap_small
func rtMakemapSmall() unsafe.Pointer

//go:linkname rtAssign runtime.mapassign
func rtAssign(t, h, k unsafe.Pointer) unsafe.Pointer

//go:linkname rtAssign32 runtime.mapassign_fast32
func rtAssign32(t, h unsafe.Pointer, k uint32) unsafe.Pointer

//go:linkname rtAssign64 runtime.mapassign_fast64
func rtAssign64(t, h unsafe.Pointer, k uint64) unsafe.Pointer

//go:linkname rtAssignStr runtime.mapassign_faststr
func rtAssignStr(t, h unsafe.Pointer, k string) unsafe.Pointer

//go:linkname rtAccess runtime.mapaccess2
func rtAccess(t, h, k unsafe.Pointer) (unsafe.Pointer, bool)

//go:linkname rtAccess32 runtime.mapaccess2_fast32
func rtAccess32(t, h unsafe.Pointer, k uint32) (unsafe.Pointer, bool)

//go:linkname rtAccess64 runtime.mapaccess2_fast64
func rtAccess64(t, h unsafe.Pointer, k uint64) (unsafe.Pointer, bool)

//go:linkname rtAccessStr runtime.mapaccess2_faststr
func rtAccessStr(t, h unsafe.Pointer, k string) (unsafe.Pointer, bool)

//go:linkname rtDelete runtime.mapdelete
func rtDelete(t, h, k unsafe.Pointer)

//go:linkname rtDelete32 runtime.mapdelete_fast32
func rtDelete32(t, h unsafe.Pointer, k uint32)

//go:linkname rtDelete64 runtime.mapdelete_fast64
func rtDelete64(t, h unsafe.Pointer, k uint64)

//go:linkname rtDeleteStr runtime.mapdelete_faststr
func rtDeleteStr(t, h unsafe.Pointer, k string)

//go:linkname rtClear runtime.mapclear
func rtClear(t, h unsafe.Pointer)

//go:linkname rtIterInit runtime.mapiterinit
func rtIterInit(t, h, it unsafe.Pointer)

//go:linkname rtIterNext runtime.mapiternext
func rtIterNext(it unsafe.Pointer)

//go:linkname rtRand runtime.rand
func rtRand() uint64

//go:linkname rtRoundupsize runtime.roundupsize
func rtRoundupsize(size uintptr, noscan bool) uintptr

//go:linkname rtUseAeshash runtime.useAeshash
var rtUseAeshash bool

//go:linkname rtHashkey runtime.hashkey
var rtHashkey [4]uintptr
