package time

// literal takes text that stands in the layout itself; blanks match any number of them.
func (p *parsed) literal(text string) bool {
	for text != "" {
		if text[0] == ' ' {
			if p.rest != "" && p.rest[0] != ' ' {
				return false
			}
			text, p.rest = withoutBlanks(text), withoutBlanks(p.rest)
			continue
		}
		if p.rest == "" || p.rest[0] != text[0] {
			return false
		}
		text, p.rest = text[1:], p.rest[1:]
	}
	return true
}

func withoutBlanks(s string) string {
	for s != "" && s[0] == ' ' {
		s = s[1:]
	}
	return s
}

// digits takes a number of at least so many digits, and at most.
func (p *parsed) digits(least, most int, into *int) bool {
	n, i := 0, 0
	for i < most && i < len(p.rest) && '0' <= p.rest[i] && p.rest[i] <= '9' {
		n = n*10 + int(p.rest[i]-'0')
		i++
	}
	if i < least {
		return false
	}
	*into = n
	p.rest = p.rest[i:]
	return true
}

// word takes one of the names, in any case.
func (p *parsed) word(name func(int) string, count int) (int, bool) {
	for i := 0; i < count; i++ {
		if s := name(i); len(p.rest) >= len(s) && sameLetters(p.rest[:len(s)], s) {
			p.rest = p.rest[len(s):]
			return i, true
		}
	}
	return 0, false
}

func sameLetters(a, b string) bool {
	for i := 0; i < len(a); i++ {
		if a[i]|0x20 != b[i]|0x20 {
			return false
		}
	}
	return true
}

func (p *parsed) part(mark string, fractionFollows bool) bool {
	ok := true
	switch mark {
	case "2006":
		ok = p.digits(4, 4, &p.year)
	case "06":
		if ok = p.digits(2, 2, &p.year); ok && p.year >= 69 {
			p.year += 1900
		} else if ok {
			p.year += 2000
		}
	case "January":
		p.month, ok = p.word(func(i int) string { return Month(i + 1).String() }, 12)
		p.month++
	case "Jan":
		p.month, ok = p.word(func(i int) string { return Month(i + 1).String()[:3] }, 12)
		p.month++
	case "01", "1":
		if ok = p.digits(len(mark), 2, &p.month); ok && (p.month < 1 || p.month > 12) {
			p.wrong = "month out of range"
		}
	case "Monday":
		_, ok = p.word(func(i int) string { return Weekday(i).String() }, 7)
	case "Mon":
		_, ok = p.word(func(i int) string { return Weekday(i).String()[:3] }, 7)
	case "2", "_2", "02":
		if mark == "_2" && p.rest != "" && p.rest[0] == ' ' {
			p.rest = p.rest[1:]
		}
		least := 1
		if mark == "02" {
			least = 2
		}
		ok = p.digits(least, 2, &p.day)
	case "002", "__2":
		if mark == "__2" {
			p.rest = withoutBlanks(p.rest)
			ok = p.digits(1, 3, &p.yday)
		} else {
			ok = p.digits(3, 3, &p.yday)
		}
	case "15":
		if ok = p.digits(1, 2, &p.hour); ok && p.hour > 23 {
			p.wrong = "hour out of range"
		}
	case "3", "03":
		if ok = p.digits(len(mark), 2, &p.hour); ok && p.hour > 12 {
			p.wrong = "hour out of range"
		}
	case "4", "04":
		if ok = p.digits(len(mark), 2, &p.min); ok && p.min > 59 {
			p.wrong = "minute out of range"
		}
	case "5", "05":
		if ok = p.digits(len(mark), 2, &p.sec); ok && p.sec > 59 {
			p.wrong = "second out of range"
		} else if ok && !fractionFollows {
			p.fraction(0)
		}
	case "PM", "pm":
		if len(p.rest) < 2 || p.rest[1]|0x20 != mark[1]|0x20 || (p.rest[1] == 'M') != (mark == "PM") {
			return false
		}
		p.pm, p.pmSet = p.rest[0]|0x20 == 'p', true
		ok = p.pm || p.rest[0]|0x20 == 'a'
		p.rest = p.rest[2:]
	case "MST":
		ok = p.name()
	default:
		if mark[0] == '.' || mark[0] == ',' {
			if mark[1] == '9' {
				p.fraction(0)
				return true
			}
			return p.fraction(len(mark) - 1)
		}
		ok = p.numericZone(mark)
	}
	return ok
}

// fraction takes a part of a second: exactly so many digits, or with 0 any, if there is
// one.
func (p *parsed) fraction(places int) bool {
	if len(p.rest) < 2 || p.rest[0] != '.' && p.rest[0] != ',' {
		return false
	}
	i, n, unit := 1, 0, 100000000
	for i < len(p.rest) && '0' <= p.rest[i] && p.rest[i] <= '9' && (places == 0 || i <= places) {
		n += int(p.rest[i]-'0') * unit
		unit /= 10
		i++
	}
	if i == 1 || places > 0 && i <= places {
		return false
	}
	p.nsec = n
	p.rest = p.rest[i:]
	return true
}

// name takes a zone's: letters.
func (p *parsed) name() bool {
	n := 0
	for n < len(p.rest) && n < 5 && 'A' <= p.rest[n] && p.rest[n] <= 'Z' {
		n++
	}
	if n < 3 || n == 5 {
		return false
	}
	p.zoneName = p.rest[:n]
	p.rest = p.rest[n:]
	if p.zoneName == "UTC" {
		p.zone = UTC
	}
	return true
}

// numericZone takes an offset, or the Z that stands for none.
func (p *parsed) numericZone(mark string) bool {
	if p.rest == "" {
		return false
	}
	if mark[0] == 'Z' && p.rest[0] == 'Z' {
		p.zone = UTC
		p.rest = p.rest[1:]
		return true
	}
	sign := 1
	switch p.rest[0] {
	case '-':
		sign = -1
	case '+':
	default:
		return false
	}
	p.rest = p.rest[1:]
	offset, unit := 0, 3600
	for i := 1; i < len(mark); {
		if mark[i] == ':' {
			if p.rest == "" || p.rest[0] != ':' {
				return false
			}
			p.rest = p.rest[1:]
			i++
			continue
		}
		n := 0
		if !p.digits(2, 2, &n) {
			return false
		}
		if unit == 3600 && n > 24 {
			p.wrong = "time zone offset hour out of range"
		} else if unit < 3600 && n > 60 {
			p.wrong = "time zone offset minute out of range"
		}
		offset += n * unit
		unit /= 60
		i += 2
	}
	p.offset, p.hasOffset = sign*offset, true
	return true
}
