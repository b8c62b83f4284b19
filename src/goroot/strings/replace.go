package strings

import (
	"internal/ucd"
	"unicode/utf8"
)

// Repeat returns s n times.
//
//hmapscope:quiet
func Repeat(s string, count int) string {
	if count < 0 {
		panic("strings: negative Repeat count")
	}
	if len(s) > 0 && count > (1<<63-1)/len(s) {
		panic("strings: Repeat output length overflow")
	}
	return repeat(s, count)
}

//hmapscope:private
func repeat(s string, count int) string {
	text := room(len(s) * count)
	for ; count > 0; count-- {
		text = append(text, s...)
	}
	return textOf(text)
}

// Replace replaces the first n olds by new; all if n < 0. An empty old is before
// each rune and at the end.
//
//hmapscope:private
func Replace(s, old, new string, n int) string {
	if old == new || n == 0 {
		return s
	}
	m := Count(s, old)
	if m == 0 {
		return s
	}
	if n < 0 || m < n {
		n = m
	}
	text := room(len(s) + n*(len(new)-len(old)))
	for i := 0; i < n; i++ {
		at := Index(s, old)
		if len(old) == 0 && i > 0 {
			at = runeSize(s)
		}
		text = append(text, s[:at]...)
		text = append(text, new...)
		s = s[at+len(old):]
	}
	return textOf(append(text, s...))
}

// ReplaceAll replaces every old by new.
//
//hmapscope:private
func ReplaceAll(s, old, new string) string { return Replace(s, old, new, -1) }

// Map returns s with each rune replaced by what mapping makes of it; a negative one
// is dropped.
//
//hmapscope:quiet
func Map(mapping func(rune) rune, s string) string {
	var text []byte
	for i, r := range s {
		m := mapping(r)
		if m == r && text == nil && (r != utf8.RuneError || HasPrefix(s[i:], "\uFFFD")) {
			continue
		}
		if text == nil {
			text = append(room(len(s)), s[:i]...)
		}
		if m >= 0 {
			text = appendRune(text, m)
		}
	}
	if text == nil {
		return s
	}
	return textOf(text)
}

//hmapscope:private
func appendRune(text []byte, r rune) []byte {
	if uint32(r) < utf8.RuneSelf {
		return append(text, byte(r))
	}
	return append(text, string(r)...)
}

// ToUpper returns s in upper case.
//
//hmapscope:private
func ToUpper(s string) string { return toCase(s, ucd.UpperCase) }

// ToLower returns s in lower case.
//
//hmapscope:private
func ToLower(s string) string { return toCase(s, ucd.LowerCase) }

// ToTitle returns s in title case, which for nearly all letters is upper case.
//
//hmapscope:private
func ToTitle(s string) string { return toCase(s, ucd.TitleCase) }

//hmapscope:private
func toCase(s string, which int) string {
	for i, r := range s {
		if ucd.To(which, r) == r && (r != utf8.RuneError || HasPrefix(s[i:], "\uFFFD")) {
			continue
		}
		text := append(room(len(s)), s[:i]...)
		for _, r := range s[i:] {
			text = appendRune(text, ucd.To(which, r))
		}
		return textOf(text)
	}
	return s
}

// Title returns s with the first letter of each word in title case.
//
//hmapscope:private
func Title(s string) string {
	text := room(len(s))
	before := ' '
	for _, r := range s {
		if separates(before) {
			before = r
			r = ucd.To(ucd.TitleCase, r)
		} else {
			before = r
		}
		text = appendRune(text, r)
	}
	return textOf(text)
}

//hmapscope:private
func separates(r rune) bool {
	if r < utf8.RuneSelf {
		return !('0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_')
	}
	return !ucd.IsLetter(r) && !ucd.IsDigit(r) && ucd.IsSpace(r)
}

// ToValidUTF8 returns s with each run of bytes that are no UTF-8 replaced.
//
//hmapscope:private
func ToValidUTF8(s, replacement string) string {
	if utf8.ValidString(s) {
		return s
	}
	text := room(len(s))
	bad := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		isBad := r == utf8.RuneError && size == 1
		if !isBad {
			text = append(text, s[i:i+size]...)
		} else if !bad {
			text = append(text, replacement...)
		}
		bad = isBad
		i += size
	}
	return textOf(text)
}

// EqualFold reports whether s and t are equal but for upper and lower case.
//
//hmapscope:private
func EqualFold(s, t string) bool {
	for len(s) > 0 && len(t) > 0 {
		a, n := utf8.DecodeRuneInString(s)
		b, m := utf8.DecodeRuneInString(t)
		if a != b && !ucd.SameFold(a, b) {
			return false
		}
		s, t = s[n:], t[m:]
	}
	return len(s) == len(t)
}
