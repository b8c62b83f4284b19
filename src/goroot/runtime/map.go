package runtime

import (
	"internal/abi"
	"unsafe"
)

// Go's map up to 1.23: an array of 2^B buckets of 8 cells. The low bits of a
// key's hash choose the bucket, its high byte (tophash) tells cells apart without
// looking at keys. A full bucket chains to overflow buckets. When the buckets get
// too full, the map doubles; the old buckets are moved a few at a time, by the
// writes that come after.
//
//	hmap ── buckets ──▶ │bucket 0│bucket 1│ … │bucket 2^B-1│ spare overflow buckets │
//	    │                   └─overflow─▶ bucket ─overflow─▶ nil
//	    └── oldbuckets ─▶ the array before, while the map grows
//
// The order of loads and stores is that of the machine code which Go 1.23.5
// compiles for amd64 (spec/traces-go1.23.5.json): where one statement could touch
// memory twice, a local variable says which access is really made, and when.

const (
	bucketCnt  = abi.MapBucketCount
	dataOffset = 8 // the first key lies behind the 8 tophash bytes

	// A map grows when its buckets hold 6.5 entries on average.
	loadFactorNum = 13
	loadFactorDen = 2

	// A tophash byte below minTopHash says what became of the cell.
	emptyRest      = 0 // empty, and so is everything behind it in the chain
	emptyOne       = 1 // empty
	evacuatedX     = 2 // moved to the same bucket number of the new array
	evacuatedY     = 3 // moved to the upper half of the new array
	evacuatedEmpty = 4 // was empty when its bucket was moved
	minTopHash     = 5 // the least tophash of a filled cell

	iterator     = 1 // flag: someone may iterate over buckets
	oldIterator  = 2 // flag: someone may iterate over oldbuckets
	hashWriting  = 4 // flag: a goroutine is writing to the map
	sameSizeGrow = 8 // flag: the map grows into an array of the same size

	noCheck = 1<<64 - 1 // checkBucket of an iterator that need not check
)

// hmap is a map's header: 48 bytes (spec/hmap.md §1.1). A map value points to one.
type hmap struct {
	count      int // entries; len(m) reads it
	flags      uint8
	B          uint8  // log₂ of the number of buckets
	noverflow  uint16 // overflow buckets, roughly when there are many
	hash0      uint32 // seed of the hash
	buckets    unsafe.Pointer
	oldbuckets unsafe.Pointer // nil unless the map grows
	nevacuate  uintptr        // all old buckets below this are moved
	extra      *mapextra
}

// mapextra holds what only some maps need.
type mapextra struct {
	// Buckets without pointers link their overflow buckets by plain numbers, so
	// that the collector may skip them. These lists keep those buckets alive.
	overflow    *[]*bmap
	oldoverflow *[]*bmap

	nextOverflow *bmap // next spare overflow bucket of the current array
}

// bmap is a bucket. Behind the tophash bytes follow 8 keys, 8 elems and the
// pointer to the overflow bucket; where exactly depends on the map's type.
type bmap struct {
	tophash [bucketCnt]uint8
}

// key returns the address of key i.
//
//hmapscope:private
func (b *bmap) key(t *abi.MapType, i uintptr) unsafe.Pointer {
	return unsafe.Add(unsafe.Pointer(b), dataOffset+i*uintptr(t.KeySize))
}

// elem returns the address of elem i.
//
//hmapscope:private
func (b *bmap) elem(t *abi.MapType, i uintptr) unsafe.Pointer {
	return unsafe.Add(unsafe.Pointer(b), dataOffset+bucketCnt*uintptr(t.KeySize)+i*uintptr(t.ValueSize))
}

// overflow returns the address of the bucket's last word.
//
//hmapscope:private
func (b *bmap) overflow(t *abi.MapType) **bmap {
	return (**bmap)(unsafe.Add(unsafe.Pointer(b), uintptr(t.BucketSize)-8))
}

