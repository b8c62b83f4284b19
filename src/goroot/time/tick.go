package time

// A Ticker sends the time on C again and again. When nobody is in time to receive,
// ticks are left out.
type Ticker struct {
	C    <-chan Time
	init bool
}

// NewTicker makes a ticker that sends the time each time d has passed.
func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	t := newTimer(int64(d), int64(d), make(chan Time, 1), nil)
	return (*Ticker)(t)
}

// Stop turns the ticker off. Its channel stays open.
func (t *Ticker) Stop() {
	if t.init {
		stopTimer((*Timer)(t))
	}
}

// Reset lets the ticker go on with another period.
func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if !t.init {
		panic("time: Reset called on uninitialized Ticker")
	}
	resetTimer((*Timer)(t), int64(d), int64(d))
}

// Tick is the channel of a new ticker, or nil when d is not positive.
func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}
