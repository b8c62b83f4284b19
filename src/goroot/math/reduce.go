package math

import "math/bits"

// farOctant is octant for large x: it multiplies x by just those bits of 4/π that
// decide the octant and the angle (Payne and Hanek).
//
//hmapscope:private
func farOctant(x float64) (j uint64, z float64) {
	// x is m × 2**exp, so bits of 4/π that are worth more than 2**-exp make whole turns.
	m, exp := Float64bits(x)&fracMask|1<<expShift, exponent(x)-expShift
	from := uint(exp + 61)
	carry, _ := bits.Mul64(quarters(from+128), m)
	hi, lo := bits.Mul64(quarters(from+64), m)
	lo, carry = bits.Add64(lo, carry, 0)
	hi += quarters(from)*m + carry
	// The top three bits are the octant, the others are the fraction of one.
	j = hi >> 61
	fraction := hi<<3 | lo>>61
	zeros := bits.LeadingZeros64(fraction)
	top := fraction<<uint(zeros) | lo>>uint(64-zeros)
	z = Ldexp(float64(top>>11), -53-zeros)
	if j&1 == 1 {
		j = (j + 1) & 7
		z--
	}
	return j, z * (Pi / 4)
}

// quarters returns 64 bits of 4/π.
//
//hmapscope:private
func quarters(from uint) uint64 {
	word, shift := from/64, from%64
	return fourOverPi[word]<<shift | fourOverPi[word+1]>>(64-shift)
}

// fourOverPi has the digits of 4/π: the integer part, then 64 bits of the fraction each.
//
//hmapscope:private
var fourOverPi = [...]uint64{
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
