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

// Factor and increment of the state, two words each.
const (
	factorHi, factorLo = 0x2360ed051fc65da4, 0x4385df649fccf645
	stepHi, stepLo     = 0x5851f42d4c957f2d, 0x14057b7ef767814f
)

// Uint64 makes the next state and mixes it: DXSM, "double xorshift multiply".
func (p *PCG) Uint64() uint64 {
	hi, lo := bits.Mul64(p.lo, factorLo)
	hi += p.lo*factorHi + p.hi*factorLo
	lo, carry := bits.Add64(lo, stepLo, 0)
	hi, _ = bits.Add64(hi, stepHi, carry)
	p.hi, p.lo = hi, lo
	hi ^= hi >> 32
	hi *= 0xda942042e4dd58b5
	hi ^= hi >> 48
	return hi * (lo | 1)
}
