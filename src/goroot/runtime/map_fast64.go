package runtime

import (
	"internal/abi"
	"unsafe"
)

// Maps with 8-byte keys: int, int64, uint64, uintptr, pointers. Comparing such a
// key costs no more than comparing a tophash, so these functions look at keys
// first and use tophash only to tell filled cells from empty ones.

// key64 returns the address of key i.
//
//hmapscope:private
func (b *bmap) key64(i uintptr) *uint64 {
	return (*uint64)(unsafe.Add(unsafe.Pointer(b), dataOffset+i*8))
}

// mapaccess1_fast64 returns the address of m[key], or of a zero value. It never
// returns nil: `v := m[key]` loads through it, after this function has returned,
// when no flag protects the load any more.
func mapaccess1_fast64(t *abi.MapType, h *hmap, key uint64) unsafe.Pointer {
	elem, _ := mapaccess2_fast64(t, h, key)
	return elem
}

// mapaccess2_fast64 is the lookup of `v, ok := m[key]`.
// (Go 1.23 map_fast64.go; spec/hmap.md §6.1)
//
//hmapscope:span access
func mapaccess2_fast64(t *abi.MapType, h *hmap, key uint64) (unsafe.Pointer, bool) {
	if h == nil || h.count == 0 {
		return unsafe.Pointer(&zeroVal), false
	}
	if h.flags&hashWriting != 0 {
		fatal("concurrent map read and map write")
	}
	var b *bmap
	if h.B == 0 {
		b = (*bmap)(h.buckets) // one bucket: no need to hash
	} else {
		hash := hash64(t, key, h.hash0)
		mask := bucketMask(h.B)
		oldbuckets := h.oldbuckets
		b = bucketAt(t, h.buckets, hash&mask)
		if oldbuckets != nil {
			if h.flags&sameSizeGrow == 0 {
				mask >>= 1 // there were half as many buckets
			}
			old := bucketAt(t, oldbuckets, hash&mask)
			if !evacuated(old.tophash[0]) {
				b = old
			}
		}
	}
	for ; b != nil; b = *b.overflow(t) {
		for i := uintptr(0); i < bucketCnt; i++ {
			// A deleted entry leaves its key behind: ask tophash too.
			if *b.key64(i) == key && b.tophash[i] > emptyOne {
				return b.elem(t, i), true
			}
		}
	}
	return unsafe.Pointer(&zeroVal), false
}

// mapassign_fast64 finds or makes the cell of key and returns its elem's address.
// `m[key] = v` stores v there after this function has returned.
// (Go 1.23 map_fast64.go; spec/hmap.md §7)
//
//hmapscope:span assign
func mapassign_fast64(t *abi.MapType, h *hmap, key uint64) unsafe.Pointer {
	if h == nil {
		panicnilmap()
	}
	if h.flags&hashWriting != 0 {
		fatal("concurrent map writes")
	}
	hash := hash64(t, key, h.hash0)

	// A load and a store, not one atomic operation: two goroutines can both come
	// through. XOR makes it likelier that one of them notices at the end.
	h.flags ^= hashWriting

	if h.buckets == nil {
		h.buckets = newobject(t.Bucket.Size_)
	}

	var insertb *bmap // the cell to use: the key's own, or the first empty one
	var inserti uintptr
	found := false
again:
	bucket := hash & bucketMask(h.B)
	if h.oldbuckets != nil {
		growWork_fast64(t, h, bucket)
	}
	b := bucketAt(t, h.buckets, bucket)
	insertb = nil
search:
	for {
		for i := uintptr(0); i < bucketCnt; i++ {
			top := b.tophash[i]
			if top <= emptyOne {
				if insertb == nil {
					insertb, inserti = b, i
				}
				if top == emptyRest {
					break search
				}
				continue
			}
			if *b.key64(i) == key {
				insertb, inserti, found = b, i, true
				break search
			}
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
		insertb.tophash[inserti] = tophash(hash)
		*insertb.key64(inserti) = key
		h.count++
	}

	if h.flags&hashWriting == 0 {
		fatal("concurrent map writes")
	}
	h.flags &^= hashWriting
	return insertb.elem(t, inserti)
}

// mapassign_fast64ptr is mapassign_fast64 for keys that are pointers.
func mapassign_fast64ptr(t *abi.MapType, h *hmap, key unsafe.Pointer) unsafe.Pointer {
	return mapassign_fast64(t, h, uint64(uintptr(key)))
}

// mapdelete_fast64 is delete(m, key).
// (Go 1.23 map_fast64.go; spec/hmap.md §11)
//
//hmapscope:span delete
func mapdelete_fast64(t *abi.MapType, h *hmap, key uint64) {
	if h == nil || h.count == 0 {
		return
	}
	if h.flags&hashWriting != 0 {
		fatal("concurrent map writes")
	}
	hash := hash64(t, key, h.hash0)
	h.flags ^= hashWriting

	bucket := hash & bucketMask(h.B)
	if h.oldbuckets != nil {
		growWork_fast64(t, h, bucket)
	}
	first := bucketAt(t, h.buckets, bucket)
search:
	for b := first; b != nil; b = *b.overflow(t) {
		for i := uintptr(0); i < bucketCnt; i++ {
			if *b.key64(i) != key || b.tophash[i] <= emptyOne {
				continue
			}
			if t.Key.Pointers() {
				*b.key64(i) = 0
			}
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

// growWork_fast64 moves the old bucket that a write is about to use, and one more
// so that the growth comes to an end.
func growWork_fast64(t *abi.MapType, h *hmap, bucket uintptr) {
	flags := h.flags
	evacuate_fast64(t, h, bucket&(oldBucketCount(h.B, flags)-1))
	if h.oldbuckets != nil {
		evacuate_fast64(t, h, h.nevacuate)
	}
}

// evacuate_fast64 moves the entries of one old bucket, and of the overflow buckets
// behind it, to the new array. One more bit of the hash counts now: entries go to
// the bucket of the same number (X) or to the one in the upper half (Y).
// (Go 1.23 map_fast64.go; spec/hmap.md §10)
//
//hmapscope:span evacuate
func evacuate_fast64(t *abi.MapType, h *hmap, oldbucket uintptr) {
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
					useY = hash64(t, *b.key64(i), seed)&newbit != 0
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
				*dst.b.key64(dst.i) = *b.key64(i)
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
