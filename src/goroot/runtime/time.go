package runtime

import "unsafe"

// Virtual time. A program that uses package time sees 10 ns go by with each step of
// any goroutine; when nobody can run, the clock jumps to the next timer. Nothing
// else moves it, so that a run is the same whenever it is made. Real Go keeps a heap
// of timers for each processor; timers.go has what says here who is next.

// A program starts here, as on the Go playground: 2009-11-10 23:00:00 UTC.
const unixStart = 1257894000

// What a timer does when its time has come.
const (
	timerWakes  = 1 // lets a sleeping goroutine go on
	timerSends  = 2 // sends the time on a channel
	timerStarts = 3 // starts a goroutine
)

// timer is an alarm. While it is set it is in the tree of sched.timers.
//
//hmapscope:private
type timer struct {
	when   int64
	period int64 // 0: once
	does   uint32
	set    bool
	gp     *g
	c      *hchan
	fn     func()
	value  unsafe.Pointer // the time on its way: 24 bytes, a time.Time
	next   *timer         // what comes behind it, at the same time
	prev   *timer
	last   *timer // of the first one at a time: the last one
	left   *timer // … those that come sooner
	right  *timer // … and later
}

// timeTimer begins as time.Timer and time.Ticker do; what follows is none of theirs.
//
//hmapscope:private
type timeTimer struct {
	c    unsafe.Pointer
	init bool
	timer
}

const farFuture = 1<<63 - 1

// runtimers lets all timers happen whose time has come. The machine, which moves the
// clock behind each step (memory/layout.ts), calls it at the alarm.
//
//hmapscope:private
func runtimers() {
	for sched.fault == faultNone {
		t := firsttimer()
		if t == nil || t.when > sched.now {
			return
		}
		runtimer(t)
	}
}

//hmapscope:private
func runtimer(t *timer) {
	due := t.when
	unsettimer(t)
	if t.period > 0 {
		t.when += t.period * (1 + (sched.now-due)/t.period)
		settimer(t)
	}
	switch t.does {
	case timerWakes:
		ready(t.gp)
	case timerSends:
		if t.c.qcount > 0 {
			return // nobody has taken the last one yet
		}
		filltime(t.value, due)
		trysend(t.c, t.value)
	case timerStarts:
		startfromtimer(t.fn)
	}
}

// startfromtimer makes a goroutine that no other one started. The log tells of it:
// nobody's step does.
//
//hmapscope:private
//hmapscope:span start
func startfromtimer(fn func()) {
	startgoroutine(fn, 0, 0)
}

// nexttimer moves the clock to the next timer that lets somebody go on.
//
//hmapscope:private
func nexttimer() bool {
	t := nextwaking(sched.timers)
	if t == nil {
		return false
	}
	if sched.now < t.when {
		sched.now = t.when
	}
	runtimers()
	if sched.procs != nil {
		schedule(fullFuel)
	}
	return true
}

// timeSleep is time.Sleep.
//
//go:linkname timeSleep time.Sleep
//hmapscope:span wait
func timeSleep(ns int64) {
	if ns <= 0 {
		return
	}
	var t timer
	at := unsafe.Pointer(&t)
	for !sleepOrPark((*timer)(at), ns) {
	}
}

// sleepOrPark sets an alarm and puts the goroutine to sleep, or finds that it rang.
//
//hmapscope:atomic
func sleepOrPark(t *timer, ns int64) bool {
	if t.does != 0 {
		*t = timer{}
		return true
	}
	gp := getg()
	t.when = sched.now + ns
	t.does = timerWakes
	t.gp = gp
	settimer(t)
	park(waitReasonSleep)
	return false
}

// newTimer makes the timer of a channel, which has a buffer of one, or of a function.
//
//go:linkname newTimer time.newTimer
//hmapscope:atomic
func newTimer(delay, period int64, c *hchan, fn func()) *timeTimer {
	tt := (*timeTimer)(mallocgc(unsafe.Sizeof(timeTimer{})))
	tt.c = unsafe.Pointer(c)
	tt.init = true
	t := &tt.timer
	t.does = timerStarts
	t.fn = fn
	if c != nil {
		t.does = timerSends
		t.c = c
		t.value = mallocgc(24)
		c.timer = t
	}
	t.period = period
	t.when = whenIs(delay)
	settimer(t)
	return tt
}

//hmapscope:private
func whenIs(delay int64) int64 {
	if delay < 0 {
		delay = 0
	}
	return sched.now + delay
}

// stopTimer reports whether the timer had still been going to happen; a value that
// nobody has received yet is taken back.
//
//go:linkname stopTimer time.stopTimer
//hmapscope:atomic
func stopTimer(tt *timeTimer) bool {
	return halt(&tt.timer)
}

// resetTimer sets the timer anew.
//
//go:linkname resetTimer time.resetTimer
//hmapscope:atomic
func resetTimer(tt *timeTimer, delay, period int64) bool {
	t := &tt.timer
	pending := halt(t)
	t.period = period
	t.when = whenIs(delay)
	settimer(t)
	return pending
}

//hmapscope:private
func halt(t *timer) bool {
	pending := t.set
	if t.set {
		unsettimer(t)
	}
	if t.does == timerSends && t.c.qcount > 0 {
		tryrecv(t.c, nil)
		pending = true
	}
	return pending
}

// now is the clock, in its parts: seconds since 1970, nanoseconds of the second, and
// nanoseconds since the program started. Real Go makes no access that others see;
// here asking is a step, so that time goes by for who waits for it in a loop.
//
//go:linkname now time.now
//hmapscope:atomic
func now() (sec int64, nsec int32, mono int64) {
	return unixStart + sched.now/1000000000, int32(sched.now % 1000000000), nanotime()
}

// timeNano is the monotonic clock alone.
//
//go:linkname timeNano time.runtimeNano
//hmapscope:atomic
func timeNano() int64 { return nanotime() }

// filltime writes a time.Time, as package time keeps it: a flag and the seconds since
// 1885 with the nanoseconds, the monotonic clock, and the local time zone.
//
//hmapscope:private
func filltime(p unsafe.Pointer, at int64) {
	const since1885 = 2682288000 // from 1885 to 1970
	sec := uint64(unixStart + since1885 + at/1000000000)
	*(*uint64)(p) = 1<<63 | sec<<30 | uint64(at%1000000000)
	*(*int64)(unsafe.Add(p, 8)) = at + 1
	*(*unsafe.Pointer)(unsafe.Add(p, 16)) = sched.localZone
}

// setLocalZone tells what times are in that timers send.
//
//go:linkname setLocalZone time.setLocalZone
//hmapscope:private
func setLocalZone(p unsafe.Pointer) { sched.localZone = p }
