package runtime

import (
	"internal/abi"
	"unsafe"
)

// hashGrow starts a growth: it hangs a new array in, and the old one becomes
// oldbuckets. Nothing is moved here; growWork does that bit by bit. The new array
// has twice the buckets, or as many as before when it is only overflow buckets
// that are too many: moving then packs the entries together.
//
// There is a moment between the stores of B and of buckets in which a reader
// without a lock uses the new mask on the old array. (Go 1.23 map.go hashGrow;
// spec/hmap.md §9)
//
//hmapscope:span grow
func hashGrow(t *abi.MapType, h *hmap) {
	bigger := uint8(1)
	// B is loaded only when the count alone does not decide.
	if n := h.count + 1; n <= bucketCnt || !overLoadFactor(n, h.B) {
		bigger = 0
		h.flags |= sameSizeGrow
	}
	B := h.B + bigger
	oldbuckets := h.buckets
	newbuckets, spare := makeBucketArray(t, B)

	flags := h.flags
	newflags := flags &^ (iterator | oldIterator)
	if flags&iterator != 0 {
		newflags |= oldIterator
	}
	h.B += bigger
	h.flags = newflags
	h.oldbuckets = oldbuckets
	h.buckets = newbuckets
	h.nevacuate = 0
	h.noverflow = 0

	if extra := h.extra; extra != nil {
		if list := extra.overflow; list != nil {
			if extra.oldoverflow != nil {
				throw("oldoverflow is not nil")
			}
			extra.oldoverflow = list
			h.extra.overflow = nil
		}
	}
	if spare != nil {
		if h.extra == nil {
			h.extra = new(mapextra)
		}
		h.extra.nextOverflow = spare
	}
}

// advanceEvacuationMark moves nevacuate over old buckets that are done, at most
// 1024 of them at once. When none is left, the growth is over.
// (Go 1.23 map.go advanceEvacuationMark; spec/hmap.md §10)
func advanceEvacuationMark(h *hmap, t *abi.MapType, oldcount uintptr) {
	h.nevacuate++
	mark := h.nevacuate
	stop := mark + 1024
	if stop > oldcount {
		stop = oldcount
	}
	for mark != stop {
		old := bucketAt(t, h.oldbuckets, mark)
		if !evacuated(old.tophash[0]) {
			break
		}
		h.nevacuate = mark + 1
		mark = h.nevacuate
	}
	if mark == oldcount {
		h.oldbuckets = nil
		if extra := h.extra; extra != nil {
			extra.oldoverflow = nil
		}
		h.flags &^= sameSizeGrow
	}
}

// evacDst is where evacuation puts the next entry. It lives in the frame.
//
//hmapscope:private
type evacDst struct {
	b *bmap
	i uintptr
}

// forgetOldBucket wipes an old bucket behind its tophash bytes when it holds
// pointers, so that the collector need not keep what they point to. Its overflow
// pointer goes too; tophash stays, for it says where the entries went.
func forgetOldBucket(t *abi.MapType, old *bmap) {
	memclr(unsafe.Add(unsafe.Pointer(old), dataOffset), uintptr(t.BucketSize)-dataOffset)
}