// bucketAt returns bucket i of an array.
//
//hmapscope:private
func bucketAt(t *abi.MapType, buckets unsafe.Pointer, i uintptr) *bmap {
	return (*bmap)(unsafe.Add(buckets, i*uintptr(t.BucketSize)))
}

// bucketShift returns 2^b, the number of buckets.
//
//hmapscope:private
func bucketShift(b uint8) uintptr { return uintptr(1) << (b & 63) }

// bucketMask returns 2^b-1: hash & mask is the bucket number.
//
//hmapscope:private
func bucketMask(b uint8) uintptr { return bucketShift(b) - 1 }

// oldBucketCount returns how many old buckets a growing map has.
//
//hmapscope:private
func oldBucketCount(b, flags uint8) uintptr {
	if flags&sameSizeGrow != 0 {
		return bucketShift(b)
	}
	return bucketShift(b - 1)
}

// tophash is the high byte of a hash, moved out of the way of the marks.
//
//hmapscope:private
func tophash(hash uintptr) uint8 {
	top := uint8(hash >> 56)
	if top < minTopHash {
		top += minTopHash
	}
	return top
}

// evacuated tells by its first tophash whether a bucket has been moved.
//
//hmapscope:private
func evacuated(top uint8) bool { return top > emptyOne && top < minTopHash }

// overLoadFactor reports whether count entries are too many for 2^B buckets.
//
//hmapscope:private
func overLoadFactor(count int, B uint8) bool {
	return count > bucketCnt && uintptr(count) > loadFactorNum*(bucketShift(B)/loadFactorDen)
}

// tooManyOverflowBuckets reports whether 2^B buckets should not need n overflow
// buckets: then most of them are nearly empty.
//
//hmapscope:private
func tooManyOverflowBuckets(n uint16, B uint8) bool {
	if B > 15 {
		B = 15
	}
	return n >= uint16(1)<<(B&15)
}

// makemap_small makes an empty map; its first bucket comes with the first entry.
func makemap_small() *hmap {
	h := new(hmap)
	h.hash0 = uint32(rand())
	return h
}

// makemap makes a map with room for hint entries.
func makemap(t *abi.MapType, hint int, h *hmap) *hmap {
	if hint < 0 || uintptr(hint) > maxAlloc/t.Bucket.Size_ {
		hint = 0
	}
	if h == nil {
		h = new(hmap)
	}
	h.hash0 = uint32(rand())
	B := uint8(0)
	for overLoadFactor(hint, B) {
		B++
	}
	h.B = B
	if B != 0 {
		buckets, spare := makeBucketArray(t, B)
		h.buckets = buckets
		if spare != nil {
			h.extra = new(mapextra)
			h.extra.nextOverflow = spare
		}
	}
	return h
}

// makeBucketArray allocates 2^b buckets, and behind them spare overflow buckets
// when there will likely be need: 1/16 of the buckets, and what the allocator's
// rounding leaves. It returns the first spare one.
//
//hmapscope:private
func makeBucketArray(t *abi.MapType, b uint8) (buckets unsafe.Pointer, spare *bmap) {
	n := bucketArrayLen(t, b)
	buckets = mallocgc(n * t.Bucket.Size_)
	if base := bucketShift(b); n != base {
		spare = bucketAt(t, buckets, base)
		// A spare bucket with nil overflow means: the next one is spare too. The
		// last one points somewhere, to say that the spare ones end here.
		*bucketAt(t, buckets, n-1).overflow(t) = (*bmap)(buckets)
	}
	return buckets, spare
}

// bucketArrayLen returns how many buckets an array of 2^b has with its spare ones.
//
//hmapscope:private
func bucketArrayLen(t *abi.MapType, b uint8) uintptr {
	n := bucketShift(b)
	if b < 4 {
		return n
	}
	n += bucketShift(b - 4)
	size := t.Bucket.Size_ * n
	if up := roundupsize(size, !t.Bucket.Pointers()); up != size {
		n = up / t.Bucket.Size_
	}
	return n
}

