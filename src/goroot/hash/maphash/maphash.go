// Package maphash hashes bytes with a seed of the run: equal bytes have equal hashes
// in one run, and other ones in the next.
package maphash

import _ "unsafe" // for go:linkname

// runtime_rand is the run's own chance.
//
//go:linkname runtime_rand runtime.rand
func runtime_rand() uint64

// A Seed decides which hash function it is.
type Seed struct {
	s uint64
}

// MakeSeed returns a new Seed.
func MakeSeed() Seed {
	for {
		if s := runtime_rand(); s != 0 {
			return Seed{s}
		}
	}
}

// Bytes returns the hash of b, String that of a string with the same bytes.
func Bytes(seed Seed, b []byte) uint64 { return String(seed, string(b)) }

func String(seed Seed, s string) uint64 {
	if seed.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
	return mixed(update(seed.s, s))
}

// update takes bytes in: FNV-1a, from a seed.
//
//hmapscope:private
func update(h uint64, s string) uint64 {
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// mixed spreads what the last bytes did over all bits.
//
//hmapscope:private
func mixed(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// A Hash takes bytes in piece by piece.
type Hash struct {
	seed Seed
	h    uint64
}

func (h *Hash) init() {
	if h.seed.s == 0 {
		h.SetSeed(MakeSeed())
	}
}

func (h *Hash) Write(b []byte) (int, error) { return h.WriteString(string(b)) }

func (h *Hash) WriteString(s string) (int, error) {
	h.init()
	h.h = update(h.h, s)
	return len(s), nil
}

func (h *Hash) WriteByte(b byte) error {
	h.init()
	h.h = (h.h ^ uint64(b)) * 1099511628211
	return nil
}

// Sum64 returns the hash of what was written.
func (h *Hash) Sum64() uint64 {
	h.init()
	return mixed(h.h)
}

func (h *Hash) Sum(b []byte) []byte {
	x := h.Sum64()
	for i := 56; i >= 0; i -= 8 {
		b = append(b, byte(x>>uint(i)))
	}
	return b
}

// Reset forgets what was written.
func (h *Hash) Reset() {
	h.init()
	h.h = h.seed.s
}

// Seed returns the Seed.
func (h *Hash) Seed() Seed {
	h.init()
	return h.seed
}

// SetSeed sets it, and forgets what was written.
func (h *Hash) SetSeed(seed Seed) {
	if seed.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
	h.seed = seed
	h.h = seed.s
}

func (h *Hash) Size() int      { return 8 }
func (h *Hash) BlockSize() int { return 128 }
