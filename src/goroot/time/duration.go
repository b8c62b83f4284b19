package time

// A Duration is a span of time in nanoseconds; the longest is about 290 years.
type Duration int64

const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

const longest Duration = 1<<63 - 1

func (d Duration) Nanoseconds() int64 { return int64(d) }

func (d Duration) Microseconds() int64 { return int64(d / Microsecond) }

func (d Duration) Milliseconds() int64 { return int64(d / Millisecond) }

func (d Duration) Seconds() float64 { return in(d, Second) }

func (d Duration) Minutes() float64 { return in(d, Minute) }

func (d Duration) Hours() float64 { return in(d, Hour) }

// in counts units: the whole ones exactly, then what is left.
func in(d, unit Duration) float64 {
	return float64(d/unit) + float64(d%unit)/float64(unit)
}

// Abs returns how long d is, whichever way it goes.
func (d Duration) Abs() Duration {
	if d < 0 {
		d = -d
	}
	if d < 0 {
		return longest // nothing else is its own opposite
	}
	return d
}

// Truncate rounds toward zero to a multiple of m.
func (d Duration) Truncate(m Duration) Duration {
	if m <= 0 {
		return d
	}
	return d - d%m
}

// Round rounds to the nearest multiple of m, halves away from zero.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	rest := d % m
	down := d - rest // towards zero
	switch {
	case rest > 0 && rest >= m-rest:
		return down.plus(m)
	case rest < 0 && -rest >= m+rest:
		return down.plus(-m)
	}
	return down
}

// plus is d + e, or the longest that way.
func (d Duration) plus(e Duration) Duration {
	sum := d + e
	if (sum > d) != (e > 0) {
		return farthest(e > 0)
	}
	return sum
}

// String writes a duration as 1h15m30.5s, and one below a second as 1.5ms.
func (d Duration) String() string {
	if d == 0 {
		return "0s"
	}
	n, sign := uint64(d), ""
	if d < 0 {
		n, sign = -n, "-"
	}
	switch {
	case n < uint64(Microsecond):
		return sign + digits(n, 1) + "ns"
	case n < uint64(Millisecond):
		return sign + decimal(n, 3) + "µs"
	case n < uint64(Second):
		return sign + decimal(n, 6) + "ms"
	}
	minutes := n / uint64(Minute)
	text := decimal(n%uint64(Minute), 9) + "s"
	if minutes > 0 {
		text = digits(minutes%60, 1) + "m" + text
	}
	if minutes >= 60 {
		text = digits(minutes/60, 1) + "h" + text
	}
	return sign + text
}

// decimal writes n/10^places without zeros at the end.
func decimal(n uint64, places int) string {
	unit := uint64(1)
	for i := 0; i < places; i++ {
		unit *= 10
	}
	text, rest := digits(n/unit, 1), n%unit
	if rest == 0 {
		return text
	}
	for rest%10 == 0 {
		rest /= 10
		places--
	}
	return text + "." + digits(rest, places)
}

// digits writes n with at least so many digits.
func digits(n uint64, least int) string {
	var buf [20]byte
	at := len(buf)
	for n > 0 || least > 0 {
		at--
		buf[at] = byte('0' + n%10)
		n /= 10
		least--
	}
	return string(buf[at:])
}
