package rand

import "math/bits"

// A PCG is M. O'Neill's generator PCG-DXSM with 128 bits of state: a multiplication and
// an addition make the next state, from which the output is mixed.
type PCG struct {
	hi uint64
	lo uint64
}

// NewPCG returns the PCG of those seeds.
func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{seed1, seed2} }

// Seed starts over.
func (p *PCG) Seed(seed1, seed2 uint64) { p.hi, p.lo = seed1, seed2 }

func (p *PCG) next() (hi, lo uint64) {
	const (
		mulHi = 2549297995355413924
		mulLo = 4865540595714422341
		incHi = 6364136223846793005
		incLo = 1442695040888963407
	)
	hi, lo = bits.Mul64(p.lo, mulLo)
	hi += p.hi*mulLo + p.lo*mulHi
	lo, carry := bits.Add64(lo, incLo, 0)
	hi, _ = bits.Add64(hi, incHi, carry)
	p.lo, p.hi = lo, hi
	return hi, lo
}

func (p *PCG) Uint64() uint64 {
	const cheapMul = 0xda942042e4dd58b5
	hi, lo := p.next()
	hi ^= hi >> 32
	hi *= cheapMul
	hi ^= hi >> 48
	return hi * (lo | 1)
}
