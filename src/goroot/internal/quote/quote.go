// Package quote writes texts as Go literals.
package quote

import (
	"internal/ucd"
	"unicode/utf8"
)

const hex = "0123456789abcdef"

// What is written as it is.
const (
	Printable = 0
	ASCII     = 1
	Graphic   = 2
)

// Append appends s between two marks, with escapes.
//
//hmapscope:private
func Append(out []byte, s string, mark byte, keep int) []byte {
	out = append(out, mark)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			out = append(out, '\\', 'x', hex[s[i]>>4], hex[s[i]&15])
		} else {
			out = appendRune(out, r, mark, keep)
		}
		i += size
	}
	return append(out, mark)
}

// AppendRune appends r as a rune literal.
//
//hmapscope:private
func AppendRune(out []byte, r rune, keep int) []byte {
	if !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	return append(appendRune(append(out, '\''), r, '\'', keep), '\'')
}

//hmapscope:private
func appendRune(out []byte, r rune, mark byte, keep int) []byte {
	switch {
	case r == rune(mark) || r == '\\':
		return append(out, '\\', byte(r))
	case r < utf8.RuneSelf && ucd.IsPrint(r):
		return append(out, byte(r))
	case keep != ASCII && (ucd.IsPrint(r) || keep == Graphic && IsSpace(r)):
		return append(out, string(r)...)
	case '\a' <= r && r <= '\r':
		return append(out, '\\', "abtnvfr"[r-'\a'])
	case r < utf8.RuneSelf:
		return append(out, '\\', 'x', hex[r>>4], hex[r&15])
	}
	letter, shift := byte('u'), 12
	if r > 0xffff {
		letter, shift = 'U', 28
	}
	out = append(out, '\\', letter)
	for ; shift >= 0; shift -= 4 {
		out = append(out, hex[r>>uint(shift)&15])
	}
	return out
}

// IsSpace: the spaces beyond ASCII, which are graphic but not printable.
//
//hmapscope:private
func IsSpace(r rune) bool {
	switch r {
	case 0xa0, 0x1680, 0x202f, 0x205f, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200a
}

// CanBackquote reports whether s can stand in backquotes on one line.
//
//hmapscope:private
func CanBackquote(s string) bool {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if r == 0xfeff || r == utf8.RuneError && size == 1 || r < ' ' && r != '\t' || r == '`' || r == 0x7f {
			return false
		}
	}
	return true
}
