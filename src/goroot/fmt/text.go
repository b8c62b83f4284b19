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
		if p.sharpV {
			p.fmtQuoted(s)
		} else {
			p.fmtString(s)
		}
	case 's':
		p.fmtString(s)
	case 'x':
		p.fmtHexString(s, ldigits)
	case 'X':
		p.fmtHexString(s, udigits)
	case 'q':
		p.fmtQuoted(s)
	default:
		return false
	}
	return true
}

// fmtString writes a string, cut to the precision in runes.
//
//hmapscope:private
func (p *pp) fmtString(s string) { p.pad(p.truncate(s)) }

//hmapscope:private
func (p *pp) truncate(s string) string {
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

// fmtHexString writes the bytes of s in hexadecimal.
//
//hmapscope:private
func (p *pp) fmtHexString(s string, digits string) {
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

// fmtQuoted writes s as a Go string literal.
//
//hmapscope:private
func (p *pp) fmtQuoted(s string) {
	s = p.truncate(s)
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
