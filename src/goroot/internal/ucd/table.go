// Package ucd knows what kind of character a rune is, and its cases. Its tables are
// texts: each character has five bits of a number and says whether more follow.
package ucd

// number reads the number at text[i], and returns where the next one begins.
//
//hmapscope:private
func number(text string, i int) (n, next int) {
	for shift := uint(0); ; shift += 5 {
		c := int(text[i]) - '0'
		i++
		n |= (c & 31) << shift
		if c < 32 {
			return n, i
		}
	}
}

// signed reads numbers that were written 0, -1, 1, -2, 2 …
//
//hmapscope:private
func signed(n int) int {
	if n&1 != 0 {
		return -(n + 1) / 2
	}
	return n / 2
}

// Range reads the range of runes at table[i]; at is the last rune of the one before.
//
//hmapscope:private
func Range(table string, i, at int) (lo, hi, stride, next int) {
	n, i := number(table, i)
	lo = at + n
	n, i = number(table, i)
	stride = 1
	if n&1 != 0 {
		stride, i = number(table, i)
	}
	return lo, lo + n/2*stride, stride, i
}

// In reports whether a table has r.
//
//hmapscope:private
func In(table string, r rune) bool {
	at := 0
	for i := 0; i < len(table); {
		lo, hi, stride, next := Range(table, i, at)
		if int(r) < lo {
			return false
		}
		if int(r) <= hi {
			return (int(r)-lo)%stride == 0
		}
		at, i = hi, next
	}
	return false
}

// IsSpace: white space.
//
//hmapscope:private
func IsSpace(r rune) bool {
	switch {
	case r <= 0xff:
		return r == ' ' || '\t' <= r && r <= '\r' || r == 0x85 || r == 0xa0
	case r <= 0x200a:
		return r == 0x1680 || r >= 0x2000
	}
	return r == 0x2028 || r == 0x2029 || r == 0x202f || r == 0x205f || r == 0x3000
}

// IsLetter: category L.
//
//hmapscope:private
func IsLetter(r rune) bool {
	if uint32(r) < 0x80 {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return In(Letter, r)
}

// IsDigit: category Nd.
//
//hmapscope:private
func IsDigit(r rune) bool {
	if uint32(r) < 0x80 {
		return '0' <= r && r <= '9'
	}
	return In(Digit, r)
}

// IsPrint: letters, marks, numbers, punctuation, symbols and the ASCII space.
//
//hmapscope:private
func IsPrint(r rune) bool {
	if uint32(r) < 0x80 {
		return ' ' <= r && r < 0x7f
	}
	return In(print, r)
}
