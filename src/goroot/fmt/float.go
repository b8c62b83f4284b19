package fmt

import "internal/decimal"

// printFloat prints a number, given by its bits; false: the verb is not for it.
//
//hmapscope:private
func (p *pp) printFloat(bits uint64, size int, verb rune) bool {
	switch verb {
	case 'v':
		p.fmtFloat(bits, size, 'g', -1)
	case 'b', 'g', 'G', 'x', 'X':
		p.fmtFloat(bits, size, byte(verb), -1)
	case 'f', 'e', 'E':
		p.fmtFloat(bits, size, byte(verb), 6)
	case 'F':
		p.fmtFloat(bits, size, 'f', 6)
	default:
		return false
	}
	return true
}

// printComplex prints (1+2i); false: the verb is not for it.
//
//hmapscope:private
func (p *pp) printComplex(re, im uint64, size int, verb rune) bool {
	switch verb {
	case 'v', 'b', 'g', 'G', 'x', 'X', 'f', 'F', 'e', 'E':
	default:
		return false
	}
	plus := p.plus
	p.writeByte('(')
	p.printFloat(re, size, verb)
	p.plus = true
	p.printFloat(im, size, verb)
	p.writeString("i)")
	p.plus = plus
	return true
}

//hmapscope:private
func (p *pp) fmtFloat(bits uint64, size int, format byte, prec int) {
	if p.precSet {
		prec = p.prec
	}
	num := decimal.Append(nil, bits, format, prec, size)
	if num[0] != '-' && num[0] != '+' {
		num = append(num, 0)
		copyUp(num)
		num[0] = '+'
	}
	if p.space && num[0] == '+' && !p.plus {
		num[0] = ' '
	}
	if num[1] == 'I' || num[1] == 'N' {
		if num[1] == 'N' && !p.space && !p.plus {
			num = num[1:]
		}
		p.padPlain(string(num)) // no zeros before Inf and NaN
		return
	}
	if p.sharp && format != 'b' {
		num = withPoint(num, format, prec)
	}
	if !p.plus && num[0] == '+' {
		p.pad(string(num[1:]))
		return
	}
	if p.zero && !p.minus && p.widSet && p.wid > len(num) {
		// The sign goes before the zeros.
		p.writeByte(num[0])
		p.fill(p.wid - len(num))
		p.writeString(string(num[1:]))
		return
	}
	p.pad(string(num))
}

// copyUp moves each byte one place up.
//
//hmapscope:private
func copyUp(b []byte) {
	for i := len(b) - 1; i > 0; i-- {
		b[i] = b[i-1]
	}
}

// withPoint gives a number a decimal point and, by %#g, as many digits as prec says.
//
//hmapscope:private
func withPoint(num []byte, format byte, prec int) []byte {
	digits := 0
	switch format {
	case 'g', 'G', 'x':
		digits = prec
		if digits == -1 {
			digits = 6
		}
	}
	hex := format == 'x' || format == 'X'
	end := 1
	point, significant := false, false
	for ; end < len(num); end++ {
		c := num[end]
		if c == 'p' || c == 'P' || (c == 'e' || c == 'E') && !hex {
			break
		}
		if c == '.' {
			point = true
			continue
		}
		significant = significant || c != '0'
		if significant {
			digits--
		}
	}
	tail := string(num[end:])
	num = num[:end]
	if !point {
		if len(num) == 2 && num[1] == '0' {
			digits-- // a leading 0 counts once
		}
		num = append(num, '.')
	}
	for ; digits > 0; digits-- {
		num = append(num, '0')
	}
	return append(num, tail...)
}
