package time

// A ParseError says what of a text is not as its layout.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

func (e *ParseError) Error() string {
	if e.Message != "" {
		return "parsing time " + quote(e.Value) + e.Message
	}
	return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) +
		": cannot parse " + quote(e.ValueElem) + " as " + quote(e.LayoutElem)
}

// Parse reads a time that is written as the layout shows; in UTC when it names no zone.
func Parse(layout, value string) (Time, error) { return parse(layout, value, UTC, Local) }

// ParseInLocation takes times without a zone for loc's.
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}

// parsed is what was read so far.
type parsed struct {
	rest                   string
	year, month, day, yday int
	hour, min, sec, nsec   int
	pm, pmSet              bool
	zone                   *Location
	zoneName               string
	offset                 int
	hasOffset              bool
	wrong                  string // what is out of range, or does not fit
}

func parse(layout, value string, without, local *Location) (Time, error) {
	p := parsed{rest: value, month: -1, day: -1, yday: -1}
	from := 0
	fail := func(elem, at string) (Time, error) {
		return Time{}, &ParseError{layout, value, elem, at, ""}
	}
	for i := 0; ; {
		mark := ""
		if i < len(layout) {
			if mark = markAt(layout[i:]); mark == "" {
				i++
				continue
			}
		}
		if !p.literal(layout[from:i]) {
			return fail(layout[from:i], p.rest)
		}
		if mark == "" {
			break
		}
		i += len(mark)
		from = i
		hold := p.rest
		if !p.part(mark, i < len(layout) && fraction(layout[i:]) != "") {
			return fail(mark, hold)
		}
		if p.wrong != "" {
			return Time{}, &ParseError{layout, value, mark, value, ": " + p.wrong}
		}
	}
	if p.rest != "" {
		return Time{}, &ParseError{layout, value, "", p.rest, ": extra text: " + quote(p.rest)}
	}
	if !p.date() {
		return Time{}, &ParseError{layout, value, "", value, ": " + p.wrong}
	}
	return p.time(without, local), nil
}

// date settles the hour, the month and the day.
func (p *parsed) date() bool {
	if p.pmSet && p.pm && p.hour < 12 {
		p.hour += 12
	} else if p.pmSet && !p.pm && p.hour == 12 {
		p.hour = 0
	}
	if p.yday >= 0 {
		first := dayNumber(int64(p.year), January, 1)
		if p.yday < 1 || int64(p.yday) > dayNumber(int64(p.year)+1, January, 1)-first {
			p.wrong = "day-of-year out of range"
			return false
		}
		_, month, day := dateOf(first + int64(p.yday) - 1)
		if p.month >= 0 && p.month != int(month) || p.day >= 0 && p.day != int(day) {
			p.wrong = "day-of-year does not match month"
			return false
		}
		p.month, p.day = int(month), int(day)
	}
	if p.month < 0 {
		p.month = 1
	}
	if p.day < 0 {
		p.day = 1
	}
	from := dayNumber(int64(p.year), Month(p.month), 1)
	year, month := int64(p.year), p.month+1
	if month > 12 {
		year, month = year+1, 1
	}
	if p.day < 1 || int64(p.day) > dayNumber(year, Month(month), 1)-from {
		p.wrong = "day out of range"
		return false
	}
	return true
}

func (p *parsed) time(without, local *Location) Time {
	in := func(loc *Location) Time {
		return Date(p.year, Month(p.month), p.day, p.hour, p.min, p.sec, p.nsec, loc)
	}
	if p.zone != nil {
		return in(p.zone)
	}
	name, offset := local.at()
	if p.hasOffset {
		if p.offset == offset && (p.zoneName == "" || p.zoneName == name) {
			return in(local)
		}
		return in(FixedZone(p.zoneName, p.offset))
	}
	if p.zoneName == "" {
		return in(without)
	}
	if p.zoneName == name {
		return in(local)
	}
	return in(FixedZone(p.zoneName, 0))
}
