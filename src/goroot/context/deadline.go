package context

import "time"

// A timerCtx is also done when its time is up.
type timerCtx struct {
	cancelCtx
	deadline time.Time
}

// WithDeadline returns a child of parent that is done at d.
func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	return WithDeadlineCause(parent, d, nil)
}

// WithDeadlineCause is WithDeadline with a reason.
func WithDeadlineCause(parent Context, d time.Time, cause error) (Context, CancelFunc) {
	needs(parent)
	if first, ok := parent.Deadline(); ok && first.Before(d) {
		return WithCancel(parent)
	}
	c := &timerCtx{deadline: d}
	c.follow(parent)
	timeIsUp := func() { c.giveUp(DeadlineExceeded, cause) }
	if left := time.Until(d); left > 0 {
		c.alarm(left, timeIsUp)
	} else {
		timeIsUp()
	}
	return c, func() { c.giveUp(Canceled, nil) }
}

// alarm calls f after a while, unless c is done before.
func (c *timerCtx) alarm(after time.Duration, f func()) {
	c.lock.Lock()
	defer c.lock.Unlock()
	if c.err == nil {
		timer := time.AfterFunc(after, f)
		c.then = func() { timer.Stop() }
	}
}

// WithTimeout returns a child of parent that is done after a while.
func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return WithTimeoutCause(parent, timeout, nil)
}

// WithTimeoutCause is WithTimeout with a reason.
func WithTimeoutCause(parent Context, timeout time.Duration, cause error) (Context, CancelFunc) {
	return WithDeadlineCause(parent, time.Now().Add(timeout), cause)
}

func (c *timerCtx) Deadline() (deadline time.Time, ok bool) { return c.deadline, true }

func (c *timerCtx) String() string {
	left := time.Until(c.deadline).String()
	return nameOf(c.Context) + ".WithDeadline(" + c.deadline.String() + " [" + left + "])"
}
