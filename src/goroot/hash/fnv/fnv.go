// Package fnv has the hash functions of Fowler, Noll and Vo: for each byte a
// multiplication by a prime and an xor. FNV-1a has the xor first.
package fnv

import "hash"

// The types have Go's names, which %T prints.
type (
	sum32  uint32
	sum32a uint32
	sum64  uint64
	sum64a uint64
)

// The hashes of nothing, and the primes.
const (
	empty32  = 0x811c9dc5
	empty64  = 0xcbf29ce484222325
	factor32 = 1<<24 + 0x193
	factor64 = 1<<40 + 0x1b3
)

func New32() hash.Hash32 {
	h := new(sum32)
	h.Reset()
	return h
}

func New32a() hash.Hash32 {
	h := new(sum32a)
	h.Reset()
	return h
}

func New64() hash.Hash64 {
	h := new(sum64)
	h.Reset()
	return h
}

func New64a() hash.Hash64 {
	h := new(sum64a)
	h.Reset()
	return h
}

func (h *sum32) Reset()  { *h = empty32 }
func (h *sum32a) Reset() { *h = empty32 }
func (h *sum64) Reset()  { *h = empty64 }
func (h *sum64a) Reset() { *h = empty64 }

func (h *sum32) Sum32() uint32  { return uint32(*h) }
func (h *sum32a) Sum32() uint32 { return uint32(*h) }
func (h *sum64) Sum64() uint64  { return uint64(*h) }
func (h *sum64a) Sum64() uint64 { return uint64(*h) }

func (h *sum32) Write(data []byte) (int, error) {
	sum := *h
	for i := range data {
		sum = sum*factor32 ^ sum32(data[i])
	}
	*h = sum
	return len(data), nil
}

func (h *sum32a) Write(data []byte) (int, error) {
	sum := *h
	for i := range data {
		sum = (sum ^ sum32a(data[i])) * factor32
	}
	*h = sum
	return len(data), nil
}

func (h *sum64) Write(data []byte) (int, error) {
	sum := *h
	for i := range data {
		sum = sum*factor64 ^ sum64(data[i])
	}
	*h = sum
	return len(data), nil
}

func (h *sum64a) Write(data []byte) (int, error) {
	sum := *h
	for i := range data {
		sum = (sum ^ sum64a(data[i])) * factor64
	}
	*h = sum
	return len(data), nil
}

func (h *sum32) Sum(in []byte) []byte  { return appendBig(in, uint64(*h), 4) }
func (h *sum32a) Sum(in []byte) []byte { return appendBig(in, uint64(*h), 4) }
func (h *sum64) Sum(in []byte) []byte  { return appendBig(in, uint64(*h), 8) }
func (h *sum64a) Sum(in []byte) []byte { return appendBig(in, uint64(*h), 8) }

// appendBig appends the lowest n bytes of v, the highest of them first.
func appendBig(b []byte, v uint64, n int) []byte {
	for n > 0 {
		n--
		b = append(b, byte(v>>(8*uint(n))))
	}
	return b
}

func (h *sum32) Size() int  { return 4 }
func (h *sum32a) Size() int { return 4 }
func (h *sum64) Size() int  { return 8 }
func (h *sum64a) Size() int { return 8 }

func (h *sum32) BlockSize() int  { return 1 }
func (h *sum32a) BlockSize() int { return 1 }
func (h *sum64) BlockSize() int  { return 1 }
func (h *sum64a) BlockSize() int { return 1 }
