package unicode

import (
	"internal/ucd"
	"unsafe"
)

// RangeTable is a set of runes: ranges in order, those below 1<<16 first.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int // how many ranges of R16 lie within Latin-1
}

// Range16 is each Stride-th rune from Lo to Hi.
type Range16 struct {
	Lo     uint16
	Hi     uint16
	Stride uint16
}

// Range32 is the same of larger runes.
type Range32 struct {
	Lo     uint32
	Hi     uint32
	Stride uint32
}

// table makes a RangeTable of the text that says what is in it.
//
//hmapscope:private
func table(text string) *RangeTable {
	t := (*RangeTable)(newobject(unsafe.Sizeof(RangeTable{})))
	at := 0
	for i := 0; i < len(text); {
		lo, hi, stride, next := ucd.Range(text, i, at)
		if lo >= 1<<16 {
			t.R32 = append(t.R32, Range32{uint32(lo), uint32(hi), uint32(stride)})
		} else {
			t.R16 = append(t.R16, Range16{uint16(lo), uint16(hi), uint16(stride)})
			if hi <= MaxLatin1 {
				t.LatinOffset++
			}
		}
		at, i = hi, next
	}
	return t
}

//go:linkname newobject runtime.newobject
func newobject(size uintptr) unsafe.Pointer

// Is reports whether a table has r. Nobody writes to tables.
//
//hmapscope:private
func Is(rangeTab *RangeTable, r rune) bool {
	if r < 0 {
		return false
	}
	c := uint32(r)
	for i := 0; i < len(rangeTab.R16) && c <= 0xffff; i++ {
		g := &rangeTab.R16[i]
		if c <= uint32(g.Hi) {
			return c >= uint32(g.Lo) && (g.Stride == 1 || (c-uint32(g.Lo))%uint32(g.Stride) == 0)
		}
	}
	for i := 0; i < len(rangeTab.R32); i++ {
		g := &rangeTab.R32[i]
		if c <= g.Hi {
			return c >= g.Lo && (g.Stride == 1 || (c-g.Lo)%g.Stride == 0)
		}
	}
	return false
}

// In reports whether one of the tables has r.
func In(r rune, ranges ...*RangeTable) bool {
	for _, t := range ranges {
		if Is(t, r) {
			return true
		}
	}
	return false
}

// IsOneOf is In.
func IsOneOf(ranges []*RangeTable, r rune) bool { return In(r, ranges...) }

// The categories by their longer names.
//
//hmapscope:private
var (
	Letter = L
	Upper  = Lu
	Lower  = Ll
	Title  = Lt
	Mark   = M
	Number = N
	Digit  = Nd
	Punct  = P
	Symbol = S
	Space  = Z
	Other  = C
)

// GraphicRanges and PrintRanges are what IsGraphic and IsPrint say yes to, but for
// the ASCII space.
var (
	GraphicRanges = []*RangeTable{L, M, N, P, S, Zs}
	PrintRanges   = []*RangeTable{L, M, N, P, S}
)
