package time

import "errors"

// ParseDuration reads what Duration.String writes: a sign, then numbers with a unit
// each, as in "-1.5h" or "2h45m".
func ParseDuration(s string) (Duration, error) {
	rest, negative := s, false
	if rest != "" && (rest[0] == '-' || rest[0] == '+') {
		negative = rest[0] == '-'
		rest = rest[1:]
	}
	if rest == "0" {
		return 0, nil
	}
	if rest == "" {
		return 0, wrongDuration("", s)
	}
	sum := uint64(0)
	const most = 1 << 63
	for rest != "" {
		number := leading(rest, true)
		amount := rest[:number]
		rest = rest[number:]
		if amount == "" || amount == "." {
			return 0, wrongDuration("", s)
		}
		length := leading(rest, false)
		if length == 0 {
			return 0, wrongDuration("missing unit in ", s)
		}
		unit, ok := unitOf(rest[:length])
		if !ok {
			return 0, errors.New("time: unknown unit " + quote(rest[:length]) + " in duration " + quote(s))
		}
		rest = rest[length:]
		part, ok := amountOf(amount, unit)
		if !ok || sum+part > most {
			return 0, wrongDuration("", s)
		}
		sum += part
	}
	if negative {
		return -Duration(sum), nil
	}
	if sum > most-1 {
		return 0, wrongDuration("", s)
	}
	return Duration(sum), nil
}

func wrongDuration(what, s string) error {
	if what == "" {
		what = "invalid "
	}
	return errors.New("time: " + what + "duration " + quote(s))
}

// leading counts the bytes at the start that belong to a number, or else to a unit.
func leading(s string, number bool) int {
	i, points := 0, 0
	for i < len(s) {
		digit := '0' <= s[i] && s[i] <= '9'
		if s[i] == '.' {
			points++
		}
		if number && points > 1 {
			break
		}
		if (digit || s[i] == '.') != number {
			break
		}
		i++
	}
	return i
}

func unitOf(s string) (Duration, bool) {
	switch s {
	case "ns":
		return Nanosecond, true
	case "us", "µs", "μs":
		return Microsecond, true
	case "ms":
		return Millisecond, true
	case "s":
		return Second, true
	case "m":
		return Minute, true
	case "h":
		return Hour, true
	}
	return 0, false
}

// amountOf multiplies a number with a unit; digits that an int64 has no room for are
// left out behind the point, and else too many.
func amountOf(s string, unit Duration) (uint64, bool) {
	const most = 1 << 63
	whole, i := uint64(0), 0
	for ; i < len(s) && s[i] != '.'; i++ {
		if whole > most/10 {
			return 0, false
		}
		whole = whole*10 + uint64(s[i]-'0')
		if whole > most {
			return 0, false
		}
	}
	if whole > most/uint64(unit) {
		return 0, false
	}
	whole *= uint64(unit)
	part, scale := uint64(0), 1.0
	for i++; i < len(s); i++ {
		if part > (most-1)/10 {
			break
		}
		next := part*10 + uint64(s[i]-'0')
		if next > most {
			break
		}
		part = next
		scale *= 10
	}
	if part > 0 {
		whole += uint64(float64(part) * (float64(unit) / scale))
		if whole > most {
			return 0, false
		}
	}
	return whole, true
}

// quote is strconv.Quote, but for bytes that are no ASCII: errors of this package have
// those one by one.
func quote(s string) string {
	const hex = "0123456789abcdef"
	out := `"`
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			out += `\` + s[i:i+1]
		case c >= 0x80 || c < ' ':
			out += `\x` + hex[c>>4:c>>4+1] + hex[c&15:c&15+1]
		default:
			out += s[i : i+1]
		}
	}
	return out + `"`
}
