package fmt

import "internal/decimal"

// printFloat prints a number, given by its bits; false: the verb is not for it.
//
//hmapscope:private
func (p *pp) printFloat(bits uint64, size int, verb rune) bool {
	switch verb {
	case 'v':
		p.writeFloat(bits, size, 'g', -1)
	case 'b', 'g', 'G', 'x', 'X':
		p.writeFloat(bits, size, byte(verb), -1)
	case 'f', 'e', 'E':
		p.writeFloat(bits, size, byte(verb), 6)
	case 'F':
		p.writeFloat(bits, size, 'f', 6)
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

// writeFloat writes a number as decimal has it, with what the flags ask for in front and behind.
//
//hmapscope:private
func (p *pp) writeFloat(bits uint64, size int, format byte, prec int) {
	if p.precSet {
		prec = p.prec
	}
	text := string(decimal.Append(nil, bits, format, prec, size))
	sign := ""
	if text[0] == '-' || text[0] == '+' {
		sign, text = text[:1], text[1:]
	}
	isNumber := text != "NaN" && text != "Inf"
	switch {
	case sign == "-":
	case p.plus:
		sign = "+"
	case p.space:
		sign = " "
	case isNumber:
		sign = ""
	}
	if isNumber && p.sharp && format != 'b' {
		text = withPoint(text, format, prec)
	}
	switch {
	case !isNumber:
		p.padPlain(sign + text) // no zeros before Inf and NaN
	case p.zero && !p.minus && p.widSet && sign != "":
		// The sign goes before the zeros.
		p.writeString(sign)
		p.fill(p.wid - len(sign) - len(text))
		p.writeString(text)
	default:
		p.pad(sign + text)
	}
}

// withPoint gives a number a decimal point and, by %#g, as many significant digits as prec says.
//
//hmapscope:private
func withPoint(num string, format byte, prec int) string {
	end := mantissaEnd(num, format)
	mantissa, point, significant := num[:end], false, 0
	for i := 0; i < end; i++ {
		switch {
		case mantissa[i] == '.':
			point = true
		case significant > 0 || mantissa[i] != '0':
			significant++
		}
	}
	if !point {
		if mantissa == "0" {
			significant = 1 // of a number without another digit, this one counts
		}
		mantissa += "."
	}
	switch format {
	case 'g', 'G', 'x':
		if prec < 0 {
			prec = 6
		}
		for ; significant < prec; significant++ {
			mantissa += "0"
		}
	}
	return mantissa + num[end:]
}

// mantissaEnd returns where the exponent of a number begins, if it has one.
//
//hmapscope:private
func mantissaEnd(num string, format byte) int {
	letter := byte('e')
	if format|0x20 == 'x' {
		letter = 'p'
	}
	end := 0
	for end < len(num) && num[end]|0x20 != letter {
		end++
	}
	return end
}
