package runtime

import (
	"internal/abi"
	"unsafe"
)

// mapclone2 copies a map with the same seed, so that entries need no hashing. Only
// what lies in src is seen by others, until the copy is returned. (Go 1.23 map.go
// mapclone2; spec/hmap.md §14)
//
//hmapscope:span clone
func mapclone2(t *abi.MapType, src *hmap) *hmap {
	hint := src.count
	if hint > bucketCnt && overLoadFactor(hint, src.B) {
		hint = int(loadFactorNum * (bucketShift(src.B) / loadFactorDen))
	}
	dst := makemap(t, hint, nil)
	dst.hash0 = src.hash0
	if src.count == 0 {
		return dst
	}
	if src.flags&hashWriting != 0 {
		fatal("concurrent map clone and map write")
	}
	if src.B == 0 && !(t.IndirectKey() && t.NeedKeyUpdate()) && !t.IndirectElem() {
		bucket := newobject(t.Bucket.Size_)
		dst.buckets = bucket
		dst.count = src.count
		loadwords(bucket, src.buckets, t.Bucket.Size_)
		return dst
	}
	if dst.B == 0 {
		dst.buckets = newobject(t.Bucket.Size_)
	}
	// The copy may have fewer buckets than src: every dstCount-th of those goes into
	// the same one.
	dstCount, srcCount := bucketShift(dst.B), bucketShift(src.B)
	for i := uintptr(0); i < dstCount; i++ {
		to := cloneDst{b: bucketAt(t, dst.buckets, i)}
		for j := i; j < srcCount; j += dstCount {
			for from := bucketAt(t, src.buckets, j); from != nil; from = *from.overflow(t) {
				clonebucket(t, dst, (*cloneDst)(unsafe.Pointer(&to)), from)
			}
		}
	}
	if src.oldbuckets != nil {
		cloneold(t, dst, src)
	}
	return dst
}

// cloneDst is where the next entry of a clone goes. It lives in the frame.
//
//hmapscope:private
type cloneDst struct {
	b *bmap
	i uintptr
}

// clonebucket appends a bucket's entries to a chain of the copy, packed together.
func clonebucket(t *abi.MapType, dst *hmap, to *cloneDst, from *bmap) {
	for i := uintptr(0); i < bucketCnt; i++ {
		top := from.tophash[i]
		if top <= emptyOne {
			continue
		}
		for to.i < bucketCnt && get8(unsafe.Pointer(&to.b.tophash[to.i])) > emptyOne {
			to.i++
		}
		if to.i == bucketCnt {
			to.b, to.i = dst.newoverflow(t, to.b), 0
		}
		to.b.tophash[to.i] = top
		k, elem := from.keyAt(t, i), from.elemAt(t, i)
		if t.IndirectKey() {
			if t.NeedKeyUpdate() {
				k = cloneobject(k, t.Key.Size_)
			}
			put64(to.b.key(t, to.i), uint64(uintptr(k)))
		} else {
			loadwords(to.b.key(t, to.i), k, t.Key.Size_)
		}
		if t.IndirectElem() {
			put64(to.b.elem(t, to.i), uint64(uintptr(cloneobject(elem, t.Elem.Size_))))
		} else {
			loadwords(to.b.elem(t, to.i), elem, t.Elem.Size_)
		}
		to.i++
		dst.count++
	}
}

// cloneobject copies a long key or elem.
func cloneobject(p unsafe.Pointer, size uintptr) unsafe.Pointer {
	object := newobject(size)
	loadwords(object, p, size)
	return object
}

// cloneold copies what a growing map has not moved yet.
func cloneold(t *abi.MapType, dst, src *hmap) {
	flags := src.flags
	oldbuckets := src.oldbuckets
	oldCount := oldBucketCount(src.B, flags)
	dstMask := bucketMask(dst.B)
	var copied keycopy
	for i := uintptr(0); i < oldCount; i++ {
		from := bucketAt(t, oldbuckets, i)
		if evacuated(from.tophash[0]) {
			continue
		}
		if oldCount > dstMask {
			// All entries of this bucket go into one of the copy.
			to := cloneDst{b: bucketAt(t, dst.buckets, i&dstMask)}
			for next := *to.b.overflow(t); next != nil; next = *to.b.overflow(t) {
				to.b = next
			}
			for ; from != nil; from = *from.overflow(t) {
				clonebucket(t, dst, (*cloneDst)(unsafe.Pointer(&to)), from)
			}
			continue
		}
		for ; from != nil; from = *from.overflow(t) {
			for c := uintptr(0); c < bucketCnt; c++ {
				if from.tophash[c] <= emptyOne {
					continue
				}
				if src.flags&hashWriting != 0 {
					fatal("concurrent map clone and map write")
				}
				k, elem := from.keyAt(t, c), from.elemAt(t, c)
				key := loadkey(t, k, unsafe.Pointer(&copied))
				loadwords(mapassign(t, dst, key), elem, t.Elem.Size_)
			}
		}
	}
}
