// Package utf16 writes and reads runes as UTF-16.
package utf16

const (
	replacement = '\uFFFD'
	maxRune     = '\U0010FFFF'

	highStart = 0xd800 // first of the surrogates that come first
	lowStart  = 0xdc00 // first of those that come second
	lowEnd    = 0xe000
	above     = 0x10000 // runes from here on take two words
)

// IsSurrogate reports whether r is half of a pair.
//
//hmapscope:private
func IsSurrogate(r rune) bool { return highStart <= r && r < lowEnd }

// DecodeRune returns the rune of a pair, or U+FFFD if it is none.
//
//hmapscope:private
func DecodeRune(r1, r2 rune) rune {
	if highStart <= r1 && r1 < lowStart && lowStart <= r2 && r2 < lowEnd {
		return (r1-highStart)<<10 | (r2 - lowStart) + above
	}
	return replacement
}

// EncodeRune returns the pair of r, or twice U+FFFD if it has none.
//
//hmapscope:private
func EncodeRune(r rune) (r1, r2 rune) {
	if r < above || r > maxRune {
		return replacement, replacement
	}
	r -= above
	return highStart + r>>10, lowStart + r&0x3ff
}

// RuneLen returns how many words r takes, or -1 if it has no UTF-16.
//
//hmapscope:private
func RuneLen(r rune) int {
	switch {
	case 0 <= r && r < highStart, lowEnd <= r && r < above:
		return 1
	case above <= r && r <= maxRune:
		return 2
	}
	return -1
}

// Encode returns the UTF-16 form of s.
func Encode(s []rune) []uint16 {
	a := make([]uint16, 0, len(s))
	for _, r := range s {
		a = AppendRune(a, r)
	}
	return a
}

// AppendRune appends the UTF-16 form of r to a.
func AppendRune(a []uint16, r rune) []uint16 {
	switch RuneLen(r) {
	case 1:
		return append(a, uint16(r))
	case 2:
		r1, r2 := EncodeRune(r)
		return append(a, uint16(r1), uint16(r2))
	}
	return append(a, replacement)
}

// Decode returns the runes of s.
func Decode(s []uint16) []rune {
	a := make([]rune, 0, len(s))
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		if IsSurrogate(r) {
			pair := rune(replacement)
			if i+1 < len(s) {
				pair = DecodeRune(r, rune(s[i+1]))
			}
			if pair != replacement {
				i++
			}
			r = pair
		}
		a = append(a, r)
	}
	return a
}
