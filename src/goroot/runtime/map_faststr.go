package runtime

import (
	"internal/abi"
	"unsafe"
)

// Maps with string keys. A key's two words, pointer and length, lie in the cell;
// its bytes lie elsewhere and never change, so only the words are steps.

// keystr returns the address of key i.
//
//hmapscope:private
func (b *bmap) keystr(i uintptr) *stringStruct {
	return (*stringStruct)(unsafe.Add(unsafe.Pointer(b), dataOffset+i*16))
}

// mapaccess1_faststr returns the address of m[key], or of a zero value.
func mapaccess1_faststr(t *abi.MapType, h *hmap, key string) unsafe.Pointer {
	elem, _ := mapaccess2_faststr(t, h, key)
	return elem
}

// mapaccess2_faststr is the lookup of `v, ok := m[key]`.
// (Go 1.23 map_faststr.go; spec/hmap.md §6.2)
//
//hmapscope:span access
func mapaccess2_faststr(t *abi.MapType, h *hmap, key string) (unsafe.Pointer, bool) {
	if h == nil || h.count == 0 {
		return unsafe.Pointer(&zeroVal), false
	}
	if h.flags&hashWriting != 0 {
		fatal("concurrent map read and map write")
	}
	str := unsafe.Pointer(unsafe.StringData(key))
	if h.B == 0 {
		// One bucket: comparing at most 8 lengths is cheaper than hashing.
		b := (*bmap)(h.buckets)
		if len(key) < 32 {
			for i := uintptr(0); i < bucketCnt; i++ {
				n := b.keystr(i).len
				top := b.tophash[i]
				if n != len(key) || top <= emptyOne {
					if top == emptyRest {
						break
					}
					continue
				}
				if memequal(b.keystr(i).str, str, uintptr(len(key))) {
					return b.elem(t, i), true
				}
			}
			return unsafe.Pointer(&zeroVal), false
		}
		// Long keys: compare 4 bytes at either end. One candidate is compared
		// whole; with two of them hashing is cheaper.
		candidate, hashing := uintptr(bucketCnt), false
		for i := uintptr(0); i < bucketCnt; i++ {
			n := b.keystr(i).len
			top := b.tophash[i]
			if n != len(key) || top <= emptyOne {
				if top == emptyRest {
					break
				}
				continue
			}
			p := b.keystr(i).str
			if p == str {
				return b.elem(t, i), true
			}
			if !sameEnds(p, str, uintptr(len(key))) {
				continue
			}
			if candidate != bucketCnt {
				hashing = true
				break
			}
			candidate = i
		}
		if !hashing {
			if candidate != bucketCnt && memequal(b.keystr(candidate).str, str, uintptr(len(key))) {
				return b.elem(t, candidate), true
			}
			return unsafe.Pointer(&zeroVal), false
		}
	}

	hash := hashString(t, str, len(key), h.hash0)
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
			if b.keystr(i).len != len(key) || b.tophash[i] != top {
				continue
			}
			if memequal(b.keystr(i).str, str, uintptr(len(key))) {
				return b.elem(t, i), true
			}
		}
	}
	return unsafe.Pointer(&zeroVal), false
}

// sameEnds compares the first and the last 4 of n bytes.
//
//hmapscope:private
func sameEnds(p, q unsafe.Pointer, n uintptr) bool {
	return *(*uint32)(p) == *(*uint32)(q) && *(*uint32)(unsafe.Add(p, n-4)) == *(*uint32)(unsafe.Add(q, n-4))
}

// mapassign_faststr finds or makes the cell of key and returns its elem's address.
// (Go 1.23 map_faststr.go; spec/hmap.md §7)
//
//hmapscope:span assign
func mapassign_faststr(t *abi.MapType, h *hmap, key string) unsafe.Pointer {
	if h == nil {
		panicnilmap()
	}
	if h.flags&hashWriting != 0 {
		fatal("concurrent map writes")
	}
	str := unsafe.Pointer(unsafe.StringData(key))
	hash := hashString(t, str, len(key), h.hash0)

	// A load and a store, not one atomic operation: see mapassign_fast64.
	h.flags ^= hashWriting

	if h.buckets == nil {
		h.buckets = newobject(t.Bucket.Size_)
	}

	top := tophash(hash)
	var insertb *bmap // the cell to use: the key's own, or the first empty one
	var inserti uintptr
	found := false
again:
	bucket := hash & bucketMask(h.B)
	if h.oldbuckets != nil {
		growWork_faststr(t, h, bucket)
	}
	b := bucketAt(t, h.buckets, bucket)
	insertb = nil
search:
	for {
		for i := uintptr(0); i < bucketCnt; i++ {
			cell := b.tophash[i]
			if cell != top {
				if cell <= emptyOne && insertb == nil {
					insertb, inserti = b, i
				}
				if cell == emptyRest {
					break search
				}
				continue
			}
			if b.keystr(i).len != len(key) || !memequal(b.keystr(i).str, str, uintptr(len(key))) {
				continue
			}
			// Keep the new string: the old one's memory may be larger.
			b.keystr(i).str = str
			insertb, inserti, found = b, i, true
			break search
		}
		next := *b.overflow(t)
		if next == nil {
			break
		}
		b = next
	}

	if !found {
		// Too full, or too many overflow buckets: grow, then look again.
		if h.oldbuckets == nil {
			count, B := h.count+1, h.B
			if overLoadFactor(count, B) || tooManyOverflowBuckets(h.noverflow, B) {
				hashGrow(t, h)
				goto again
			}
		}
		if insertb == nil {
			insertb, inserti = h.newoverflow(t, b), 0
		}
		insertb.tophash[inserti] = top
		k := insertb.keystr(inserti)
		k.len = len(key)
		k.str = str
		h.count++
	}

	if h.flags&hashWriting == 0 {
		fatal("concurrent map writes")
	}
	h.flags &^= hashWriting
	return insertb.elem(t, inserti)
}

