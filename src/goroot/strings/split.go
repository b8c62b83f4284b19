package strings

import (
	"internal/ucd"
	"unicode/utf8"
)

//hmapscope:private
func lastRune(s string) (rune, int) { return utf8.DecodeLastRuneInString(s) }

//hmapscope:private
func runeSize(s string) int {
	_, size := utf8.DecodeRuneInString(s)
	return size
}

// Split returns the parts of s between seps; with an empty one, its runes.
//
//hmapscope:private
func Split(s, sep string) []string { return split(s, sep, 0, -1) }

// SplitAfter returns the parts of s, each with the sep behind it.
//
//hmapscope:private
func SplitAfter(s, sep string) []string { return split(s, sep, len(sep), -1) }

// SplitN returns at most n parts, the last one with all the rest; all if n < 0.
//
//hmapscope:private
func SplitN(s, sep string, n int) []string { return split(s, sep, 0, n) }

// SplitAfterN is to SplitAfter what SplitN is to Split.
//
//hmapscope:private
func SplitAfterN(s, sep string, n int) []string { return split(s, sep, len(sep), n) }

//hmapscope:private
func split(s, sep string, keep, n int) []string {
	if n == 0 {
		return nil
	}
	if sep == "" {
		return explode(s, n)
	}
	parts := make0(parts(s, sep, n))
	for n < 0 || len(parts)+1 < n {
		i := Index(s, sep)
		if i < 0 {
			break
		}
		parts = append(parts, s[:i+keep])
		s = s[i+len(sep):]
	}
	return append(parts, s)
}

// parts returns how many parts to make room for: the result has Go's capacity.
//
//hmapscope:private
func parts(s, sep string, n int) int {
	if n < 0 {
		return Count(s, sep) + 1
	}
	return min(n, len(s)+1)
}

// explode returns the runes of s as strings; what is no UTF-8 stays as it is.
//
//hmapscope:private
func explode(s string, n int) []string {
	count := utf8.RuneCountInString(s)
	if n < 0 || n > count {
		n = count
	}
	list := make0(n)
	for len(list)+1 < n {
		size := runeSize(s)
		list = append(list, s[:size])
		s = s[size:]
	}
	if n > 0 {
		list = append(list, s)
	}
	return list
}

// Fields returns the parts of s between white space.
//
//hmapscope:private
func Fields(s string) []string {
	n, inside := 0, false
	for _, r := range s {
		space := ucd.IsSpace(r)
		if !space && !inside {
			n++
		}
		inside = !space
	}
	list := make0(n)
	start := -1
	for i, r := range s {
		if ucd.IsSpace(r) {
			if start >= 0 {
				list = append(list, s[start:i])
			}
			start = -1
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		list = append(list, s[start:])
	}
	return list
}

// FieldsFunc returns the parts of s between runes that f says yes to.
//
//hmapscope:quiet
func FieldsFunc(s string, f func(rune) bool) []string {
	var ends []int // where parts begin and end
	start := -1
	for i, r := range s {
		if f(r) {
			if start >= 0 {
				ends = append(ends, start, i)
			}
			start = -1
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		ends = append(ends, start, len(s))
	}
	list := make0(len(ends) / 2)
	for i := 0; i < len(ends); i += 2 {
		list = append(list, s[ends[i]:ends[i+1]])
	}
	return list
}

// Join returns the elements of elems with sep between them.
func Join(elems []string, sep string) string {
	if len(elems) == 0 {
		return ""
	}
	text := []byte(nil)
	for i, elem := range elems {
		if i > 0 {
			text = join(text, sep)
		}
		text = join(text, elem)
	}
	return string(text)
}

// join appends to a text that nobody else has.
//
//hmapscope:private
func join(text []byte, s string) []byte { return append(text, s...) }
