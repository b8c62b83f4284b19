package utf8

// The same of byte slices. Somebody else may see those, so their bytes are read one
// by one.

// head returns the first bytes of p, enough for a rune.
func head(p []byte) string {
	if len(p) == 0 {
		return ""
	}
	s := []byte(nil)
	size, _, _ := need(p[0])
	for i := 0; i < size && i < len(p); i++ {
		s = keep(s, p[i])
	}
	return string(s)
}

// keep appends to a slice that nobody else has.
//
//hmapscope:private
func keep(s []byte, c byte) []byte { return append(s, c) }

// DecodeRune reads the first rune of p, as DecodeRuneInString does.
func DecodeRune(p []byte) (rune, int) {
	if len(p) > 0 {
		if c := p[0]; c < RuneSelf {
			return rune(c), 1
		}
	}
	return DecodeRuneInString(head(p))
}

// FullRune reports whether p begins with a whole rune, or with an error.
func FullRune(p []byte) bool { return FullRuneInString(head(p)) }

// DecodeLastRune reads the last rune of p.
func DecodeLastRune(p []byte) (rune, int) {
	end := len(p)
	if end == 0 {
		return RuneError, 0
	}
	for size := 1; size <= UTFMax && size <= end; size++ {
		if !RuneStart(p[end-size]) {
			continue
		}
		r, n := DecodeRune(p[end-size:])
		if n == size {
			return r, n
		}
		break
	}
	return RuneError, 1
}

// RuneCount returns how many runes p has.
func RuneCount(p []byte) int {
	n := 0
	for i := 0; i < len(p); n++ {
		_, size := DecodeRune(p[i:])
		i += size
	}
	return n
}

// Valid reports whether p is UTF-8.
func Valid(p []byte) bool {
	for i := 0; i < len(p); {
		r, size := DecodeRune(p[i:])
		if r == RuneError && size == 1 {
			return false
		}
		i += size
	}
	return true
}