// mapdelete_faststr is delete(m, key).
// (Go 1.23 map_faststr.go; spec/hmap.md §11)
//
//hmapscope:span delete
func mapdelete_faststr(t *abi.MapType, h *hmap, key string) {
	if h == nil || h.count == 0 {
		return
	}
	if h.flags&hashWriting != 0 {
		fatal("concurrent map writes")
	}
	str := unsafe.Pointer(unsafe.StringData(key))
	hash := hashString(t, str, len(key), h.hash0)
	h.flags ^= hashWriting

	bucket := hash & bucketMask(h.B)
	if h.oldbuckets != nil {
		growWork_faststr(t, h, bucket)
	}
	first := bucketAt(t, h.buckets, bucket)
	top := tophash(hash)
search:
	for b := first; b != nil; b = *b.overflow(t) {
		for i := uintptr(0); i < bucketCnt; i++ {
			if b.keystr(i).len != len(key) || b.tophash[i] != top {
				continue
			}
			if !memequal(b.keystr(i).str, str, uintptr(len(key))) {
				continue
			}
			b.keystr(i).str = nil // for the collector; the length may stay
			memclr(b.elem(t, i), t.Elem.Size_)
			clearCell(t, h, first, b, i)
			break search
		}
	}

	if h.flags&hashWriting == 0 {
		fatal("concurrent map writes")
	}
	h.flags &^= hashWriting
}

// growWork_faststr moves the old bucket that a write is about to use, and one more
// so that the growth comes to an end.
func growWork_faststr(t *abi.MapType, h *hmap, bucket uintptr) {
	flags := h.flags
	evacuate_faststr(t, h, bucket&(oldBucketCount(h.B, flags)-1))
	if h.oldbuckets != nil {
		evacuate_faststr(t, h, h.nevacuate)
	}
}

// evacuate_faststr is evacuate_fast64 for string keys.
// (Go 1.23 map_faststr.go; spec/hmap.md §10)
//
//hmapscope:span evacuate
func evacuate_faststr(t *abi.MapType, h *hmap, oldbucket uintptr) {
	flags := h.flags
	old := bucketAt(t, h.oldbuckets, oldbucket)
	newbit := oldBucketCount(h.B, flags)
	if !evacuated(old.tophash[0]) {
		var x, y evacDst
		x.b = bucketAt(t, h.buckets, oldbucket)
		if h.flags&sameSizeGrow == 0 {
			y.b = bucketAt(t, h.buckets, oldbucket+newbit)
		}
		for b := old; b != nil; b = *b.overflow(t) {
			for i := uintptr(0); i < bucketCnt; i++ {
				top := b.tophash[i]
				if top <= emptyOne {
					b.tophash[i] = evacuatedEmpty
					continue
				}
				if top < minTopHash {
					throw("bad map state")
				}
				useY := false
				if h.flags&sameSizeGrow == 0 {
					seed := h.hash0
					n := b.keystr(i).len
					useY = hashString(t, b.keystr(i).str, n, seed)&newbit != 0
				}
				dst := x
				if useY {
					b.tophash[i] = evacuatedY
					dst = y
				} else {
					b.tophash[i] = evacuatedX
				}
				if dst.i == bucketCnt {
					dst.b, dst.i = h.newoverflow(t, dst.b), 0
				}
				dst.b.tophash[dst.i] = top
				n := b.keystr(i).len
				str := b.keystr(i).str
				k := dst.b.keystr(dst.i)
				k.len = n
				k.str = str
				typedmemmove(dst.b.elem(t, dst.i), b.elem(t, i), t.Elem.Size_)
				dst.i++
				if useY {
					y = dst
				} else {
					x = dst
				}
			}
		}
		if h.flags&oldIterator == 0 && t.Bucket.Pointers() {
			forgetOldBucket(t, bucketAt(t, h.oldbuckets, oldbucket))
		}
	}
	if oldbucket == h.nevacuate {
		advanceEvacuationMark(h, t, newbit)
	}
}
