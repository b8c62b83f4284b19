package bits

// The same on other widths, by way of those that the machine has.

//hmapscope:private
func LeadingZeros(x uint) int { return LeadingZeros64(uint64(x)) }

//hmapscope:private
func LeadingZeros8(x uint8) int { return LeadingZeros32(uint32(x)) - 24 }

//hmapscope:private
func LeadingZeros16(x uint16) int { return LeadingZeros32(uint32(x)) - 16 }

// Len returns how many bits it takes to write x: 0 for 0.
//
//hmapscope:private
func Len(x uint) int { return Len64(uint64(x)) }

//hmapscope:private
func Len8(x uint8) int { return Len32(uint32(x)) }

//hmapscope:private
func Len16(x uint16) int { return Len32(uint32(x)) }

//hmapscope:private
func TrailingZeros(x uint) int { return TrailingZeros64(uint64(x)) }

// A bit above the width ends the count when there is none below.
//
//hmapscope:private
func TrailingZeros8(x uint8) int { return TrailingZeros32(uint32(x) | 1<<8) }

//hmapscope:private
func TrailingZeros16(x uint16) int { return TrailingZeros32(uint32(x) | 1<<16) }

//hmapscope:private
func OnesCount(x uint) int { return OnesCount64(uint64(x)) }

//hmapscope:private
func OnesCount8(x uint8) int { return OnesCount32(uint32(x)) }

//hmapscope:private
func OnesCount16(x uint16) int { return OnesCount32(uint32(x)) }

// RotateLeft rotates to the left by k, or to the right by -k.
//
//hmapscope:private
func RotateLeft(x uint, k int) uint { return uint(RotateLeft64(uint64(x), k)) }

//hmapscope:private
func RotateLeft8(x uint8, k int) uint8 {
	n := uint(k) & 7
	return x<<n | x>>(8-n)
}

//hmapscope:private
func RotateLeft16(x uint16, k int) uint16 {
	n := uint(k) & 15
	return x<<n | x>>(16-n)
}
