package decimal

import "unsafe"

// Digits that are kept of a text. No number halfway between two doubles has more;
// of further ones it only matters whether they are all 0.
const maxDigits = 800

// Parse returns the bits of the number 0.list × 10^point that is nearest, halves to
// even; more says that digits were left out. ok: it is not too large.
//
//hmapscope:private
func Parse(list []byte, point int, more bool, size int) (bits uint64, ok bool) {
	for len(list) > 0 && list[0] == '0' {
		list = list[1:]
		point--
	}
	for len(list) > 0 && list[len(list)-1] == '0' {
		list = list[:len(list)-1]
	}
	if len(list) > maxDigits {
		list, more = list[:maxDigits], true
	}
	switch {
	case len(list) == 0 || point < -400:
		return 0, true
	case point > 400:
		return infinity(size), false
	}
	var a, b long
	num, den := (*long)(unsafe.Pointer(&a)), (*long)(unsafe.Pointer(&b))
	for _, c := range list {
		num.digit(uint32(c - '0'))
	}
	den.set(1)
	if exp := point - len(list); exp >= 0 {
		num.pow10(exp)
	} else {
		den.pow10(-exp)
	}
	return ratio(num, den, more, size)
}

// digit appends a decimal digit.
//
//hmapscope:private
func (x *long) digit(d uint32) {
	if x.n == 0 {
		x.set(uint64(d))
		return
	}
	x.mulAdd(10, d)
}

// ratio returns the number nearest to num/den; more says that it is a bit above that.
//
//hmapscope:private
func ratio(num, den *long, more bool, size int) (bits uint64, ok bool) {
	// Scale by 2^shift so that 1/2 < num/den < 2, then take 64 bits.
	exp := num.bitLen() - den.bitLen()
	if exp > 0 {
		den.shift(exp)
	} else {
		num.shift(-exp)
	}
	if num.compare(den) < 0 {
		num.mulAdd(2, 0)
		exp--
	}
	mantissa := uint64(0)
	for i := 0; i < 64; i++ {
		mantissa <<= 1
		if num.compare(den) >= 0 {
			num.subtract(den)
			mantissa |= 1
		}
		num.mulAdd(2, 0)
	}
	return Round(mantissa, exp-63, more || num.n != 0, size)
}

// Round returns the bits of the number nearest to mantissa × 2^exp; more says that
// it is a bit above that. ok: it is not too large.
//
//hmapscope:private
func Round(mantissa uint64, exp int, more bool, size int) (bits uint64, ok bool) {
	if mantissa == 0 {
		return 0, true
	}
	mantBits, bias, top := 52, 1075, 0x7ff
	if size == 32 {
		mantBits, bias, top = 23, 150, 0xff
	}
	for mantissa>>63 == 0 {
		mantissa <<= 1
		exp--
	}
	drop := 63 - mantBits
	e := exp + drop + bias
	if e < 1 {
		drop += 1 - e // too small for a leading one
		e = 0
	}
	if drop > 64 {
		return 0, true
	}
	kept, rest, half := uint64(0), mantissa, uint64(1)<<63
	if drop < 64 {
		kept, rest, half = mantissa>>uint(drop), mantissa&(1<<uint(drop)-1), uint64(1)<<uint(drop-1)
	}
	if rest > half || rest == half && (more || kept&1 == 1) {
		kept++
		if kept>>uint(mantBits+1) != 0 {
			kept >>= 1
			e++
		}
		if e == 0 && kept>>uint(mantBits) != 0 {
			e = 1
		}
	}
	if e >= top {
		return infinity(size), false
	}
	return kept&(1<<uint(mantBits)-1) | uint64(e)<<uint(mantBits), true
}

//hmapscope:private
func infinity(size int) uint64 {
	if size == 32 {
		return 0xff << 23
	}
	return 0x7ff << 52
}
