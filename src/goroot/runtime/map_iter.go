package runtime

import (
	"internal/abi"
	"internal/runtime/atomic"
	"unsafe"
)

// hiter is a `for … range` over a map. It lies in the ranging function's frame, so
// nobody else sees it. The compiler knows that key and elem come first.
//
//hmapscope:private
type hiter struct {
	key         unsafe.Pointer // nil: the iteration is over
	elem        unsafe.Pointer
	t           *abi.MapType
	h           *hmap
	buckets     unsafe.Pointer // the array when the iteration began
	bptr        *bmap          // current bucket
	overflow    *[]*bmap       // these two keep overflow buckets alive
	oldoverflow *[]*bmap
	startBucket uintptr // where it began
	offset      uint8   // first cell in every bucket
	wrapped     bool    // it has gone round from the last bucket to the first
	B           uint8   // B when the iteration began
	i           uint8
	bucket      uintptr // next bucket number
	checkBucket uintptr // take entries only that go to this bucket of the new array
}

// mapiterinit begins an iteration at a random bucket and a random cell: programs
// must not come to rely on an order. That is all the randomness there is; from
// there the iteration goes straight on. (Go 1.23 map.go mapiterinit; spec/hmap.md §13)
//
//hmapscope:span iterate
func mapiterinit(t *abi.MapType, h *hmap, it *hiter) {
	it.t = t
	if h == nil || h.count == 0 {
		return
	}
	it.h = h
	it.B = h.B
	it.buckets = h.buckets
	if !t.Bucket.Pointers() {
		// Even a loop that only reads writes here, to the shared header.
		h.createOverflow()
		it.overflow = h.extra.overflow
		it.oldoverflow = h.extra.oldoverflow
	}
	r := uintptr(rand())
	it.startBucket = r & bucketMask(h.B)
	it.offset = uint8(r >> (h.B & 63) & (bucketCnt - 1))
	it.bucket = it.startBucket

	// Tell writers that an iterator is about. Several may do so at once, hence
	// atomically.
	if h.flags&(iterator|oldIterator) != iterator|oldIterator {
		atomic.Or8(&h.flags, iterator|oldIterator)
	}
	mapiternext(it)
}

// mapiternext finds the next entry. It takes no snapshot: it walks the array that
// was current when the iteration began, and where the map has grown since, it
// looks for what became of each entry. (Go 1.23 map.go mapiternext; spec/hmap.md §13)
//
//hmapscope:span iterate
func mapiternext(it *hiter) {
	h := it.h
	if h.flags&hashWriting != 0 {
		fatal("concurrent map iteration and map write")
	}
	t := it.t
	b, i := it.bptr, it.i
	bucket, checkBucket := it.bucket, it.checkBucket
	for {
		if b == nil {
			if bucket == it.startBucket && it.wrapped {
				it.key = nil
				it.elem = nil
				return
			}
			b = bucketAt(t, it.buckets, bucket)
			checkBucket = noCheck
			// The map was growing already when the iteration began, and still is:
			// an old bucket not yet moved holds the entries of two new ones, of
			// which only those for this bucket count.
			if oldbuckets := h.oldbuckets; oldbuckets != nil && it.B == h.B {
				flags := h.flags
				old := bucketAt(t, oldbuckets, bucket&(oldBucketCount(h.B, flags)-1))
				if !evacuated(old.tophash[0]) {
					b, checkBucket = old, bucket
				}
			}
			bucket++
			if bucket == bucketShift(it.B) {
				bucket = 0
				it.wrapped = true
			}
			i = 0
		}
		for ; i < bucketCnt; i++ {
			cell := uintptr((i + it.offset) & (bucketCnt - 1))
			if top := b.tophash[cell]; top <= emptyOne || top == evacuatedEmpty {
				continue
			}
			key := b.keyAt(t, cell)
			if checkBucket != noCheck && h.flags&sameSizeGrow == 0 {
				if t.ReflexiveKey() || equalsitself(t, key) {
					seed := h.hash0
					hash := hashcell(t, key, seed)
					if hash&bucketMask(it.B) != checkBucket {
						continue
					}
				} else if checkBucket>>(it.B-1) != uintptr(b.tophash[cell]&1) {
					// NaN goes where its tophash says: see evacuate.
					continue
				}
			}
			var elem unsafe.Pointer
			top := b.tophash[cell]
			if moved := top == evacuatedX || top == evacuatedY; moved && (t.ReflexiveKey() || equalsitself(t, key)) {
				// The entry has moved since the iteration began. It may have been
				// changed or deleted there: look it up. (Nobody can have done that
				// to NaN.)
				key, elem = mapaccessK(t, h, key)
				if key == nil {
					continue
				}
			} else {
				elem = b.elemAt(t, cell)
			}
			it.key = key
			it.elem = elem
			it.bucket = bucket
			it.bptr = b
			it.i = i + 1
			it.checkBucket = checkBucket
			return
		}
		b = *b.overflow(t)
		i = 0
	}
}