// newoverflow hangs a new overflow bucket behind b: a spare one when there is
// one. (Go 1.23 map.go newoverflow; spec/hmap.md §8)
func (h *hmap) newoverflow(t *abi.MapType, b *bmap) *bmap {
	var ovf *bmap
	if extra := h.extra; extra != nil {
		ovf = extra.nextOverflow
		if ovf != nil {
			if *ovf.overflow(t) == nil {
				extra.nextOverflow = bucketAt(t, unsafe.Pointer(ovf), 1)
			} else {
				// The last spare bucket: take the end mark off.
				*ovf.overflow(t) = nil
				extra.nextOverflow = nil
			}
		}
	}
	if ovf == nil {
		ovf = (*bmap)(newobject(t.Bucket.Size_))
	}
	h.incrnoverflow()
	if !t.Bucket.Pointers() {
		h.createOverflow()
		list := h.extra.overflow
		*list = append(*list, ovf)
	}
	*b.overflow(t) = ovf
	return ovf
}

// incrnoverflow counts an overflow bucket. The counter has 16 bits only: from
// 2¹⁶ buckets on it goes up by chance, so that at 2¹⁵ there are about as many
// overflow buckets as buckets.
func (h *hmap) incrnoverflow() {
	B := h.B
	if B < 16 {
		h.noverflow++
		return
	}
	mask := uint32(1)<<(B-15) - 1
	if uint32(rand())&mask == 0 {
		h.noverflow++
	}
}

// createOverflow makes the list of overflow buckets.
func (h *hmap) createOverflow() {
	if h.extra == nil {
		h.extra = new(mapextra)
	}
	if h.extra.overflow == nil {
		h.extra.overflow = new([]*bmap)
	}
}

// mapclear empties the map but keeps its bucket array (spec/hmap.md §12).
//
//hmapscope:span clear
func mapclear(t *abi.MapType, h *hmap) {
	if h == nil || h.count == 0 {
		return
	}
	if h.flags&hashWriting != 0 {
		fatal("concurrent map writes")
	}
	h.flags ^= hashWriting

	// Iterators may still look at these buckets: let them find nothing.
	B := h.B
	markBucketsEmpty(t, h.buckets, bucketShift(B))
	if oldbuckets := h.oldbuckets; oldbuckets != nil {
		flags := h.flags
		markBucketsEmpty(t, oldbuckets, oldBucketCount(h.B, flags))
	}

	h.flags &^= sameSizeGrow
	h.oldbuckets = nil
	h.nevacuate = 0
	h.noverflow = 0
	h.count = 0
	h.hash0 = uint32(rand()) // who could guess collisions must start again
	if extra := h.extra; extra != nil {
		extra.overflow = nil
		extra.oldoverflow = nil
		extra.nextOverflow = nil
	}

	B = h.B
	buckets := h.buckets
	n := bucketArrayLen(t, B)
	memclr(buckets, n*t.Bucket.Size_)
	if base := bucketShift(B); n != base {
		*bucketAt(t, buckets, n-1).overflow(t) = (*bmap)(buckets)
		h.extra.nextOverflow = bucketAt(t, buckets, base)
	}

	if h.flags&hashWriting == 0 {
		fatal("concurrent map writes")
	}
	h.flags &^= hashWriting
}

// markBucketsEmpty sets all tophash bytes of n buckets and of the overflow
// buckets behind them to emptyRest.
func markBucketsEmpty(t *abi.MapType, buckets unsafe.Pointer, n uintptr) {
	for i := uintptr(0); i < n; i++ {
		for b := bucketAt(t, buckets, i); b != nil; b = *b.overflow(t) {
			for c := uintptr(0); c < bucketCnt; c++ {
				b.tophash[c] = emptyRest
			}
		}
	}
}

// mapclone is maps.Clone of the map in m.
//
//go:linkname mapclone maps.clone
func mapclone(m any) any {
	e := (*eface)(unsafe.Pointer(&m))
	e.data = unsafe.Pointer(mapclone2((*abi.MapType)(unsafe.Pointer(e.typ)), (*hmap)(e.data)))
	return m
}
