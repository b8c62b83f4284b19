package time

// Layouts show how the reference time would be written: Monday, the second of January
// 2006, 15:04:05, seven hours west of UTC.
const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

// marks are the parts of a layout that stand for something; of two that begin alike
// the longer one comes first.
var marks = [...]string{
	"January", "Jan", "Monday", "Mon", "MST",
	"2006", "002", "01", "02", "03", "04", "05", "06",
	"15", "__2", "_2", "PM", "pm",
	"Z07:00:00", "Z070000", "Z07:00", "Z0700", "Z07",
	"-07:00:00", "-070000", "-07:00", "-0700", "-07",
	"1", "2", "3", "4", "5",
}

// markAt returns the mark that the layout has at its start, or "".
func markAt(layout string) string {
	for i := range marks {
		mark := marks[i]
		if len(layout) < len(mark) || layout[:len(mark)] != mark {
			continue
		}
		// No mark: the beginning of a longer word, or of _2006.
		if mark == "Jan" && len(layout) > 3 && isLower(layout[3]) && layout[3] != 'u' {
			return ""
		}
		if mark == "Mon" && len(layout) > 3 && isLower(layout[3]) && layout[3] != 'd' {
			return ""
		}
		if mark == "_2" && len(layout) >= 5 && layout[1:5] == "2006" {
			return ""
		}
		return mark
	}
	return fraction(layout)
}

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }

// fraction returns the .000 or .999 at the layout's start: part of a second, if no
// other digit follows.
func fraction(layout string) string {
	if len(layout) < 2 || layout[0] != '.' && layout[0] != ',' {
		return ""
	}
	digit := layout[1]
	if digit != '0' && digit != '9' {
		return ""
	}
	n := 1
	for n < len(layout) && layout[n] == digit {
		n++
	}
	if n < len(layout) && '0' <= layout[n] && layout[n] <= '9' {
		return ""
	}
	return layout[:n]
}

// Format writes the time as the layout shows.
func (t Time) Format(layout string) string {
	text := ""
	from := 0
	for i := 0; i < len(layout); {
		mark := markAt(layout[i:])
		if mark == "" {
			i++
			continue
		}
		text += layout[from:i] + t.part(mark)
		i += len(mark)
		from = i
	}
	return text + layout[from:]
}

func (t Time) AppendFormat(b []byte, layout string) []byte {
	return append(b, t.Format(layout)...)
}

func (t Time) part(mark string) string {
	switch mark {
	case "January":
		return t.Month().String()
	case "Jan":
		return t.Month().String()[:3]
	case "Monday":
		return t.Weekday().String()
	case "Mon":
		return t.Weekday().String()[:3]
	case "MST":
		return t.zoneName()
	case "2006":
		if year := t.Year(); year < 0 {
			return "-" + digits(uint64(-year), 4)
		}
		return digits(uint64(t.Year()), 4)
	case "06":
		_, year := divide(int64(t.Year()), 100)
		return digits(uint64(year), 2)
	case "01":
		return digits(uint64(t.Month()), 2)
	case "1":
		return digits(uint64(t.Month()), 1)
	case "02":
		return digits(uint64(t.Day()), 2)
	case "2":
		return digits(uint64(t.Day()), 1)
	case "_2":
		return padded(t.Day(), 2)
	case "002":
		return digits(uint64(t.YearDay()), 3)
	case "__2":
		return padded(t.YearDay(), 3)
	case "15":
		return digits(uint64(t.Hour()), 2)
	case "03":
		return digits(uint64(t.hour12()), 2)
	case "3":
		return digits(uint64(t.hour12()), 1)
	case "04":
		return digits(uint64(t.Minute()), 2)
	case "4":
		return digits(uint64(t.Minute()), 1)
	case "05":
		return digits(uint64(t.Second()), 2)
	case "5":
		return digits(uint64(t.Second()), 1)
	case "PM":
		if t.Hour() >= 12 {
			return "PM"
		}
		return "AM"
	case "pm":
		if t.Hour() >= 12 {
			return "pm"
		}
		return "am"
	}
	if mark[0] == 'Z' || mark[0] == '-' {
		return t.offsetText(mark)
	}
	return t.fractionText(mark)
}

func (t Time) hour12() int {
	hour := t.Hour() % 12
	if hour == 0 {
		return 12
	}
	return hour
}

func padded(n, width int) string {
	text := digits(uint64(n), 1)
	for len(text) < width {
		text = " " + text
	}
	return text
}

// zoneName is the zone's short name, or its offset if it has none.
func (t Time) zoneName() string {
	if name, _ := t.Zone(); name != "" {
		return name
	}
	return t.offsetText("-0700")
}

func (t Time) offsetText(mark string) string {
	_, offset := t.Zone()
	if mark[0] == 'Z' && offset == 0 {
		return "Z"
	}
	text, sign := "", "+"
	if offset < 0 {
		offset, sign = -offset, "-"
	}
	colon := ""
	if len(mark) > 3 && mark[3] == ':' {
		colon = ":"
	}
	text = sign + digits(uint64(offset/3600), 2)
	if len(mark) > 3 {
		text += colon + digits(uint64(offset/60%60), 2)
	}
	if len(mark) > 6 {
		text += colon + digits(uint64(offset%60), 2)
	}
	return text
}

func (t Time) fractionText(mark string) string {
	all := digits(uint64(t.nsec()), 9)
	places := len(mark) - 1
	if places > 9 {
		places = 9
	}
	text := all[:places]
	if mark[1] == '9' {
		for text != "" && text[len(text)-1] == '0' {
			text = text[:len(text)-1]
		}
		if text == "" {
			return ""
		}
	}
	return mark[:1] + text
}

// String tells the time with the monotonic clock, if it has one.
func (t Time) String() string {
	text := t.Format("2006-01-02 15:04:05.999999999 -0700 MST")
	if t.wall&fromClock == 0 {
		return text
	}
	mono, sign := uint64(t.ext), "+"
	if t.ext < 0 {
		mono, sign = -mono, "-"
	}
	return text + " m=" + sign + digits(mono/1000000000, 1) + "." + digits(mono%1000000000, 9)
}
