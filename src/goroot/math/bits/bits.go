// Package bits counts and moves bits. Functions without a body are single
// instructions of the machine.
package bits

// UintSize is the size of a uint in bits.
const UintSize = 64

func LeadingZeros32(x uint32) int
func LeadingZeros64(x uint64) int
func Len32(x uint32) int
func Len64(x uint64) int
func TrailingZeros32(x uint32) int
func TrailingZeros64(x uint64) int
func OnesCount32(x uint32) int
func OnesCount64(x uint64) int
func RotateLeft32(x uint32, k int) uint32
func RotateLeft64(x uint64, k int) uint64
