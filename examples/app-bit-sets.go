package main

import (
	"fmt"
	"math/bits"
	"strings"
)

type Set []uint64

func (s *Set) Add(xs ...int) *Set {
	for _, x := range xs {
		for len(*s) <= x/64 {
			*s = append(*s, 0)
		}
		(*s)[x/64] |= 1 << (x % 64)
	}
	return s
}

func (s Set) Has(x int) bool { return x/64 < len(s) && s[x/64]>>(x%64)&1 == 1 }

func (s Set) Len() (n int) {
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return
}

func (s Set) And(t Set) (out Set) {
	for i := range min(len(s), len(t)) {
		out = append(out, s[i]&t[i])
	}
	return
}

func (s Set) String() string {
	var b strings.Builder
	b.WriteByte('{')
	for i, w := range s {
		for w != 0 {
			if b.Len() > 1 {
				b.WriteByte(' ')
			}
			fmt.Fprint(&b, i*64+bits.TrailingZeros64(w))
			w &= w - 1
		}
	}
	return b.String() + "}"
}

func queens(n int, cols, left, right uint) int {
	all := uint(1)<<n - 1
	if cols == all {
		return 1
	}
	count := 0
	for free := all &^ (cols | left | right); free != 0; free &= free - 1 {
		bit := free & -free
		count += queens(n, cols|bit, (left|bit)<<1, (right|bit)>>1)
	}
	return count
}

func gray(n uint8) uint8 { return n ^ n>>1 }

func crc(data string) uint32 {
	c := ^uint32(0)
	for i := range len(data) {
		c ^= uint32(data[i])
		for range 8 {
			c = c>>1 ^ 0xEDB88320&-(c&1)
		}
	}
	return ^c
}

func main() {
	var s, t Set
	s.Add(1, 5, 63, 64, 200)
	t.Add(5, 64).Add(65)
	fmt.Println(s, t, s.And(t), s.Len(), s.Has(200), s.Has(201), s.Has(9999))
	for n := range 9 {
		fmt.Print(queens(n, 0, 0, 0), " ")
	}
	fmt.Println()
	for n := range uint8(8) {
		fmt.Printf("%03b ", gray(n))
	}
	fmt.Printf("%08x %08x\n", crc("123456789"), crc(""))
}
