package runtime

import (
	"internal/abi"
	"unsafe"
)

// mapdelete is delete(m, *key).
// (Go 1.23 map.go mapdelete; spec/hmap.md §11)
//
//hmapscope:span delete
func mapdelete(t *abi.MapType, h *hmap, key unsafe.Pointer) {
	if h == nil || h.count == 0 {
		if t.HashMightPanic() {
			checkhashable(t, key)
		}
		return
	}
	if h.flags&hashWriting != 0 {
		fatal("concurrent map writes")
	}
	seed := h.hash0
	if t.HashMightPanic() {
		checkhashable(t, key)
	}
	hash := hashkey(t, key, seed)
	h.flags ^= hashWriting

	bucket := hash & bucketMask(h.B)
	if h.oldbuckets != nil {
		growWork(t, h, bucket)
	}
	first := bucketAt(t, h.buckets, bucket)
	top := tophash(hash)
search:
	for b := first; b != nil; b = *b.overflow(t) {
		for i := uintptr(0); i < bucketCnt; i++ {
			if cell := b.tophash[i]; cell != top {
				if cell == emptyRest {
					break search
				}
				continue
			}
			if !samekey(t.Key, key, b.keyAt(t, i)) {
				continue
			}
			// A key without pointers may stay.
			if t.IndirectKey() || t.Key.Pointers() {
				memclr(b.key(t, i), uintptr(t.KeySize))
			}
			memclr(b.elem(t, i), uintptr(t.ValueSize))
			clearCell(t, h, first, b, i)
			break search
		}
	}

	if h.flags&hashWriting == 0 {
		fatal("concurrent map writes")
	}
	h.flags &^= hashWriting
}

// clearCell marks cell i of bucket b as deleted; first is the head of b's chain.
// When nothing but empty cells follow it, it and the empty cells before it become
// emptyRest, so that searches can stop there. Then it counts the entry off.
// (Go 1.23 map.go mapdelete; spec/hmap.md §11)
func clearCell(t *abi.MapType, h *hmap, first, b *bmap, i uintptr) {
	b.tophash[i] = emptyOne

	last := true // is everything behind this cell empty?
	if i == bucketCnt-1 {
		next := *b.overflow(t)
		last = next == nil || next.tophash[0] == emptyRest
	} else {
		last = b.tophash[i+1] == emptyRest
	}
	for last {
		b.tophash[i] = emptyRest
		if i > 0 {
			i--
		} else {
			if b == first {
				break
			}
			b, i = bucketBefore(t, first, b), bucketCnt-1
		}
		last = b.tophash[i] == emptyOne
	}

	count := h.count - 1
	h.count = count
	if count == 0 {
		// Nothing depends on the seed now: a new one spoils what an attacker
		// may have learned of it.
		h.hash0 = uint32(rand())
	}
}

// bucketBefore walks the chain from first to the bucket whose overflow is b.
func bucketBefore(t *abi.MapType, first, b *bmap) *bmap {
	p := first
	for {
		next := *p.overflow(t)
		if next == b {
			return p
		}
		p = next
	}
}
