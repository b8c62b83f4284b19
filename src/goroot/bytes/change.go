package bytes

import "strings"

// What returns a changed copy.

// MinRead is how much room a Buffer makes before it reads.
const MinRead = 512

// Clone returns a copy of b; nil of nil.
func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// Join returns the slices of s with sep between them.
func Join(s [][]byte, sep []byte) []byte {
	if len(s) == 0 {
		return []byte{}
	}
	if len(s) == 1 {
		return append([]byte(nil), s[0]...)
	}
	out := []byte{}
	for i, b := range s {
		if i > 0 {
			out = append(out, sep...)
		}
		out = append(out, b...)
	}
	return out
}

// Repeat returns b n times.
func Repeat(b []byte, count int) []byte {
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	if len(b) > 0 && count > (1<<63-1)/len(b) {
		panic("bytes: Repeat output length overflow")
	}
	return []byte(strings.Repeat(text(b), count))
}

// Replace replaces the first n olds by new; all if n < 0.
func Replace(s, old, new []byte, n int) []byte {
	whole, what := text(s), text(old)
	if n == 0 || strings.Count(whole, what) == 0 {
		return append([]byte(nil), whole...)
	}
	return []byte(strings.Replace(whole, what, text(new), n))
}

// ReplaceAll replaces every old by new.
func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }

// Map returns s with each rune replaced by what mapping makes of it.
func Map(mapping func(r rune) rune, s []byte) []byte { return []byte(strings.Map(mapping, text(s))) }

func ToUpper(s []byte) []byte { return []byte(strings.ToUpper(text(s))) }

func ToLower(s []byte) []byte { return []byte(strings.ToLower(text(s))) }

func ToTitle(s []byte) []byte { return []byte(strings.ToTitle(text(s))) }

func Title(s []byte) []byte { return []byte(strings.Title(text(s))) }

// ToValidUTF8 returns s with each run of bytes that are no UTF-8 replaced.
func ToValidUTF8(s, replacement []byte) []byte {
	return []byte(strings.ToValidUTF8(text(s), text(replacement)))
}
