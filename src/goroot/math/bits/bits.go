// Package bits counts and moves bits. Functions without a body are single
// instructions of the machine.
package bits

// UintSize is the size of a uint in bits.
const UintSize = 64

func LeadingZeros64(x uint64) int
func TrailingZeros64(x uint64) int
func OnesCount64(x uint64) int
func RotateLeft64(x uint64, k int) uint64

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
