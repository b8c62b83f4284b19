package math

import "math/bits"

// trigReduce is octant for large x: it multiplies x by just those bits of 4/π that
// decide the octant and the angle (Payne and Hanek).
//
//hmapscope:private
func trigReduce(x float64) (j uint64, z float64) {
	const pi4 = Pi / 4
	ix := Float64bits(x)
	exp := int(ix>>expShift&expMask) - expBias - expShift
	ix = ix&fracMask | 1<<expShift // x == ix × 2**exp
	// The three words of 4/π from where they are worth 2**-exp on.
	digit, shift := uint(exp+61)/64, uint(exp+61)%64
	z0 := mPi4[digit]<<shift | mPi4[digit+1]>>(64-shift)
	z1 := mPi4[digit+1]<<shift | mPi4[digit+2]>>(64-shift)
	z2 := mPi4[digit+2]<<shift | mPi4[digit+3]>>(64-shift)
	z2hi, _ := bits.Mul64(z2, ix)
	z1hi, z1lo := bits.Mul64(z1, ix)
	lo, c := bits.Add64(z1lo, z2hi, 0)
	hi, _ := bits.Add64(z0*ix, z1hi, c)
	// The top three bits are the octant, the others are the fraction of one.
	j = hi >> 61
	hi = hi<<3 | lo>>61
	lz := uint(bits.LeadingZeros64(hi))
	e := uint64(expBias - (lz + 1))
	hi = hi<<(lz+1) | lo>>(64-(lz+1)) // its highest bit is implied
	z = Float64frombits(hi>>(64-expShift) | e<<expShift)
	if j&1 == 1 {
		j = (j + 1) & 7
		z--
	}
	return j, z * pi4
}

// mPi4 is 4/π: the integer part, then 64 bits of the fraction each.
//
//hmapscope:private
var mPi4 = [...]uint64{
	0x0000000000000001,
	0x45f306dc9c882a53,
	0xf84eafa3ea69bb81,
	0xb6c52b3278872083,
	0xfca2c757bd778ac3,
	0x6e48dc74849ba5c0,
	0x0c925dd413a32439,
	0xfc3bd63962534e7d,
	0xd1046bea5d768909,
	0xd338e04d68befc82,
	0x7323ac7306a673e9,
	0x3908bf177bf25076,
	0x3ff12fffbc0b301f,
	0xde5e2316b414da3e,
	0xda6cfd9e4f96136e,
	0x9e8c7ecd3cbfd45a,
	0xea4f758fd7cbe2f6,
	0x7a0e73ef14a525d4,
	0xd7f6bf623f1aba10,
	0xac06608df8f6d757,
}
