// Package utf8 writes and reads runes as UTF-8.
package utf8

const (
	RuneError = '\uFFFD'     // what is read of text that is no UTF-8
	RuneSelf  = 0x80         // smaller runes are themselves as a byte
	MaxRune   = '\U0010FFFF' // the largest code point
	UTFMax    = 4            // the most bytes of a rune
)

const (
	firstSurrogate = 0xd800
	lastSurrogate  = 0xdfff
)

// RuneLen returns how many bytes r takes, or -1 if it has no UTF-8.
//
//hmapscope:private
func RuneLen(r rune) int {
	switch {
	case r < 0:
		return -1
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case firstSurrogate <= r && r <= lastSurrogate:
		return -1
	case r < 0x10000:
		return 3
	case r <= MaxRune:
		return 4
	}
	return -1
}

// ValidRune reports whether r has a UTF-8 form.
//
//hmapscope:private
func ValidRune(r rune) bool { return RuneLen(r) > 0 }

// RuneStart reports whether b can be the first byte of a rune.
//
//hmapscope:private
func RuneStart(b byte) bool { return b&0xc0 != 0x80 }

// need returns how many bytes a rune has that begins with c, and what its second
// byte must lie between; 1 for what begins no longer rune.
//
//hmapscope:private
func need(c byte) (size int, low, high byte) {
	switch {
	case c < 0xc2 || c > 0xf4:
		return 1, 0, 0
	case c < 0xe0:
		return 2, 0x80, 0xbf
	case c == 0xe0:
		return 3, 0xa0, 0xbf
	case c == 0xed:
		return 3, 0x80, 0x9f
	case c < 0xf0:
		return 3, 0x80, 0xbf
	case c == 0xf0:
		return 4, 0x90, 0xbf
	case c == 0xf4:
		return 4, 0x80, 0x8f
	}
	return 4, 0x80, 0xbf
}

// DecodeRuneInString reads the first rune of s: (RuneError, 0) of an empty string,
// (RuneError, 1) of one that begins with no UTF-8.
//
//hmapscope:private
func DecodeRuneInString(s string) (rune, int) {
	if len(s) == 0 {
		return RuneError, 0
	}
	c := s[0]
	if c < RuneSelf {
		return rune(c), 1
	}
	size, low, high := need(c)
	if size == 1 || len(s) < size || s[1] < low || s[1] > high {
		return RuneError, 1
	}
	r := rune(c) & (0xff >> uint(size+1))
	for i := 1; i < size; i++ {
		if RuneStart(s[i]) {
			return RuneError, 1
		}
		r = r<<6 | rune(s[i]&0x3f)
	}
	return r, size
}

// FullRuneInString reports whether s begins with a whole rune, or with an error.
//
//hmapscope:private
func FullRuneInString(s string) bool {
	if len(s) == 0 {
		return false
	}
	size, low, high := need(s[0])
	if len(s) >= size {
		return true
	}
	for i := 1; i < len(s); i++ {
		if s[i] < low || s[i] > high {
			return true
		}
		low, high = 0x80, 0xbf
	}
	return false
}

// DecodeLastRuneInString reads the last rune of s.
//
//hmapscope:private
func DecodeLastRuneInString(s string) (rune, int) {
	end := len(s)
	if end == 0 {
		return RuneError, 0
	}
	for size := 1; size <= UTFMax && size <= end; size++ {
		if !RuneStart(s[end-size]) {
			continue
		}
		r, n := DecodeRuneInString(s[end-size:])
		if n == size {
			return r, n
		}
		break
	}
	return RuneError, 1
}

// RuneCountInString returns how many runes s has.
//
//hmapscope:private
func RuneCountInString(s string) int {
	n := 0
	for range s {
		n++
	}
	return n
}

// ValidString reports whether s is UTF-8.
//
//hmapscope:private
func ValidString(s string) bool {
	for i := 0; i < len(s); {
		r, size := DecodeRuneInString(s[i:])
		if r == RuneError && size == 1 {
			return false
		}
		i += size
	}
	return true
}

// AppendRune appends the UTF-8 form of r to p.
func AppendRune(p []byte, r rune) []byte {
	if uint32(r) < RuneSelf {
		return append(p, byte(r))
	}
	return append(p, string(r)...)
}

// EncodeRune writes the UTF-8 form of r into p and returns how many bytes it took.
func EncodeRune(p []byte, r rune) int {
	if uint32(r) < RuneSelf {
		p[0] = byte(r)
		return 1
	}
	s := string(r)
	_ = p[len(s)-1]
	for i := 0; i < len(s); i++ {
		p[i] = s[i]
	}
	return len(s)
}
