// Package time measures time and waits for it: virtual time, which moves with the
// steps of the program and jumps when all of its goroutines wait (runtime/time.go).
package time

// A Time is a moment, to the nanosecond. One that the clock gave also knows how far
// the program had run then.
//
// wall has a flag for that in its highest bit. With the flag, 33 bits of seconds
// since 1885 follow, and ext is the monotonic clock; without it they are zero, and
// ext has the seconds since the year 1. The low 30 bits are nanoseconds.
type Time struct {
	wall uint64
	ext  int64
	loc  *Location // nil: UTC
}

const (
	fromClock   = 1 << 63
	nanoseconds = 1<<30 - 1

	secondsTo1885 = 59453308800 // from the year 1
	secondsTo1970 = 62135596800
)

func now() (sec int64, nsec int32, mono int64)

func runtimeNano() int64

// Now returns the current time.
func Now() Time {
	sec, nsec, mono := now()
	wall := fromClock | uint64(sec+secondsTo1970-secondsTo1885)<<30 | uint64(nsec)
	return Time{wall, mono, Local}
}

// Unix returns the time so many seconds and nanoseconds after 1970.
func Unix(sec, nsec int64) Time {
	more, rest := divide(nsec, 1000000000)
	return Time{uint64(rest), sec + more + secondsTo1970, Local}
}

func UnixMilli(ms int64) Time { return Unix(ms/1000, ms%1000*1000000) }

func UnixMicro(us int64) Time { return Unix(us/1000000, us%1000000*1000) }

// seconds since the year 1.
func (t Time) seconds() int64 {
	if t.wall&fromClock != 0 {
		return secondsTo1885 + int64(t.wall<<1>>31)
	}
	return t.ext
}

func (t Time) nsec() int64 { return int64(t.wall & nanoseconds) }

// plain returns t without its monotonic clock.
func (t Time) plain() Time {
	return Time{t.wall & nanoseconds, t.seconds(), t.loc}
}

// Round and Truncate to d drop the monotonic clock; the rest they do counting from
// the year 1.
func (t Time) Round(d Duration) Time {
	t = t.plain()
	if d <= 0 {
		return t
	}
	rest := t.since1(d)
	if rest < d-rest {
		return t.Add(-rest)
	}
	return t.Add(d - rest)
}

func (t Time) Truncate(d Duration) Time {
	t = t.plain()
	if d <= 0 {
		return t
	}
	return t.Add(-t.since1(d))
}

// since1 is how long after a multiple of d it is.
func (t Time) since1(d Duration) Duration {
	sec, nsec, unit := t.ext, t.nsec(), int64(d)
	before := sec < 0
	if before {
		// Below zero it is what is left of a unit, counted from the other side.
		sec, nsec = divide(-nsec, 1000000000)
		sec -= t.ext
	}
	// (sec·10⁹ + nsec) mod d, bit by bit: the product may be too large.
	rest := int64(0)
	for bit := 62; bit >= 0; bit-- {
		rest = twice(rest, unit)
		if sec>>uint(bit)&1 != 0 {
			rest = plus(rest, 1000000000%unit, unit)
		}
	}
	rest = plus(rest, nsec%unit, unit)
	if before && rest > 0 {
		rest = unit - rest
	}
	return Duration(rest)
}

func twice(a, m int64) int64 { return plus(a, a, m) }

// plus is (a + b) mod m for a, b < m, without overflow.
func plus(a, b, m int64) int64 {
	if a >= m-b {
		return a - (m - b)
	}
	return a + b
}

// Add returns the time d later.
func (t Time) Add(d Duration) Time {
	sec, nsec := divide(int64(d%Second)+t.nsec(), 1000000000)
	sec += int64(d / Second)
	if t.wall&fromClock != 0 {
		wall := int64(t.wall<<1>>31) + sec
		mono := t.ext + int64(d)
		fits := d < 0 && mono < t.ext || d >= 0 && mono >= t.ext
		if wall >= 0 && wall < 1<<33 && fits {
			return Time{fromClock | uint64(wall)<<30 | uint64(nsec), mono, t.loc}
		}
	}
	return Time{uint64(nsec), t.seconds() + sec, t.loc}
}

// Sub returns how much later than u it is, as far as a Duration can tell.
func (t Time) Sub(u Time) Duration {
	if t.wall&u.wall&fromClock != 0 {
		return between(t.ext, u.ext)
	}
	sec, nsec := t.seconds()-u.seconds(), t.nsec()-u.nsec()
	d := Duration(sec*1000000000 + nsec)
	if !u.Add(d).Equal(t) {
		return farthest(t.After(u))
	}
	return d
}

// between is a - b.
func between(a, b int64) Duration {
	d := a - b
	if (d > 0) != (a > b) && a != b {
		return farthest(a > b)
	}
	return Duration(d)
}

// farthest stands for a time too long for a Duration.
func farthest(later bool) Duration {
	if later {
		return longest
	}
	return -longest - 1
}

func Since(t Time) Duration {
	if t.wall&fromClock != 0 {
		return between(runtimeNano(), t.ext)
	}
	return Now().Sub(t)
}

func Until(t Time) Duration {
	if t.wall&fromClock != 0 {
		return between(t.ext, runtimeNano())
	}
	return t.Sub(Now())
}

// Compare is -1 when t is before u, 1 when it is after, else 0.
func (t Time) Compare(u Time) int {
	a, b := t.ext, u.ext
	if t.wall&u.wall&fromClock == 0 {
		a, b = t.seconds(), u.seconds()
		if a == b {
			a, b = t.nsec(), u.nsec()
		}
	}
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}

func (t Time) After(u Time) bool { return t.Compare(u) > 0 }

func (t Time) Before(u Time) bool { return t.Compare(u) < 0 }

func (t Time) Equal(u Time) bool { return t.Compare(u) == 0 }

func (t Time) IsZero() bool { return t.seconds() == 0 && t.nsec() == 0 }

func (t Time) Unix() int64 { return t.seconds() - secondsTo1970 }

func (t Time) UnixMilli() int64 { return t.Unix()*1000 + t.nsec()/1000000 }

func (t Time) UnixMicro() int64 { return t.Unix()*1000000 + t.nsec()/1000 }

func (t Time) UnixNano() int64 { return t.Unix()*1000000000 + t.nsec() }

// In returns the same moment as told in another zone.
func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	return t.with(loc)
}

func (t Time) UTC() Time { return t.with(&utcLoc) }

func (t Time) Local() Time { return t.with(Local) }

func (t Time) with(loc *Location) Time {
	if loc == &utcLoc {
		loc = nil
	}
	t.loc = loc
	return t
}

func (t Time) Location() *Location {
	if t.loc == nil {
		return UTC
	}
	return t.loc
}

func (t Time) Zone() (name string, offset int) { return t.loc.at() }
