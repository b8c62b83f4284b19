package bits

import _ "unsafe" // for go:linkname

// Division of a number of two words by one word. The quotient must fit one word.

//go:linkname panicdivide runtime.panicdivide
func panicdivide()

//go:linkname panicoverflow runtime.panicoverflow
func panicoverflow()

// Div returns what hi, lo is divided by y, and what remains.
func Div(hi, lo, y uint) (quo, rem uint) {
	q, r := Div64(uint64(hi), uint64(lo), uint64(y))
	return uint(q), uint(r)
}

func Div32(hi, lo, y uint32) (quo, rem uint32) {
	if y != 0 && y <= hi {
		panicoverflow()
	}
	wide := uint64(hi)<<32 | uint64(lo)
	return uint32(wide / uint64(y)), uint32(wide % uint64(y))
}

func Div64(hi, lo, y uint64) (quo, rem uint64) {
	if y == 0 {
		panicdivide()
	}
	if y <= hi {
		panicoverflow()
	}
	return div64(hi, lo, y)
}

// div64 divides as one does by hand, in digits of 32 bits. The divisor is shifted
// up until its top bit is set, so that its first digit gives a good guess.
//
//hmapscope:private
func div64(hi, lo, y uint64) (quo, rem uint64) {
	if hi == 0 {
		return lo / y, lo % y
	}
	const low = 1<<32 - 1
	shift := uint(LeadingZeros64(y))
	y <<= shift
	top := hi<<shift | lo>>(64-shift)
	lo <<= shift
	q1, r := digit(top, lo>>32, y)
	q0, r := digit(r, lo&low, y)
	return q1<<32 | q0, r >> shift
}

// digit divides rest and one more digit by y. rest < y.
//
//hmapscope:private
func digit(rest, next, y uint64) (q, r uint64) {
	const low = 1<<32 - 1
	y1, y0 := y>>32, y&low
	q, r = rest/y1, rest%y1
	// The guess is too large by 2 at most.
	for r <= low && (q > low || q*y0 > r<<32|next) {
		q--
		r += y1
	}
	return q, rest<<32 + next - q*y
}

// Rem returns what remains of hi, lo divided by y. The quotient may be of any size.
func Rem(hi, lo, y uint) uint { return uint(Rem64(uint64(hi), uint64(lo), uint64(y))) }

func Rem32(hi, lo, y uint32) uint32 {
	return uint32((uint64(hi)<<32 | uint64(lo)) % uint64(y))
}

func Rem64(hi, lo, y uint64) uint64 {
	_, rem := Div64(hi%y, lo, y)
	return rem
}
