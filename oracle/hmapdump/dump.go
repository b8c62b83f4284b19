package main

// The real memory of a map, and its canonical bytes.

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"unsafe"
)

const (
	symA = uint64(1) << 56 // bucket of the current array
	symO = uint64(2) << 56 // bucket of the old array
	symH = uint64(3) << 56 // overflow bucket allocated on its own
)

type mapInfo struct {
	mt     *maptypeT
	kc, ec *codec
	bsize  uintptr
}

func (m *mapInfo) indirectKey() bool  { return m.mt.flags&tfIndirectKey != 0 }
func (m *mapInfo) indirectElem() bool { return m.mt.flags&tfIndirectElem != 0 }

// arrayLen is the number of buckets really allocated for an array of 2^b main
// buckets: the runtime's own size-class rounding decides.
func (m *mapInfo) arrayLen(b uint8) int {
	n := uintptr(1) << b
	if b < 4 {
		return int(n)
	}
	n += uintptr(1) << (b - 4)
	want := n * m.bsize
	got := rtRoundupsize(want, m.mt.bucket.ptrBytes == 0)
	if got != want {
		n = got / m.bsize
	}
	return int(n)
}

type array struct {
	base unsafe.Pointer
	n    int // all buckets, preallocated overflow included
	main int // 2^B
}

func (a array) index(p unsafe.Pointer, bsize uintptr) int {
	if a.base == nil || uintptr(p) < uintptr(a.base) {
		return -1
	}
	d := uintptr(p) - uintptr(a.base)
	if d >= uintptr(a.n)*bsize {
		return -1
	}
	if d%bsize != 0 {
		panic("pointer inside a bucket")
	}
	return int(d / bsize)
}

type snapshot struct {
	*mapInfo
	h        *hmapT
	cur, old array
	heap     []unsafe.Pointer
	heapIdx  map[unsafe.Pointer]int
}

func (m *mapInfo) ovf(b unsafe.Pointer) unsafe.Pointer {
	return *(*unsafe.Pointer)(unsafe.Add(b, m.bsize-8))
}

func (m *mapInfo) snap(h *hmapT) *snapshot {
	s := &snapshot{mapInfo: m, h: h, heapIdx: map[unsafe.Pointer]int{}}
	if h.buckets != nil {
		s.cur = array{h.buckets, m.arrayLen(h.B), 1 << h.B}
	}
	if h.oldbuckets != nil {
		ob := h.B
		if h.flags&8 == 0 {
			ob--
		}
		s.old = array{h.oldbuckets, m.arrayLen(ob), 1 << ob}
	}
	// All buckets of an array are roots, the preallocated overflow ones too: in
	// a bucket type with pointers, evacuation wipes a main old bucket but not
	// the overflow buckets behind it, which keep their own links.
	for _, a := range []array{s.cur, s.old} {
		for i := 0; i < a.n; i++ {
			b := unsafe.Add(a.base, uintptr(i)*m.bsize)
			for p := m.ovf(b); p != nil && s.discover(p); p = m.ovf(p) {
			}
		}
	}
	if x := h.extra; x != nil {
		for _, l := range []*[]unsafe.Pointer{x.overflow, x.oldoverflow} {
			if l != nil {
				for _, p := range *l {
					s.discover(p)
				}
			}
		}
	}
	return s
}

// discover reports whether the walk along the chain should go on.
func (s *snapshot) discover(p unsafe.Pointer) bool {
	if s.cur.index(p, s.bsize) >= 0 || s.old.index(p, s.bsize) >= 0 {
		return true
	}
	if _, ok := s.heapIdx[p]; ok {
		return false
	}
	s.heapIdx[p] = len(s.heap)
	s.heap = append(s.heap, p)
	return true
}

func (s *snapshot) symOK(p unsafe.Pointer) (uint64, bool) {
	if p == nil {
		return 0, true
	}
	if i := s.cur.index(p, s.bsize); i >= 0 {
		return symA | uint64(i), true
	}
	if i := s.old.index(p, s.bsize); i >= 0 {
		return symO | uint64(i), true
	}
	if i, ok := s.heapIdx[p]; ok {
		return symH | uint64(i), true
	}
	return 0, false
}

func (s *snapshot) sym(p unsafe.Pointer) uint64 {
	v, ok := s.symOK(p)
	if !ok {
		panic("bucket pointer that belongs to nothing known")
	}
	return v
}

func symName(v uint64) any {
	if v == 0 {
		return nil
	}
	return fmt.Sprintf("%c:%d", " AOH"[v>>56], v&(1<<56-1))
}

func (s *snapshot) bucket(out []byte, b unsafe.Pointer) []byte {
	out = append(out, unsafe.Slice((*byte)(b), 8)...)
	p := unsafe.Add(b, 8)
	for i := 0; i < 8; i++ {
		out = slot(out, p, s.kc, s.indirectKey())
		p = unsafe.Add(p, s.mt.keySlot)
	}
	for i := 0; i < 8; i++ {
		out = slot(out, p, s.ec, s.indirectElem())
		p = unsafe.Add(p, s.mt.elemSlot)
	}
	if uintptr(p)-uintptr(b) != s.bsize-8 {
		panic("bucket layout")
	}
	return le64(out, s.sym(*(*unsafe.Pointer)(p)))
}

