package strconv

import "unicode/utf8"

// Unquote returns the string that a Go string literal stands for, or the character
// of a rune literal.
//
//hmapscope:quiet
func Unquote(s string) (string, error) {
	text, n := unquote(s)
	if n < 0 || n != len(s) {
		return "", ErrSyntax
	}
	return text, nil
}

// QuotedPrefix returns the literal that s begins with.
//
//hmapscope:quiet
func QuotedPrefix(s string) (string, error) {
	_, n := unquote(s)
	if n < 0 {
		return "", ErrSyntax
	}
	return s[:n], nil
}

// unquote reads the literal that s begins with, and returns its length or -1.
//
//hmapscope:private
func unquote(s string) (text string, length int) {
	if len(s) < 2 {
		return "", -1
	}
	mark := s[0]
	if mark == '`' {
		for i := 1; i < len(s); i++ {
			if s[i] == '`' {
				return withoutReturns(s[1:i]), i + 1
			}
		}
		return "", -1
	}
	if mark != '"' && mark != '\'' {
		return "", -1
	}
	var out []byte
	count := 0
	for i := 1; i < len(s); count++ {
		if s[i] == mark {
			if mark == '\'' && count > 1 {
				return "", -1
			}
			return string(out), i + 1
		}
		if mark == '\'' && count == 1 || s[i] == '\n' {
			return "", -1
		}
		r, multibyte, n := char(s[i:], mark)
		switch {
		case n < 0:
			return "", -1
		case r < utf8.RuneSelf || !multibyte:
			out = append(out, byte(r))
		default:
			out = append(out, string(r)...)
		}
		i += n
	}
	return "", -1
}

//hmapscope:private
func withoutReturns(s string) string {
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] != '\r' {
			out = append(out, s[i])
		}
	}
	return string(out)
}

// UnquoteChar reads the first character of a literal between quote marks. multibyte
// says that it stands for the UTF-8 form of value, not for one byte.
//
//hmapscope:quiet
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	value, multibyte, n := char(s, quote)
	if n < 0 {
		return 0, false, "", ErrSyntax
	}
	return value, multibyte, s[n:], nil
}

//hmapscope:private
func char(s string, mark byte) (r rune, multibyte bool, n int) {
	if s == "" {
		return 0, false, -1
	}
	c := s[0]
	switch {
	case c == mark && (mark == '\'' || mark == '"'):
		return 0, false, -1
	case c >= utf8.RuneSelf:
		r, n := utf8.DecodeRuneInString(s)
		return r, true, n
	case c != '\\':
		return rune(c), false, 1
	case len(s) < 2:
		return 0, false, -1
	}
	c = s[1]
	switch c {
	case 'a':
		return '\a', false, 2
	case 'b':
		return '\b', false, 2
	case 'f':
		return '\f', false, 2
	case 'n':
		return '\n', false, 2
	case 'r':
		return '\r', false, 2
	case 't':
		return '\t', false, 2
	case 'v':
		return '\v', false, 2
	case '\\':
		return '\\', false, 2
	case '\'', '"':
		if c != mark {
			return 0, false, -1
		}
		return rune(c), false, 2
	case 'x':
		r, ok := number(s[2:], 2, 16)
		return r, false, length(ok, 4)
	case 'u', 'U':
		size := 4
		if c == 'U' {
			size = 8
		}
		r, ok := number(s[2:], size, 16)
		return r, true, length(ok && utf8.ValidRune(r), 2+size)
	}
	r, ok := number(s[1:], 3, 8)
	return r, false, length(ok && r <= 255, 4)
}

//hmapscope:private
func length(ok bool, n int) int {
	if !ok {
		return -1
	}
	return n
}

// number reads n digits.
//
//hmapscope:private
func number(s string, n, base int) (r rune, ok bool) {
	if len(s) < n {
		return 0, false
	}
	for i := 0; i < n; i++ {
		d := digitOf(s[i])
		if d >= base {
			return 0, false
		}
		r = r*rune(base) + rune(d)
	}
	return r, true
}
