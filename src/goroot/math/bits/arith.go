package bits

// Arithmetic on numbers of more than one word.

// Add returns x + y + carry and the next carry, each of them 0 or 1.
//
//hmapscope:private
func Add(x, y, carry uint) (sum, carryOut uint) {
	s, c := Add64(uint64(x), uint64(y), uint64(carry))
	return uint(s), uint(c)
}

//hmapscope:private
func Add32(x, y, carry uint32) (sum, carryOut uint32) {
	wide := uint64(x) + uint64(y) + uint64(carry)
	return uint32(wide), uint32(wide >> 32)
}

//hmapscope:private
func Add64(x, y, carry uint64) (sum, carryOut uint64) {
	sum = x + y + carry
	// Both top bits were set, or one was and the sum has lost it.
	return sum, (x&y | (x|y)&^sum) >> 63
}

// Sub returns x - y - borrow and the next borrow, each of them 0 or 1.
//
//hmapscope:private
func Sub(x, y, borrow uint) (diff, borrowOut uint) {
	d, b := Sub64(uint64(x), uint64(y), uint64(borrow))
	return uint(d), uint(b)
}

//hmapscope:private
func Sub32(x, y, borrow uint32) (diff, borrowOut uint32) {
	wide := uint64(x) - uint64(y) - uint64(borrow)
	return uint32(wide), uint32(wide >> 63)
}

//hmapscope:private
func Sub64(x, y, borrow uint64) (diff, borrowOut uint64) {
	diff = x - y - borrow
	return diff, (^x&y | ^(x^y)&diff) >> 63
}

// Mul returns the product of x and y as two words.
//
//hmapscope:private
func Mul(x, y uint) (hi, lo uint) {
	h, l := Mul64(uint64(x), uint64(y))
	return uint(h), uint(l)
}

//hmapscope:private
func Mul32(x, y uint32) (hi, lo uint32) {
	wide := uint64(x) * uint64(y)
	return uint32(wide >> 32), uint32(wide)
}

// Mul64 returns the 128-bit product of x and y. The machine multiplies 64 by 64
// bits into 64, so the high half is put together from four products of halves,
// as one does it by hand.
//
//hmapscope:private
func Mul64(x, y uint64) (hi, lo uint64) {
	const low = 1<<32 - 1
	x0, x1 := x&low, x>>32
	y0, y1 := y&low, y>>32
	cross := x1*y0 + x0*y0>>32 // cannot overflow: (2³²-1)² + 2³²-1 < 2⁶⁴
	mid := cross&low + x0*y1
	return x1*y1 + cross>>32 + mid>>32, x * y
}
