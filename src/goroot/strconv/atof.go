package strconv

import "internal/decimal"

// ParseFloat reads a number and returns the float64, or float32, that is nearest.
//
//hmapscope:quiet
func ParseFloat(s string, bitSize int) (float64, error) {
	f, n, how := parseFloat(s, bitSize)
	if n != len(s) && how != syntax {
		return 0, failed("ParseFloat", s, ErrSyntax)
	}
	return f, problem(how, "ParseFloat", s, 0, 0)
}

// parseFloat reads the number that s begins with, and returns its length too.
//
//hmapscope:private
func parseFloat(s string, bitSize int) (f float64, n, how int) {
	size := 64
	if bitSize == 32 {
		size = 32
	}
	bits, n, how := uint64(0), specialLength(s), fine
	sign := uint64(0)
	rest := s
	if s != "" && (s[0] == '-' || s[0] == '+') {
		rest = s[1:]
		if s[0] == '-' {
			sign = 1 << uint(size-1)
		}
	}
	switch {
	case n > 0 && rest[0]|0x20 == 'n':
		if size == 32 {
			return floatOf(0x7fc00000, 32), n, fine
		}
		return floatOf(0x7ff8000000000001, 64), n, fine
	case n > 0:
		bits = 0x7ff << 52
		if size == 32 {
			bits = 0xff << 23
		}
	default:
		bits, n, how = parseNumber(rest, size)
		if how == syntax {
			return 0, 0, syntax
		}
		n += len(s) - len(rest)
		if !underscoresOK(s[:n]) {
			return 0, 0, syntax
		}
	}
	return floatOf(bits|sign, size), n, how
}

// specialLength returns how much of s is an infinity or NaN.
//
//hmapscope:private
func specialLength(s string) int {
	sign := 0
	if s != "" && (s[0] == '+' || s[0] == '-') {
		sign = 1
	}
	switch {
	case sign == 0 && foldPrefix(s, "nan"):
		return 3
	case foldPrefix(s[sign:], "infinity"):
		return sign + 8
	case foldPrefix(s[sign:], "inf"):
		return sign + 3
	}
	return 0
}

//hmapscope:private
func foldPrefix(s, lower string) bool {
	if len(s) < len(lower) {
		return false
	}
	for i := 0; i < len(lower); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}

// parseNumber reads digits with a point and an exponent.
//
//hmapscope:private
func parseNumber(s string, size int) (bits uint64, n, how int) {
	hex := len(s) > 2 && s[0] == '0' && s[1]|0x20 == 'x'
	i := 0
	base := 10
	if hex {
		i, base = 2, 16
	}
	var list []byte
	mantissa, more := uint64(0), false // of a hexadecimal number
	point, found, sawPoint := 0, false, false
	for ; i < len(s); i++ {
		c := s[i]
		if c == '_' {
			continue
		}
		if c == '.' && !sawPoint {
			sawPoint = true
			continue
		}
		d := digitOf(c)
		if d >= base {
			break
		}
		found = true
		switch {
		case !hex:
			list = append(list, c)
		case mantissa>>60 == 0:
			mantissa = mantissa<<4 | uint64(d)
		default:
			more = more || d != 0
			point++ // left out
		}
		if !hex && !sawPoint {
			point++
		}
		if hex && sawPoint {
			point--
		}
	}
	if !found {
		return 0, 0, syntax
	}
	exp, next := exponent(s, i, hex)
	if next < 0 || hex && next == i {
		return 0, 0, syntax
	}
	ok := true
	if hex {
		bits, ok = decimal.Round(mantissa, 4*point+exp, more, size)
	} else {
		bits, ok = decimal.Parse(list, point+exp, false, size)
	}
	if !ok {
		return bits, next, tooLarge
	}
	return bits, next, fine
}

// exponent reads e-12 at s[i]; next < 0: there is no number in it.
//
//hmapscope:private
func exponent(s string, i int, hex bool) (exp, next int) {
	letter := byte('e')
	if hex {
		letter = 'p'
	}
	if i >= len(s) || s[i]|0x20 != letter {
		return 0, i
	}
	i++
	negative := false
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		negative = s[i] == '-'
		i++
	}
	if i >= len(s) || s[i] < '0' || s[i] > '9' {
		return 0, -1
	}
	for ; i < len(s) && ('0' <= s[i] && s[i] <= '9' || s[i] == '_'); i++ {
		if s[i] != '_' && exp < 1e6 {
			exp = exp*10 + int(s[i]-'0')
		}
	}
	if negative {
		exp = -exp
	}
	return exp, i
}
