package fmt

import "unsafe"

// pp is a text in the making, and the flags of the verb at hand.
//
//hmapscope:private
type pp struct {
	buf []byte

	wid, prec       int
	widSet, precSet bool
	minus, plus     bool
	sharp, space    bool
	zero            bool
	plusV, sharpV   bool // %+v and %#v

	operands  int
	indexed   bool // an [n] stands before what is read next
	badIndex  bool // an [n] of the verb at hand is none
	reordered bool // some verb had an [n]

	hidden      bool // inside an unexported field
	complaining bool // of a verb that is not for its operand
}

// text returns what was written; nothing may be written any more.
//
//hmapscope:private
func (p *pp) text() string {
	if len(p.buf) == 0 {
		return ""
	}
	return unsafe.String(&p.buf[0], len(p.buf))
}

//hmapscope:private
func (p *pp) writeByte(c byte) { p.buf = append(p.buf, c) }

//hmapscope:private
func (p *pp) writeString(s string) {
	for i := 0; i < len(s); i++ {
		p.buf = append(p.buf, s[i])
	}
}

//hmapscope:private
func (p *pp) writeRune(r rune) { p.writeString(string(r)) }

//hmapscope:private
func (p *pp) clearFlags() {
	p.wid, p.prec = 0, 0
	p.widSet, p.precSet = false, false
	p.minus, p.plus, p.sharp, p.space, p.zero = false, false, false, false, false
	p.plusV, p.sharpV = false, false
}

// parseFlags reads the flags behind a % and returns where they end.
//
//hmapscope:private
func (p *pp) parseFlags(format string, i int) int {
	p.clearFlags()
	for ; i < len(format); i++ {
		switch format[i] {
		case '-':
			p.minus = true
			p.zero = false
		case '+':
			p.plus = true
		case '#':
			p.sharp = true
		case ' ':
			p.space = true
		case '0':
			p.zero = !p.minus
		default:
			return i
		}
	}
	return i
}

// pad writes s, filled up to the width.
//
//hmapscope:private
func (p *pp) pad(s string) {
	fill := 0
	if p.widSet {
		fill = p.wid - runeCount(s)
	}
	if !p.minus {
		p.fill(fill)
	}
	p.writeString(s)
	if p.minus {
		p.fill(fill)
	}
}

//hmapscope:private
func (p *pp) fill(n int) {
	c := byte(' ')
	if p.zero {
		c = '0'
	}
	for ; n > 0; n-- {
		p.writeByte(c)
	}
}

//hmapscope:private
func (p *pp) fmtBool(v bool) {
	if v {
		p.pad("true")
	} else {
		p.pad("false")
	}
}

const (
	ldigits = "0123456789abcdefx"
	udigits = "0123456789ABCDEFX"
)

// fmtInteger writes the magnitude u, with a sign when neg, in a base.
//
//hmapscope:private
func (p *pp) fmtInteger(u uint64, neg bool, base uint64, verb rune, digits string) {
	// Digits at least: by precision, or by width when filled up with zeros.
	least := 0
	if p.precSet {
		least = p.prec
		if least == 0 && u == 0 {
			zero := p.zero
			p.zero = false
			p.pad("")
			p.zero = zero
			return
		}
	} else if p.zero && p.widSet {
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
	zero := p.zero
	p.zero = false
	p.pad(string(reversed))
	p.zero = zero
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
			_, i = decodeRune(s, i)
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
	if p.sharp && canBackquote(s) {
		p.pad("`" + s + "`")
		return
	}
	p.pad(string(quote(s, '"', p.plus)))
}

// fmtQuotedRune writes c as a Go character literal.
//
//hmapscope:private
func (p *pp) fmtQuotedRune(c uint64) { p.pad(string(quote(string(toRune(c)), '\'', p.plus))) }

//hmapscope:private
func (p *pp) fmtRune(c uint64) { p.pad(string(toRune(c))) }

// fmtUnicode writes a code point as U+0078; with # the character follows.
//
//hmapscope:private
func (p *pp) fmtUnicode(u uint64) {
	var out []byte
	shift := uint(60)
	for shift > 12 && u>>shift == 0 {
		shift -= 4
	}
	out = append(out, 'U', '+')
	for {
		out = append(out, udigits[u>>shift&15])
		if shift == 0 {
			break
		}
		shift -= 4
	}
	text := string(out)
	if p.sharp && isPrint(toRune(u)) {
		text += " '" + string(rune(u)) + "'"
	}
	p.pad(text)
}

//hmapscope:private
func toRune(c uint64) rune {
	if c > 0x10ffff {
		return 0xfffd
	}
	return rune(c)
}

//hmapscope:private
func canBackquote(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' && s[i] != '\t' || s[i] == '`' || s[i] == 0x7f {
			return false
		}
	}
	return true
}

// isPrint tells letters and signs from controls, roughly as Unicode does.
//
//hmapscope:private
func isPrint(r rune) bool { return r >= ' ' && r < 0x7f || r > 0xa0 && r != 0xad }

// quote writes s between two marks, with escapes for what cannot be printed; with
// ascii, for all that is not ASCII.
//
//hmapscope:private
func quote(s string, mark byte, ascii bool) []byte {
	var out []byte
	out = append(out, mark)
	for i := 0; i < len(s); {
		r, next := decodeRune(s, i)
		switch {
		case r == 0xfffd && next == i+1:
			out = append(out, '\\', 'x', ldigits[s[i]>>4], ldigits[s[i]&15])
		case r == rune(mark) || r == '\\':
			out = append(out, '\\', byte(r))
		case r >= 7 && r <= 13:
			out = append(out, '\\', "abtnvfr"[r-7])
		case r < ' ' || r == 0x7f:
			out = append(out, '\\', 'x', ldigits[r>>4], ldigits[r&15])
		case !isPrint(r) || ascii && r >= 0x80:
			out = appendEscape(out, r)
		default:
			for ; i < next; i++ {
				out = append(out, s[i])
			}
		}
		i = next
	}
	return append(out, mark)
}

// appendEscape writes \u00e9 or \U0001f600.
//
//hmapscope:private
func appendEscape(out []byte, r rune) []byte {
	letter, shift := byte('u'), uint(12)
	if r > 0xffff {
		letter, shift = 'U', 28
	}
	out = append(out, '\\', letter)
	for {
		out = append(out, ldigits[r>>shift&15])
		if shift == 0 {
			return out
		}
		shift -= 4
	}
}

//go:linkname decodeRune runtime.decoderune
func decodeRune(s string, i int) (rune, int)

//hmapscope:private
func runeCount(s string) int {
	n := 0
	for i := 0; i < len(s); n++ {
		_, i = decodeRune(s, i)
	}
	return n
}
