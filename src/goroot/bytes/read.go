// Package bytes works on byte slices. They are the caller's: each byte that is
// looked at is seen, as in any code.
package bytes

import (
	"internal/ucd"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// text reads b, word by word, into a string that nobody else has.
func text(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	p := newobject(uintptr(len(b)))
	typedmemmove(p, unsafe.Pointer(&b[0]), uintptr(len(b)))
	return unsafe.String((*byte)(p), len(b))
}

//go:linkname newobject runtime.newobject
func newobject(size uintptr) unsafe.Pointer

//go:linkname typedmemmove runtime.typedmemmove
func typedmemmove(dst, src unsafe.Pointer, size uintptr)

// Equal reports whether a and b have the same bytes; nil is like empty.
func Equal(a, b []byte) bool {
	if len(a) != len(b) {
		return false
	}
	return text(a) == text(b)
}

// Compare orders a and b: -1, 0 or +1.
func Compare(a, b []byte) int { return strings.Compare(text(a), text(b)) }

// EqualFold reports whether s and t are equal but for upper and lower case.
func EqualFold(s, t []byte) bool { return strings.EqualFold(text(s), text(t)) }

// Index and its like return where something is in s, or -1.
func Index(s, sep []byte) int { return strings.Index(text(s), text(sep)) }

func LastIndex(s, sep []byte) int { return strings.LastIndex(text(s), text(sep)) }

func IndexByte(b []byte, c byte) int {
	for i := range b {
		if b[i] == c {
			return i
		}
	}
	return -1
}

func LastIndexByte(s []byte, c byte) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == c {
			return i
		}
	}
	return -1
}

func IndexRune(s []byte, r rune) int { return strings.IndexRune(text(s), r) }

func IndexAny(s []byte, chars string) int { return strings.IndexAny(text(s), chars) }

func LastIndexAny(s []byte, chars string) int { return strings.LastIndexAny(text(s), chars) }

func IndexFunc(s []byte, f func(r rune) bool) int { return strings.IndexFunc(text(s), f) }

func LastIndexFunc(s []byte, f func(r rune) bool) int { return strings.LastIndexFunc(text(s), f) }

func Contains(b, subslice []byte) bool { return Index(b, subslice) >= 0 }

func ContainsAny(b []byte, chars string) bool { return IndexAny(b, chars) >= 0 }

func ContainsRune(b []byte, r rune) bool { return IndexRune(b, r) >= 0 }

func ContainsFunc(b []byte, f func(rune) bool) bool { return IndexFunc(b, f) >= 0 }

// Count counts how often sep is in s without overlaps.
func Count(s, sep []byte) int { return strings.Count(text(s), text(sep)) }

// HasPrefix reports whether s begins with prefix, HasSuffix whether it ends with it.
func HasPrefix(s, prefix []byte) bool {
	return len(s) >= len(prefix) && Equal(s[:len(prefix)], prefix)
}

func HasSuffix(s, suffix []byte) bool {
	return len(s) >= len(suffix) && Equal(s[len(s)-len(suffix):], suffix)
}

// Runes returns the runes of s.
func Runes(s []byte) []rune { return []rune(text(s)) }

// spaceEnds returns where what is no white space begins and ends.
//
//hmapscope:private
func spaceEnds(s string) (start, end int) {
	for start < len(s) {
		r, size := utf8.DecodeRuneInString(s[start:])
		if !ucd.IsSpace(r) {
			break
		}
		start += size
	}
	end = len(s)
	for end > start {
		r, size := utf8.DecodeLastRuneInString(s[start:end])
		if !ucd.IsSpace(r) {
			break
		}
		end -= size
	}
	return start, end
}
