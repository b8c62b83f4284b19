package time

// Timers. What they do is the runtime's (runtime/time.go).

// Sleep waits at least so long; it returns at once when d is not positive.
func Sleep(d Duration)

// A Timer sends the time on C once, or calls a function.
type Timer struct {
	C    <-chan Time
	init bool // the runtime's timer stands behind it
}

func newTimer(delay, period int64, c chan Time, fn func()) *Timer

func stopTimer(t *Timer) bool

func resetTimer(t *Timer, delay, period int64) bool

// NewTimer makes a timer that sends the time when d has passed.
func NewTimer(d Duration) *Timer {
	return newTimer(int64(d), 0, make(chan Time, 1), nil)
}

// AfterFunc calls f in a goroutine of its own when d has passed.
func AfterFunc(d Duration, f func()) *Timer {
	return newTimer(int64(d), 0, nil, f)
}

// Stop keeps the timer from happening, and reports whether it still would have.
func (t *Timer) Stop() bool {
	if !t.init {
		panic("time: Stop called on uninitialized Timer")
	}
	return stopTimer(t)
}

// Reset lets the timer happen when d has passed from now, instead of when it was to.
func (t *Timer) Reset(d Duration) bool {
	if !t.init {
		panic("time: Reset called on uninitialized Timer")
	}
	return resetTimer(t, int64(d), 0)
}

// After is the channel of a new timer.
func After(d Duration) <-chan Time { return NewTimer(d).C }
