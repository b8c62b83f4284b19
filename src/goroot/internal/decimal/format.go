package decimal

import "unsafe"

// Append appends the text of a number, given by its bits, as strconv.FormatFloat
// does. prec < 0: the shortest text that no other number has.
//
//hmapscope:private
func Append(out []byte, bits uint64, format byte, prec, size int) []byte {
	infinite := uint64(0x7ff) << 52
	if size == 32 {
		infinite = 0xff << 23
	}
	negative := bits>>uint(size-1) != 0
	bits &= 1<<uint(size-1) - 1
	switch {
	case bits > infinite:
		return append(out, 'N', 'a', 'N')
	case bits == infinite && negative:
		return append(out, '-', 'I', 'n', 'f')
	case bits == infinite:
		return append(out, '+', 'I', 'n', 'f')
	}
	if negative {
		out = append(out, '-')
	}
	var parts digits
	d := (*digits)(unsafe.Pointer(&parts))
	upper := format == 'E' || format == 'G' || format == 'X'
	switch format {
	case 'e', 'E', 'f', 'g', 'G':
		d.of(bits, size, format|0x20, prec)
	case 'b':
		return appendBinary(out, bits, size)
	case 'x', 'X':
		return appendHex(out, bits, size, prec, upper)
	default:
		if negative {
			out = out[:len(out)-1]
		}
		return append(out, '%', format)
	}
	if prec == 0 && format|0x20 == 'g' {
		prec = 1
	}
	shortest := prec < 0
	letter := byte('e')
	if upper {
		letter = 'E'
	}
	switch format {
	case 'e', 'E':
		if shortest {
			prec = len(d.list) - 1
		}
		return d.exponential(out, prec, letter)
	case 'f':
		if shortest {
			prec = max(0, len(d.list)-d.point)
		}
		return d.positional(out, prec)
	}
	limit := prec
	if limit > len(d.list) && len(d.list) >= d.point {
		limit = len(d.list)
	}
	if shortest {
		limit = 6
	}
	if exp := d.point - 1; exp < -4 || exp >= limit {
		if prec > len(d.list) || shortest {
			prec = len(d.list)
		}
		return d.exponential(out, prec-1, letter)
	}
	return d.positional(out, max(0, len(d.list)-d.point))
}

// of finds the digits that a format shows.
//
//hmapscope:private
func (d *digits) of(bits uint64, size int, format byte, prec int) {
	switch {
	case bits == 0:
		d.point = 1
		if format != 'f' || prec < 0 {
			d.list = append(d.list, '0')
		}
	case prec < 0:
		toDigits(d, bits, size, 0, true, false)
	case format == 'f':
		toDigits(d, bits, size, prec, false, true)
	case format == 'e':
		toDigits(d, bits, size, prec+1, false, false)
	default:
		toDigits(d, bits, size, max(1, prec), false, false)
		for len(d.list) > 1 && d.list[len(d.list)-1] == '0' {
			d.list = d.list[:len(d.list)-1]
		}
	}
}

// exponential writes d.ddde+dd with prec digits behind the point.
//
//hmapscope:private
func (d *digits) exponential(out []byte, prec int, letter byte) []byte {
	out = append(out, d.at(0))
	if prec > 0 {
		out = append(out, '.')
		for i := 1; i <= prec; i++ {
			out = append(out, d.at(i))
		}
	}
	return appendExponent(append(out, letter), d.point-1)
}

// appendExponent writes a sign and at least two digits.
//
//hmapscope:private
func appendExponent(out []byte, exp int) []byte {
	if exp < 0 {
		out = append(out, '-')
		exp = -exp
	} else {
		out = append(out, '+')
	}
	if exp < 10 {
		out = append(out, '0')
	}
	return appendUint(out, uint64(exp))
}

//hmapscope:private
func appendUint(out []byte, u uint64) []byte {
	if u >= 10 {
		out = appendUint(out, u/10)
	}
	return append(out, byte('0'+u%10))
}

// positional writes ddd.ddd with prec digits behind the point.
//
//hmapscope:private
func (d *digits) positional(out []byte, prec int) []byte {
	if d.point <= 0 {
		out = append(out, '0')
	}
	for i := 0; i < d.point; i++ {
		out = append(out, d.at(i))
	}
	if prec > 0 {
		out = append(out, '.')
		for i := 0; i < prec; i++ {
			out = append(out, d.at(d.point+i))
		}
	}
	return out
}
