package fmt

import (
	"internal/quote"
	"unicode/utf8"
)

// printString prints a string; false: the verb is not for it.
//
//hmapscope:private
func (p *pp) printString(s string, verb rune) bool {
	switch verb {
	case 'v':
		if p.goSyntax {
			p.writeQuoted(s)
		} else {
			p.writeText(s)
		}
	case 's':
		p.writeText(s)
	case 'x':
		p.writeHex(s, lowerDigits)
	case 'X':
		p.writeHex(s, upperDigits)
	case 'q':
		p.writeQuoted(s)
	default:
		return false
	}
	return true
}

// writeText writes a string, cut to the precision in runes.
//
//hmapscope:private
func (p *pp) writeText(s string) { p.pad(p.cutToPrecision(s)) }

//hmapscope:private
func (p *pp) cutToPrecision(s string) string {
	if p.precSet {
		n := p.prec
		for i := 0; i < len(s); {
			if n == 0 {
				return s[:i]
			}
			n--
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
		}
	}
	return s
}

// writeHex writes the bytes of s in hexadecimal.
//
//hmapscope:private
func (p *pp) writeHex(s string, digits string) {
	n := len(s)
	if p.precSet && p.prec < n {
		n = p.prec
	}
	var out []byte
	for i := 0; i < n; i++ {
		if p.space && i > 0 {
			out = append(out, ' ')
		}
		if p.sharp && (i == 0 || p.space) {
			out = append(out, '0', digits[16])
		}
		out = append(out, digits[s[i]>>4], digits[s[i]&15])
	}
	p.pad(string(out))
}

// writeQuoted writes s as a Go string literal.
//
//hmapscope:private
func (p *pp) writeQuoted(s string) {
	s = p.cutToPrecision(s)
	if p.sharp && quote.CanBackquote(s) {
		p.pad("`" + s + "`")
		return
	}
	keep := quote.Printable
	if p.plus {
		keep = quote.ASCII
	}
	p.pad(string(quote.Append(nil, s, '"', keep)))
}
