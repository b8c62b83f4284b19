package math

import "math/bits"

// FMA returns x × y + z, rounded once. The machine has no such instruction, so the sum
// is made of integers of 128 bits; the lowest bit remembers what was shifted out.
//
//hmapscope:private
func FMA(x, y, z float64) float64 {
	if x == 0 || y == 0 || x-x != 0 || y-y != 0 {
		return x*y + z // exact, or no number
	}
	if z == 0 {
		return x * y
	}
	if z-z != 0 {
		return z
	}
	xm, xe := mantissa(x)
	ym, ye := mantissa(y)
	zm, ze := mantissa(z)
	// Both summands get their highest bit at 126, so that a carry has room.
	hi, lo := bits.Mul64(xm, ym)
	e := xe + ye
	if hi>>63 != 0 {
		hi, lo = hi>>1, hi<<63|lo>>1
		e++
	}
	zhi, zlo := zm>>1, uint64(0)
	ze -= 63
	negative, zNegative := Signbit(x) != Signbit(y), Signbit(z)
	if ze > e || ze == e && (zhi > hi || zhi == hi && zlo > lo) {
		hi, lo, e, zhi, zlo, ze = zhi, zlo, ze, hi, lo, e
		negative, zNegative = zNegative, negative
	}
	zhi, zlo = shiftSticky(zhi, zlo, uint(e-ze))
	if negative == zNegative {
		var carry uint64
		lo, carry = bits.Add64(lo, zlo, 0)
		hi, _ = bits.Add64(hi, zhi, carry)
	} else {
		var borrow uint64
		lo, borrow = bits.Sub64(lo, zlo, 0)
		hi, _ = bits.Sub64(hi, zhi, borrow)
		if hi|lo == 0 {
			return 0
		}
	}
	if hi == 0 {
		hi, lo, e = lo, 0, e-64
	}
	n := uint(bits.LeadingZeros64(hi))
	hi, lo, e = hi<<n|lo>>(64-n), lo<<n, e-int(n)
	if lo != 0 {
		hi |= 1
	}
	return rounded(negative, hi, e+64)
}

// mantissa returns the bits of |x| with the highest at 63: |x| == m × 2**e.
//
//hmapscope:private
func mantissa(x float64) (m uint64, e int) {
	x, e = normalize(x)
	b := Float64bits(x)
	return (b&fracMask | 1<<expShift) << 11, int(b>>expShift&expMask) - expBias - 63 + e
}

// shiftSticky shifts to the right; what falls out leaves a 1 behind.
//
//hmapscope:private
func shiftSticky(hi, lo uint64, n uint) (uint64, uint64) {
	if n == 0 {
		return hi, lo
	}
	var out uint64
	switch {
	case n >= 128:
		out, hi, lo = hi|lo, 0, 0
	case n >= 64:
		out = lo | hi<<(128-n)
		hi, lo = 0, hi>>(n-64)
	default:
		out = lo << (64 - n)
		hi, lo = hi>>n, hi<<(64-n)|lo>>n
	}
	if out != 0 {
		lo |= 1
	}
	return hi, lo
}

// rounded returns the float64 nearest to m × 2**e. The highest bit of m is set.
//
//hmapscope:private
func rounded(negative bool, m uint64, e int) float64 {
	e += 63
	drop := uint(11)
	var b uint64
	if e < -1022 { // subnormal: it has less bits
		drop += uint(-1022 - e)
	} else {
		b = uint64(e+expBias-1) << expShift // the highest bit of m adds one more
	}
	switch {
	case e > 1023:
		b = bitsInf
	case drop < 64:
		rest, half := m&(1<<drop-1), uint64(1)<<(drop-1)
		m >>= drop
		b += m
		if rest > half || rest == half && m&1 != 0 {
			b++
		}
	case drop == 64:
		if m > 1<<63 {
			b = 1
		}
	}
	if negative {
		b |= signBit
	}
	return Float64frombits(b)
}
