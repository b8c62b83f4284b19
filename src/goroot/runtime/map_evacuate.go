package runtime

import (
	"internal/abi"
	"unsafe"
)

// growWork moves the old bucket that a write is about to use, and one more so that
// the growth comes to an end.
func growWork(t *abi.MapType, h *hmap, bucket uintptr) {
	flags := h.flags
	evacuate(t, h, bucket&(oldBucketCount(h.B, flags)-1))
	if h.oldbuckets != nil {
		evacuate(t, h, h.nevacuate)
	}
}

// evacuate is evacuate_fast64 for any keys. NaN is the odd one: it equals nothing,
// and hashes to something else each time. While an iterator may be about, its new
// bucket must follow from what the iterator can see, so the old tophash decides.
// (Go 1.23 map.go evacuate; spec/hmap.md §10)
//
//hmapscope:span evacuate
func evacuate(t *abi.MapType, h *hmap, oldbucket uintptr) {
	flags := h.flags
	old := bucketAt(t, h.oldbuckets, oldbucket)
	newbit := oldBucketCount(h.B, flags)
	if !evacuated(old.tophash[0]) {
		var copied keycopy
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
				k := b.keyAt(t, i)
				useY := false
				if h.flags&sameSizeGrow == 0 {
					seed := h.hash0
					hash := hashkey(t, loadkey(t, k, unsafe.Pointer(&copied)), seed)
					useY = hash&newbit != 0
					if h.flags&iterator != 0 && !t.ReflexiveKey() && !equalsitself(t, k) {
						useY = top&1 != 0
						top = tophash(hash)
					}
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
				if t.IndirectKey() {
					*(*unsafe.Pointer)(dst.b.key(t, dst.i)) = k
				} else {
					typedmemmove(dst.b.key(t, dst.i), k, t.Key.Size_)
				}
				typedmemmove(dst.b.elem(t, dst.i), b.elem(t, i), uintptr(t.ValueSize))
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
