package ucd

// Which case a rune is brought to.
const (
	UpperCase = 0
	LowerCase = 1
	TitleCase = 2
)

const alternate = 0x110000 // in cases: upper and lower case take turns

// To returns r in upper, lower or title case; r itself if it has none.
//
//hmapscope:private
func To(which int, r rune) rune {
	if uint32(r) < 0x80 {
		if which == LowerCase {
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
		} else if 'a' <= r && r <= 'z' {
			r -= 'a' - 'A'
		}
		return r
	}
	at := 0
	for i := 0; i < len(cases); {
		var n, length, upper, lower, title int
		n, i = number(cases, i)
		length, i = number(cases, i)
		upper, i = number(cases, i)
		lower, i = number(cases, i)
		title, i = number(cases, i)
		lo := at + n
		at = lo + length
		if int(r) < lo {
			return r
		}
		if int(r) > at {
			continue
		}
		delta := upper
		switch which {
		case LowerCase:
			delta = lower
		case TitleCase:
			delta = title
		}
		if signed(delta) == alternate {
			// Even distance from the first: upper case.
			return rune(lo + (int(r)-lo)&^1 + which&1)
		}
		return r + rune(signed(delta))
	}
	return r
}

// SimpleFold returns the next larger rune that differs from r only by case, or else
// the smallest one.
//
//hmapscope:private
func SimpleFold(r rune) rune {
	if r < 0 || r > 0x10ffff {
		return r
	}
	at := 0
	for i := 0; i < len(folds); {
		var n, delta int
		n, i = number(folds, i)
		delta, i = number(folds, i)
		at += n
		if at == int(r) {
			return r + rune(signed(delta))
		}
		if at > int(r) {
			break
		}
	}
	if l := To(LowerCase, r); l != r {
		return l
	}
	return To(UpperCase, r)
}

// SameFold reports whether a and b differ only by case.
//
//hmapscope:private
func SameFold(a, b rune) bool {
	if a == b {
		return true
	}
	if a < 0x80 && b < 0x80 {
		return a|0x20 == b|0x20 && 'a' <= a|0x20 && a|0x20 <= 'z'
	}
	for r := SimpleFold(a); r != a; r = SimpleFold(r) {
		if r == b {
			return true
		}
	}
	return false
}
