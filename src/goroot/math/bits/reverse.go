package bits

// Each round swaps neighbours: bits, then pairs, then nibbles, then bytes.

const (
	evenBits    = 0x5555555555555555
	evenPairs   = 0x3333333333333333
	evenNibbles = 0x0f0f0f0f0f0f0f0f
	evenBytes   = 0x00ff00ff00ff00ff
	evenShorts  = 0x0000ffff0000ffff
)

// Reverse returns x with its bits in the opposite order.
//
//hmapscope:private
func Reverse(x uint) uint { return uint(Reverse64(uint64(x))) }

//hmapscope:private
func Reverse8(x uint8) uint8 { return uint8(Reverse64(uint64(x)) >> 56) }

//hmapscope:private
func Reverse16(x uint16) uint16 { return uint16(Reverse64(uint64(x)) >> 48) }

//hmapscope:private
func Reverse32(x uint32) uint32 { return uint32(Reverse64(uint64(x)) >> 32) }

//hmapscope:private
func Reverse64(x uint64) uint64 {
	x = x>>1&evenBits | x&evenBits<<1
	x = x>>2&evenPairs | x&evenPairs<<2
	x = x>>4&evenNibbles | x&evenNibbles<<4
	return ReverseBytes64(x)
}

// ReverseBytes returns x with its bytes in the opposite order.
//
//hmapscope:private
func ReverseBytes(x uint) uint { return uint(ReverseBytes64(uint64(x))) }

//hmapscope:private
func ReverseBytes16(x uint16) uint16 { return x>>8 | x<<8 }

//hmapscope:private
func ReverseBytes32(x uint32) uint32 { return uint32(ReverseBytes64(uint64(x)) >> 32) }

//hmapscope:private
func ReverseBytes64(x uint64) uint64 {
	x = x>>8&evenBytes | x&evenBytes<<8
	x = x>>16&evenShorts | x&evenShorts<<16
	return x>>32 | x<<32
}
