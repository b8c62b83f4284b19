package time

// The calendar: the Gregorian one, for all times.

// A Month is one of the year's, from 1.
type Month int

const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

var monthNames = [...]string{
	"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December",
}

func (m Month) String() string {
	if m < January || m > December {
		return "%!Month(" + signed(int64(m)) + ")"
	}
	return monthNames[m-1]
}

// A Weekday is a day of the week, from Sunday, 0.
type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

var dayNames = [...]string{
	"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
}

func (d Weekday) String() string {
	if d < Sunday || d > Saturday {
		return "%!Weekday(" + signed(int64(d)) + ")"
	}
	return dayNames[d]
}

func signed(n int64) string {
	if n < 0 {
		return "-" + digits(uint64(-n), 1)
	}
	return digits(uint64(n), 1)
}

const (
	secondsPerDay = 86400
	daysPerEra    = 146097 // 400 years
)

// divide rounds down, also below zero.
func divide(a, b int64) (quotient, rest int64) {
	quotient, rest = a/b, a%b
	if rest < 0 {
		quotient--
		rest += b
	}
	return quotient, rest
}

// dayNumber counts the days from 0001-01-01 to a date. Years are taken to begin in
// March, so that a leap day is a year's last one.
func dayNumber(year int64, month Month, day int64) int64 {
	m := int64(month) - 3
	if m < 0 {
		m += 12
		year--
	}
	era, y := divide(year, 400)
	return era*daysPerEra + y*365 + y/4 - y/100 + (153*m+2)/5 + day - 1 - 306
}

// dateOf is the other way.
func dateOf(days int64) (year int64, month Month, day int64) {
	era, d := divide(days+306, daysPerEra)
	y := (d - d/1460 + d/36524 - d/146096) / 365
	d -= y*365 + y/4 - y/100
	m := (5*d + 2) / 153
	day = d - (153*m+2)/5 + 1
	year = era*400 + y
	if m < 10 {
		return year, Month(m + 3), day
	}
	return year + 1, Month(m - 9), day
}

// Date returns the time of a date and a clock in a zone. Months, days and hours that
// are too many run over.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	more, m := divide(int64(month)-1, 12)
	s, ns := divide(int64(nsec), 1000000000)
	days := dayNumber(int64(year)+more, Month(m+1), 1) + int64(day) - 1
	_, offset := loc.at()
	s += int64(sec) + int64(min)*60 + int64(hour)*3600 + days*secondsPerDay - int64(offset)
	return Time{uint64(ns), s, nil}.with(loc)
}

// local splits the time as its zone tells it: days since the year 1, second of the day.
func (t Time) local() (days, second int64) {
	_, offset := t.loc.at()
	return divide(t.seconds()+int64(offset), secondsPerDay)
}

func (t Time) Date() (year int, month Month, day int) {
	days, _ := t.local()
	y, m, d := dateOf(days)
	return int(y), m, int(d)
}

func (t Time) Year() int {
	year, _, _ := t.Date()
	return year
}

func (t Time) Month() Month {
	_, month, _ := t.Date()
	return month
}

func (t Time) Day() int {
	_, _, day := t.Date()
	return day
}

func (t Time) Weekday() Weekday {
	days, _ := t.local()
	_, day := divide(days+1, 7) // the year 1 began on a Monday
	return Weekday(day)
}

func (t Time) YearDay() int {
	days, _ := t.local()
	year, _, _ := dateOf(days)
	return int(days-dayNumber(year, January, 1)) + 1
}

// ISOWeek returns the year and the number of the week, which belongs to the year of
// its Thursday.
func (t Time) ISOWeek() (year, week int) {
	days, _ := t.local()
	_, sinceMonday := divide(days, 7)
	thursday := days - sinceMonday + 3
	y, _, _ := dateOf(thursday)
	return int(y), int(thursday-dayNumber(y, January, 1))/7 + 1
}

func (t Time) Clock() (hour, min, sec int) {
	_, s := t.local()
	return int(s / 3600), int(s / 60 % 60), int(s % 60)
}

func (t Time) Hour() int {
	_, s := t.local()
	return int(s / 3600)
}

func (t Time) Minute() int {
	_, s := t.local()
	return int(s / 60 % 60)
}

func (t Time) Second() int {
	_, s := t.local()
	return int(s % 60)
}

func (t Time) Nanosecond() int { return int(t.nsec()) }

// AddDate returns the time so many years, months and days later.
func (t Time) AddDate(years, months, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, t.Nanosecond(), t.Location())
}
