// Package strings works on UTF-8 texts. Strings never change, so what only reads
// them is no step; what reads or writes memory of the caller, such as the elements
// of a slice or the fields of a Builder, is.
package strings

import "unicode/utf8"

// Index returns where sep first begins in s, or -1.
//
//hmapscope:private
func Index(s, sep string) int {
	n := len(sep)
	if n == 0 {
		return 0
	}
	for i := 0; i+n <= len(s); i++ {
		if s[i] == sep[0] && s[i:i+n] == sep {
			return i
		}
	}
	return -1
}

// LastIndex returns where sep last begins in s, or -1.
//
//hmapscope:private
func LastIndex(s, sep string) int {
	for i := len(s) - len(sep); i >= 0; i-- {
		if s[i:i+len(sep)] == sep {
			return i
		}
	}
	return -1
}

// IndexByte returns where c first is in s, or -1.
//
//hmapscope:private
func IndexByte(s string, c byte) int {
	for i := 0; i < len(s); i++ {
		if s[i] == c {
			return i
		}
	}
	return -1
}

// LastIndexByte returns where c last is in s, or -1.
//
//hmapscope:private
func LastIndexByte(s string, c byte) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == c {
			return i
		}
	}
	return -1
}

// IndexRune returns where r first is in s, or -1. U+FFFD is also what is no UTF-8.
//
//hmapscope:private
func IndexRune(s string, r rune) int {
	if !utf8.ValidRune(r) {
		return -1
	}
	for i, c := range s {
		if c == r {
			return i
		}
	}
	return -1
}

// IndexAny returns where any rune of chars first is in s, or -1.
//
//hmapscope:private
func IndexAny(s, chars string) int {
	for i, c := range s {
		if IndexRune(chars, c) >= 0 {
			return i
		}
	}
	return -1
}

// LastIndexAny returns where any rune of chars last is in s, or -1.
//
//hmapscope:private
func LastIndexAny(s, chars string) int {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		if IndexRune(chars, r) >= 0 {
			return i
		}
	}
	return -1
}

// IndexFunc returns where the first rune is that f says yes to, or -1.
//
//hmapscope:quiet
func IndexFunc(s string, f func(rune) bool) int { return indexFunc(s, f, true) }

//hmapscope:quiet
func indexFunc(s string, f func(rune) bool, want bool) int {
	for i, r := range s {
		if f(r) == want {
			return i
		}
	}
	return -1
}

// LastIndexFunc returns where the last rune is that f says yes to, or -1.
//
//hmapscope:quiet
func LastIndexFunc(s string, f func(rune) bool) int { return lastIndexFunc(s, f, true) }

//hmapscope:quiet
func lastIndexFunc(s string, f func(rune) bool, want bool) int {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		if f(r) == want {
			return i
		}
	}
	return -1
}

// Contains reports whether substr is in s.
//
//hmapscope:private
func Contains(s, substr string) bool { return Index(s, substr) >= 0 }

// ContainsAny reports whether a rune of chars is in s.
//
//hmapscope:private
func ContainsAny(s, chars string) bool { return IndexAny(s, chars) >= 0 }

// ContainsRune reports whether r is in s.
//
//hmapscope:private
func ContainsRune(s string, r rune) bool { return IndexRune(s, r) >= 0 }

// ContainsFunc reports whether f says yes to a rune of s.
//
//hmapscope:quiet
func ContainsFunc(s string, f func(rune) bool) bool { return indexFunc(s, f, true) >= 0 }

// HasPrefix reports whether s begins with prefix.
//
//hmapscope:private
func HasPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && s[:len(prefix)] == prefix
}

// HasSuffix reports whether s ends with suffix.
//
//hmapscope:private
func HasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && s[len(s)-len(suffix):] == suffix
}

// Count counts how often substr is in s without overlaps; of an empty one, the
// places between runes.
//
//hmapscope:private
func Count(s, substr string) int {
	if len(substr) == 0 {
		return utf8.RuneCountInString(s) + 1
	}
	n := 0
	for {
		i := Index(s, substr)
		if i < 0 {
			return n
		}
		n++
		s = s[i+len(substr):]
	}
}

// Compare orders a and b by their bytes: -1, 0 or +1.
//
//hmapscope:private
func Compare(a, b string) int {
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}

// Clone returns s in memory of its own.
//
//hmapscope:private
func Clone(s string) string { return string(append([]byte(nil), s...)) }
