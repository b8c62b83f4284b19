package fmt

import (
	"internal/quote"
	"internal/ucd"
	"unicode/utf8"
)

const (
	lowerDigits = "0123456789abcdefx"
	upperDigits = "0123456789ABCDEFX"
)

//hmapscope:private
func (p *pp) writeBool(v bool) {
	if v {
		p.pad("true")
	} else {
		p.pad("false")
	}
}

// printInteger prints an integer of magnitude u; false: the verb is not for it.
//
//hmapscope:private
func (p *pp) printInteger(u uint64, neg bool, verb rune) bool {
	code := u // as a code point, a negative number is too large for one
	if neg {
		code = -u
	}
	switch verb {
	case 'v', 'd':
		p.writeInteger(u, neg, 10, verb, lowerDigits)
	case 'b':
		p.writeInteger(u, neg, 2, verb, lowerDigits)
	case 'o', 'O':
		p.writeInteger(u, neg, 8, verb, lowerDigits)
	case 'x':
		p.writeInteger(u, neg, 16, verb, lowerDigits)
	case 'X':
		p.writeInteger(u, neg, 16, verb, upperDigits)
	case 'c':
		p.pad(string(toRune(code)))
	case 'q':
		keep := quote.Printable
		if p.plus {
			keep = quote.ASCII
		}
		p.pad(string(quote.AppendRune(nil, toRune(code), keep)))
	case 'U':
		p.writeCodePoint(code)
	default:
		return false
	}
	return true
}

// writeInteger writes the magnitude u, with a sign when neg, in a base.
//
//hmapscope:private
func (p *pp) writeInteger(u uint64, neg bool, base uint64, verb rune, digits string) {
	// Digits at least: by precision, or by width when filled up with zeros.
	least := 0
	if p.precSet {
		least = p.prec
		if least == 0 && u == 0 {
			p.padPlain("")
			return
		}
	} else if p.zero && !p.minus && p.widSet {
		least = p.wid
		if neg || p.plus || p.space {
			least--
		}
	}
	var reversed []byte
	for u >= base {
		reversed = append(reversed, digits[u%base])
		u /= base
	}
	reversed = append(reversed, digits[u])
	for len(reversed) < least {
		reversed = append(reversed, '0')
	}
	if p.sharp {
		switch base {
		case 2:
			reversed = append(reversed, 'b', '0')
		case 8:
			if reversed[len(reversed)-1] != '0' {
				reversed = append(reversed, '0')
			}
		case 16:
			reversed = append(reversed, digits[16], '0')
		}
	}
	if verb == 'O' {
		reversed = append(reversed, 'o', '0')
	}
	switch {
	case neg:
		reversed = append(reversed, '-')
	case p.plus:
		reversed = append(reversed, '+')
	case p.space:
		reversed = append(reversed, ' ')
	}
	for i, j := 0, len(reversed)-1; i < j; i, j = i+1, j-1 {
		reversed[i], reversed[j] = reversed[j], reversed[i]
	}
	p.padPlain(string(reversed))
}

// writeCodePoint writes U+0078, with %#U also 'x'.
//
//hmapscope:private
func (p *pp) writeCodePoint(u uint64) {
	least := 4
	if p.precSet && p.prec > 4 {
		least = p.prec
	}
	digits := 1
	for digits < 16 && u>>uint(4*digits) != 0 {
		digits++
	}
	out := []byte{'U', '+'}
	for i := digits; i < least; i++ {
		out = append(out, '0')
	}
	for i := digits - 1; i >= 0; i-- {
		out = append(out, upperDigits[u>>uint(4*i)&15])
	}
	text := string(out)
	if p.sharp && u <= utf8.MaxRune && ucd.IsPrint(rune(u)) {
		text += " '" + string(rune(u)) + "'"
	}
	p.padPlain(text)
}

//hmapscope:private
func toRune(c uint64) rune {
	if c > utf8.MaxRune {
		return utf8.RuneError
	}
	return rune(c)
}

//hmapscope:private
func (p *pp) writeAddress(u uint64, prefix bool) {
	sharp := p.sharp
	p.sharp = prefix
	p.writeInteger(u, false, 16, 'v', lowerDigits)
	p.sharp = sharp
}
