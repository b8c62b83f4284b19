package runtime

import (
	"internal/abi"
	"unsafe"
)

// Maps whose keys have no functions of their own: small integers, bool, floats,
// interfaces, arrays, structs, and all maps with long elems. Their keys are passed
// by address, hashed with the type's hash function and compared by the type.

// mapaccess1 returns the address of m[*key], or of a zero value.
//
//hmapscope:span access
func mapaccess1(t *abi.MapType, h *hmap, key unsafe.Pointer) unsafe.Pointer {
	elem := mapaccess(t, h, key)
	if elem == nil {
		return unsafe.Pointer(&zeroVal)
	}
	return elem
}

// mapaccess2 is the lookup of `v, ok := m[*key]`.
//
//hmapscope:span access
func mapaccess2(t *abi.MapType, h *hmap, key unsafe.Pointer) (unsafe.Pointer, bool) {
	elem := mapaccess(t, h, key)
	if elem == nil {
		return unsafe.Pointer(&zeroVal), false
	}
	return elem, true
}

// mapaccess1_fat is mapaccess1 for elems longer than zeroVal; zero is one of their
// own.
//
//hmapscope:span access
func mapaccess1_fat(t *abi.MapType, h *hmap, key, zero unsafe.Pointer) unsafe.Pointer {
	elem := mapaccess(t, h, key)
	if elem == nil {
		return zero
	}
	return elem
}

// mapaccess2_fat is mapaccess2 for such elems.
//
//hmapscope:span access
func mapaccess2_fat(t *abi.MapType, h *hmap, key, zero unsafe.Pointer) (unsafe.Pointer, bool) {
	elem := mapaccess(t, h, key)
	if elem == nil {
		return zero, false
	}
	return elem, true
}

// mapaccess returns the address of m[*key], or nil.
// (Go 1.23 map.go mapaccess1, mapaccess2; spec/hmap.md §6)
func mapaccess(t *abi.MapType, h *hmap, key unsafe.Pointer) unsafe.Pointer {
	if h == nil || h.count == 0 {
		if t.HashMightPanic() {
			checkhashable(t, key)
		}
		return nil
	}
	if h.flags&hashWriting != 0 {
		fatal("concurrent map read and map write")
	}
	seed := h.hash0
	if t.HashMightPanic() {
		checkhashable(t, key)
	}
	_, elem := mapsearch(t, h, key, hashkey(t, key, seed))
	return elem
}

// mapaccessK looks the key at k, which lies in a cell, up in the map as it is now,
// and returns where key and elem lie, or nil. (Go 1.23 map.go mapaccessK; spec/hmap.md §6)
func mapaccessK(t *abi.MapType, h *hmap, k unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	if h == nil || h.count == 0 {
		return nil, nil
	}
	var copied keycopy
	seed := h.hash0
	key := loadkey(t, k, unsafe.Pointer(&copied))
	return mapsearch(t, h, key, hashkey(t, key, seed))
}

// mapsearch finds the cell of a key whose hash is known, and returns where its key
// and elem lie, or nil.
func mapsearch(t *abi.MapType, h *hmap, key unsafe.Pointer, hash uintptr) (unsafe.Pointer, unsafe.Pointer) {
	mask := bucketMask(h.B)
	oldbuckets := h.oldbuckets
	b := bucketAt(t, h.buckets, hash&mask)
	if oldbuckets != nil {
		if h.flags&sameSizeGrow == 0 {
			mask >>= 1 // there were half as many buckets
		}
		old := bucketAt(t, oldbuckets, hash&mask)
		if !evacuated(old.tophash[0]) {
			b = old
		}
	}
	top := tophash(hash)
	for ; b != nil; b = *b.overflow(t) {
		for i := uintptr(0); i < bucketCnt; i++ {
			if cell := b.tophash[i]; cell != top {
				if cell == emptyRest {
					return nil, nil
				}
				continue
			}
			k := b.keyAt(t, i)
			if samekey(t.Key, key, k) {
				return k, b.elemAt(t, i)
			}
		}
	}
	return nil, nil
}

// keyAt returns where key i lies, behind the cell's pointer if it is a long one.
func (b *bmap) keyAt(t *abi.MapType, i uintptr) unsafe.Pointer {
	k := b.key(t, i)
	if t.IndirectKey() {
		return *(*unsafe.Pointer)(k)
	}
	return k
}

// elemAt returns where elem i lies, behind the cell's pointer if it is a long one.
func (b *bmap) elemAt(t *abi.MapType, i uintptr) unsafe.Pointer {
	elem := b.elem(t, i)
	if t.IndirectElem() {
		return *(*unsafe.Pointer)(elem)
	}
	return elem
}
