package runtime

import (
	"internal/abi"
	"unsafe"
)

// mapassign finds or makes the cell of the key and returns its elem's address.
// `m[key] = v` stores v there after this function has returned.
// (Go 1.23 map.go mapassign; spec/hmap.md §7)
//
//hmapscope:span assign
func mapassign(t *abi.MapType, h *hmap, key unsafe.Pointer) unsafe.Pointer {
	if h == nil {
		panicnilmap()
	}
	if h.flags&hashWriting != 0 {
		fatal("concurrent map writes")
	}
	seed := h.hash0
	if t.HashMightPanic() {
		checkhashable(t, key)
	}
	hash := hashkey(t, key, seed)

	// A load and a store, not one atomic operation: see mapassign_fast64. A key
	// that can't be hashed has panicked before, so that the flag is not left set.
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
		growWork(t, h, bucket)
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
			k := b.keyAt(t, i)
			if !samekey(t.Key, key, k) {
				continue
			}
			// Equal keys may differ: +0 and -0.
			if t.NeedKeyUpdate() {
				storewords(k, key, t.Key.Size_)
			}
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
		k := insertb.key(t, inserti)
		if t.IndirectKey() {
			kmem := newobject(t.Key.Size_)
			*(*unsafe.Pointer)(k) = kmem
			k = kmem
		}
		if t.IndirectElem() {
			*(*unsafe.Pointer)(insertb.elem(t, inserti)) = newobject(t.Elem.Size_)
		}
		storewords(k, key, t.Key.Size_)
		insertb.tophash[inserti] = top
		h.count++
	}

	if h.flags&hashWriting == 0 {
		fatal("concurrent map writes")
	}
	h.flags &^= hashWriting
	return insertb.elemAt(t, inserti)
}