func slot(out []byte, p unsafe.Pointer, c *codec, indirect bool) []byte {
	if !indirect {
		return c.canon(out, p)
	}
	q := *(*unsafe.Pointer)(p)
	if q == nil {
		return le64(out, 0)
	}
	return le64(out, fnv64(c.content(q)))
}

func (s *snapshot) canonical() []byte {
	h := s.h
	out := make([]byte, 0, 128+(s.cur.n+s.old.n+len(s.heap))*int(s.bsize))
	out = le64(out, uint64(h.count))
	out = append(out, h.flags, h.B)
	out = binary.LittleEndian.AppendUint16(out, h.noverflow)
	out = binary.LittleEndian.AppendUint32(out, h.hash0)
	out = le64(out, s.sym(h.buckets))
	out = le64(out, s.sym(h.oldbuckets))
	out = le64(out, uint64(h.nevacuate))
	if x := h.extra; x == nil {
		out = le64(out, 0)
	} else {
		out = le64(out, 1)
		for _, l := range []*[]unsafe.Pointer{x.overflow, x.oldoverflow} {
			if l == nil {
				out = le64(out, 0)
				continue
			}
			out = le64(le64(out, 1), uint64(len(*l)))
			for _, p := range *l {
				out = le64(out, s.sym(p))
			}
		}
		out = le64(out, s.sym(x.nextOverflow))
	}
	for _, a := range []array{s.cur, s.old} {
		if a.base == nil {
			continue
		}
		out = le64(out, uint64(a.n))
		for i := 0; i < a.n; i++ {
			out = s.bucket(out, unsafe.Add(a.base, uintptr(i)*s.bsize))
		}
	}
	out = le64(out, uint64(len(s.heap)))
	for _, p := range s.heap {
		out = s.bucket(out, p)
	}
	return out
}

func (s *snapshot) sha() string {
	d := sha256.Sum256(s.canonical())
	return hex.EncodeToString(d[:16])
}

type extraJSON struct {
	Overflow    []any `json:"overflow"`
	OldOverflow []any `json:"oldoverflow"`
	Next        any   `json:"nextOverflow"`
}

type decBucket struct {
	Top   []int `json:"top"`
	Slots []any `json:"slots"`
	Ovf   any   `json:"ovf"`
}

type fullDump struct {
	Buckets    []string    `json:"buckets"`
	OldBuckets []string    `json:"oldbuckets"`
	Heap       []string    `json:"heap"`
	Extra      *extraJSON  `json:"extra"`
	DecB       []decBucket `json:"decBuckets,omitempty"`
	DecO       []decBucket `json:"decOldbuckets,omitempty"`
	DecH       []decBucket `json:"decHeap,omitempty"`
}

func (s *snapshot) full(dec bool) *fullDump {
	f := &fullDump{Heap: []string{}}
	one := func(b unsafe.Pointer) string { return hex.EncodeToString(s.bucket(nil, b)) }
	for i := 0; i < s.cur.n; i++ {
		b := unsafe.Add(s.cur.base, uintptr(i)*s.bsize)
		f.Buckets = append(f.Buckets, one(b))
		if dec {
			f.DecB = append(f.DecB, s.decode(b))
		}
	}
	for i := 0; i < s.old.n; i++ {
		b := unsafe.Add(s.old.base, uintptr(i)*s.bsize)
		f.OldBuckets = append(f.OldBuckets, one(b))
		if dec {
			f.DecO = append(f.DecO, s.decode(b))
		}
	}
	for _, b := range s.heap {
		f.Heap = append(f.Heap, one(b))
		if dec {
			f.DecH = append(f.DecH, s.decode(b))
		}
	}
	if x := s.h.extra; x != nil {
		e := &extraJSON{Next: symName(s.sym(x.nextOverflow))}
		list := func(l *[]unsafe.Pointer) []any {
			if l == nil {
				return nil
			}
			r := []any{}
			for _, p := range *l {
				r = append(r, symName(s.sym(p)))
			}
			return r
		}
		e.Overflow, e.OldOverflow = list(x.overflow), list(x.oldoverflow)
		f.Extra = e
	}
	return f
}

func (s *snapshot) decode(b unsafe.Pointer) decBucket {
	d := decBucket{Ovf: symName(s.sym(s.ovf(b)))}
	for i := uintptr(0); i < 8; i++ {
		top := *(*uint8)(unsafe.Add(b, i))
		d.Top = append(d.Top, int(top))
		if top < 5 {
			d.Slots = append(d.Slots, nil)
			continue
		}
		k := unsafe.Add(b, 8+i*uintptr(s.mt.keySlot))
		e := unsafe.Add(b, 8+8*uintptr(s.mt.keySlot)+i*uintptr(s.mt.elemSlot))
		if s.indirectKey() {
			k = *(*unsafe.Pointer)(k)
		}
		if s.indirectElem() {
			e = *(*unsafe.Pointer)(e)
		}
		d.Slots = append(d.Slots, []any{s.kc.show(k), s.ec.show(e)})
	}
	return d
}
