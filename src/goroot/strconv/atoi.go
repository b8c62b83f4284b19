package strconv

import "errors"

// ErrRange: the number is too large for its type.
var ErrRange = errors.New("value out of range")

// ErrSyntax: the text is no number.
var ErrSyntax = errors.New("invalid syntax")

// IntSize is the size of an int in bits.
const IntSize = 64

// A NumError says what Func could not make of Num, and why.
type NumError struct {
	Func string
	Num  string
	Err  error
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

func (e *NumError) Unwrap() error { return e.Err }

// failed makes the error of a function; Num is a copy, as in Go.
//
//hmapscope:private
func failed(fn, num string, err error) error { return &NumError{fn, clone(num), err} }

//hmapscope:private
func clone(s string) string { return string(append([]byte(nil), s...)) }

// How reading ends.
const (
	fine = iota
	syntax
	tooLarge
	badBase
	badSize
)

// problem makes the error of how reading ended; n is the base or size at fault.
//
//hmapscope:quiet
func problem(how int, fn, s string, base, bitSize int) error {
	switch how {
	case syntax:
		return failed(fn, s, ErrSyntax)
	case tooLarge:
		return failed(fn, s, ErrRange)
	case badBase:
		return failed(fn, s, errors.New("invalid base "+Itoa(base)))
	case badSize:
		return failed(fn, s, errors.New("invalid bit size "+Itoa(bitSize)))
	}
	return nil
}

// Atoi is ParseInt(s, 10, 0) of an int.
//
//hmapscope:quiet
func Atoi(s string) (int, error) {
	i, how := parseInt(s, 10, 0)
	return int(i), problem(how, "Atoi", s, 10, 0)
}

// ParseInt reads a number in a base from 2 to 36, which must fit into bitSize bits.
// Base 0: as the text's prefix says.
//
//hmapscope:quiet
func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	i, how := parseInt(s, base, bitSize)
	return i, problem(how, "ParseInt", s, base, bitSize)
}

// ParseUint is ParseInt of a number without a sign.
//
//hmapscope:quiet
func ParseUint(s string, base int, bitSize int) (uint64, error) {
	u, how := parseUint(s, base, bitSize)
	return u, problem(how, "ParseUint", s, base, bitSize)
}

//hmapscope:private
func parseInt(s string, base, bitSize int) (int64, int) {
	if s == "" {
		return 0, syntax
	}
	rest, negative := s, s[0] == '-'
	if negative || s[0] == '+' {
		rest = s[1:]
	}
	u, how := parseUint(rest, base, bitSize)
	if how != fine && how != tooLarge {
		return 0, how
	}
	if bitSize == 0 {
		bitSize = IntSize
	}
	limit := uint64(1) << uint(bitSize-1)
	switch {
	case !negative && u >= limit:
		return int64(limit - 1), tooLarge
	case negative && u > limit:
		return -int64(limit), tooLarge
	case negative:
		return -int64(u), fine
	}
	return int64(u), fine
}

//hmapscope:private
func parseUint(s string, base, bitSize int) (uint64, int) {
	if s == "" {
		return 0, syntax
	}
	text, prefixed := s, base == 0
	switch {
	case 2 <= base && base <= 36:
	case base == 0:
		base = 10
		if s[0] == '0' {
			base, s = 8, s[1:]
			if len(s) >= 2 && prefixBase(s[0]) != 0 {
				base, s = prefixBase(s[0]), s[1:]
			}
		}
	default:
		return 0, badBase
	}
	if bitSize == 0 {
		bitSize = IntSize
	} else if bitSize < 0 || bitSize > 64 {
		return 0, badSize
	}
	limit := uint64(1)<<uint(bitSize) - 1
	n, underscores := uint64(0), false
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '_' && prefixed {
			underscores = true
			continue
		}
		d := digitOf(c)
		if d >= base {
			return 0, syntax
		}
		next := n*uint64(base) + uint64(d)
		if n > limit/uint64(base) || next < n || next > limit {
			return limit, tooLarge
		}
		n = next
	}
	if underscores && !underscoresOK(text) {
		return 0, syntax
	}
	return n, fine
}

// prefixBase returns the base that a letter behind 0 stands for, or 0.
//
//hmapscope:private
func prefixBase(c byte) int {
	switch c | 0x20 {
	case 'x':
		return 16
	case 'o':
		return 8
	case 'b':
		return 2
	}
	return 0
}

//hmapscope:private
func digitOf(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'z':
		return int(c|0x20-'a') + 10
	}
	return 99
}

// underscoresOK reports whether all underscores of a number stand between digits,
// or between a prefix and a digit.
//
//hmapscope:private
func underscoresOK(s string) bool {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	start, base := 0, 10
	if len(s) > 1 && s[0] == '0' {
		if base = prefixBase(s[1]); base != 0 {
			start = 2
		}
	}
	for i := start; i < len(s); i++ {
		isBehind := start > 0 && i == start || hasDigit(s, i-1, base)
		if s[i] == '_' && !(isBehind && hasDigit(s, i+1, base)) {
			return false
		}
	}
	return true
}

// hasDigit reports whether s[i] is there, and a digit: of base 16, or any decimal one.
//
//hmapscope:private
func hasDigit(s string, i, base int) bool {
	if i < 0 || i >= len(s) {
		return false
	}
	d := digitOf(s[i])
	return d < 10 || base == 16 && d < 16
}
