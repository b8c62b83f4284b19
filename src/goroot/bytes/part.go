package bytes

import (
	"strings"
)

// Parts of slices, which share the memory of the whole.

// Cut returns what lies before and behind the first sep.
func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutPrefix returns s without prefix.
func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix returns s without suffix.
func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// TrimPrefix returns s without prefix, if it begins with it.
func TrimPrefix(s, prefix []byte) []byte {
	s, _ = CutPrefix(s, prefix)
	return s
}

// TrimSuffix returns s without suffix, if it ends with it.
func TrimSuffix(s, suffix []byte) []byte {
	s, _ = CutSuffix(s, suffix)
	return s
}

// TrimSpace takes white space off both ends.
func TrimSpace(s []byte) []byte {
	start, end := spaceEnds(text(s))
	if start == end {
		return nil
	}
	return s[start:end]
}

// TrimLeft, TrimRight and Trim take runes of cutset off.
func TrimLeft(s []byte, cutset string) []byte {
	n := len(strings.TrimLeft(text(s), cutset))
	if n == 0 {
		return nil
	}
	return s[len(s)-n:]
}

func TrimRight(s []byte, cutset string) []byte {
	return s[:len(strings.TrimRight(text(s), cutset))]
}

func Trim(s []byte, cutset string) []byte {
	s = TrimLeft(s, cutset)
	if len(s) == 0 {
		return nil
	}
	return TrimRight(s, cutset)
}

// TrimLeftFunc, TrimRightFunc and TrimFunc take runes off that f says yes to.
func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	n := len(strings.TrimLeftFunc(text(s), f))
	if n == 0 {
		return nil
	}
	return s[len(s)-n:]
}

func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	return s[:len(strings.TrimRightFunc(text(s), f))]
}

func TrimFunc(s []byte, f func(r rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// Split returns the parts of s between seps.
func Split(s, sep []byte) [][]byte { return split(s, sep, 0, -1) }

// SplitAfter returns the parts of s, each with the sep behind it.
func SplitAfter(s, sep []byte) [][]byte { return split(s, sep, len(sep), -1) }

// SplitN returns at most n parts.
func SplitN(s, sep []byte, n int) [][]byte { return split(s, sep, 0, n) }

// SplitAfterN is to SplitAfter what SplitN is to Split.
func SplitAfterN(s, sep []byte, n int) [][]byte { return split(s, sep, len(sep), n) }

// split cuts s as strings.SplitN cuts its text. No part can grow into the next one.
func split(s, sep []byte, keep, n int) [][]byte {
	parts := strings.SplitN(text(s), text(sep), n)
	if parts == nil {
		return nil
	}
	list := make([][]byte, len(parts))
	at := 0
	for i, part := range parts {
		if i == len(parts)-1 {
			list[i] = s[at:]
			break
		}
		end := at + len(part)
		list[i] = s[at : end+keep : end+keep]
		at = end + len(sep)
	}
	return list
}

// Fields returns the parts of s between white space.
func Fields(s []byte) [][]byte {
	list := [][]byte{}
	whole := text(s)
	at := 0
	for _, part := range strings.Fields(whole) {
		start := at + strings.Index(whole[at:], part)
		at = start + len(part)
		list = append(list, s[start:at:at])
	}
	return list
}

// FieldsFunc returns the parts of s between runes that f says yes to.
func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	list := [][]byte{}
	start := -1
	for i, r := range text(s) {
		if f(r) {
			if start >= 0 {
				list = append(list, s[start:i:i])
			}
			start = -1
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		list = append(list, s[start:len(s):len(s)])
	}
	return list
}
