package decimal

// appendBinary writes mantissa and exponent as decimal integers: 4503599627370496p-52.
//
//hmapscope:private
func appendBinary(out []byte, bits uint64, size int) []byte {
	mantissa, exp, _ := split(bits, size)
	out = append(appendUint(out, mantissa), 'p')
	if exp < 0 {
		return appendUint(append(out, '-'), uint64(-exp))
	}
	return appendUint(append(out, '+'), uint64(exp))
}

// appendHex writes 0x1.8p+01 with prec digits behind the point.
//
//hmapscope:private
func appendHex(out []byte, bits uint64, size, prec int, upper bool) []byte {
	hex, letter, mark := "0123456789abcdef", byte('x'), byte('p')
	if upper {
		hex, letter, mark = "0123456789ABCDEF", 'X', 'P'
	}
	mantissa, exp, _ := split(bits, size)
	if mantissa == 0 {
		exp = 0
	} else {
		// The one before the point is bit 60; 15 digits are behind it.
		exp += 60
		for mantissa>>60 == 0 {
			mantissa <<= 1
			exp--
		}
	}
	if prec >= 0 && prec < 15 {
		drop := uint(60 - 4*prec)
		rest, half := mantissa&(1<<drop-1), uint64(1)<<(drop-1)
		mantissa >>= drop
		if rest > half || rest == half && mantissa&1 == 1 {
			mantissa++
		}
		mantissa <<= drop
		if mantissa>>61 != 0 {
			mantissa >>= 1
			exp++
		}
	}
	out = append(out, '0', letter, byte('0'+mantissa>>60&1))
	rest := mantissa << 4
	if prec > 0 || prec < 0 && rest != 0 {
		out = append(out, '.')
		for i := 0; i < prec || prec < 0 && rest != 0; i++ {
			out = append(out, hex[rest>>60])
			rest <<= 4
		}
	}
	return appendExponent(append(out, mark), exp)
}
