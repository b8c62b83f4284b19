package runtime

import "unsafe"

// How real Go would choose who runs (spec/scheduler.md §2). Only a run whose policy
// is to be like Go keeps these queues: sched.procs is nil in all others, and then
// who ran when leaves no trace. Behind each step every processor has a goroutine, if
// there is one for it; the policy's choice is one among those.

const (
	maxProcs    = 256
	numCPU      = 4 // so many processors a run has unless it asks for others
	runqueue    = 256
	timeSlice   = 1000000 // steps: 10 ms of virtual time
	stealDelay  = 300     // steps before another processor takes what is to run next
	fullFuel    = 100000  // memory/layout.ts: a step that burnt it all is worth more
	fuelForStep = 10
)

// p is a processor: the right to run one goroutine, and a queue of those to follow.
//
//hmapscope:private
type p struct {
	gp        *g     // nil: it is idle
	runnext   *g     // comes before the queue, and inherits the time slice
	nextSince int64  // when runnext was put there
	tick      uint64 // goroutines it has taken, but those that inherit
	spent     int64  // of the time slice
	head      uint64
	tail      uint64
	queue     [runqueue]*g
}

//hmapscope:private
type procs struct {
	last   *p // whose goroutine made the last step
	steps  int64
	head   *g // the global queue
	tail   *g
	length int64
	all    [maxProcs]*p
}

//hmapscope:private
func procsinit() {
	sched.maxprocs = numCPU
	if sched.golike == 0 {
		return
	}
	sched.procs = (*procs)(sysAlloc(unsafe.Sizeof(procs{})))
	procresize(numCPU)
	sched.procs.last = sched.procs.all[0]
}

//hmapscope:private
func procresize(n int64) {
	ps := sched.procs
	for i := int64(0); i < n; i++ {
		if ps.all[i] == nil {
			ps.all[i] = (*p)(sysAlloc(unsafe.Sizeof(p{})))
		}
	}
	// Processors that are left over give away what they have.
	for i := n; i < sched.maxprocs; i++ {
		pp := ps.all[i]
		for gp := runqget(pp); gp != nil; gp = runqget(pp) {
			globrunqput(gp)
		}
		if pp.gp != nil {
			globrunqput(pp.gp)
			pp.gp = nil
		}
		if ps.last == pp {
			ps.last = ps.all[0]
		}
	}
	sched.maxprocs = n
}

// thisp is the processor of the goroutine that runs. One that was chosen by hand may
// have none: then it gets one, as if it had been its turn.
//
//hmapscope:private
func thisp() *p {
	ps, gp := sched.procs, getg()
	if gp == nil {
		return ps.last
	}
	for i := int64(0); i < sched.maxprocs; i++ {
		if ps.all[i].gp == gp {
			ps.last = ps.all[i]
			return ps.last
		}
	}
	if gp.status != _Grunnable || !runqremove(gp) {
		return ps.last
	}
	pp := ps.last
	for i := int64(0); i < sched.maxprocs; i++ {
		if ps.all[i].gp == nil {
			pp = ps.all[i]
			break
		}
	}
	if pp.gp != nil {
		runqput(pp, pp.gp, false)
	}
	pp.gp = gp
	pp.spent = 0
	pp.tick++
	ps.last = pp
	return pp
}

// schedready puts a goroutine that was woken, or is new, before all others.
//
//hmapscope:private
func schedready(gp *g) {
	pp := thisp()
	if pp.gp == gp {
		pp.gp = nil
		sched.gave = 1
	}
	runqput(pp, gp, true)
}

// schedyield lets others have the running goroutine's processor: it goes to the end
// of the global queue, or of the processor's own.
//
//hmapscope:private
func schedyield(global bool) {
	pp := thisp()
	gp := pp.gp
	if gp == nil {
		return
	}
	pp.gp = nil
	sched.gave = 1
	if global {
		globrunqput(gp)
	} else {
		runqput(pp, gp, false)
	}
}

// schedule is called behind each step, with the fuel that it has left.
//
//hmapscope:private
func schedule(fuel uint32) {
	ps := sched.procs
	pp := ps.last
	if sched.gave == 0 {
		pp = thisp()
	}
	sched.gave = 0
	ps.steps++
	pp.spent += 1 + int64(fullFuel-fuel)/fuelForStep
	if gp := pp.gp; gp != nil {
		if gp.status != _Grunnable {
			pp.gp = nil
		} else if pp.spent >= timeSlice {
			pp.gp = nil
			globrunqput(gp)
		}
	}
	if pp.gp == nil {
		findrunnable(pp)
	}
	for i := int64(0); i < sched.maxprocs; i++ {
		if ps.all[i].gp == nil {
			findrunnable(ps.all[i])
		}
	}
}

// schedpick chooses among the processors that have something to run.
//
//hmapscope:private
func schedpick(chance uint32) uint32 {
	ps := sched.procs
	busy := uint64(0)
	for i := int64(0); i < sched.maxprocs; i++ {
		if ps.all[i].gp != nil {
			busy++
		}
	}
	skip := uint64(chance) * busy >> 32
	for i := int64(0); i < sched.maxprocs; i++ {
		if ps.all[i].gp == nil {
			continue
		}
		if skip == 0 {
			return uint32(ps.all[i].gp.goid)
		}
		skip--
	}
	return 0
}

// findrunnable gives a processor its next goroutine. (Go 1.23 proc.go; its garbage
// collector and its network are not there.)
//
//hmapscope:private
func findrunnable(pp *p) {
	ps := sched.procs
	if pp.tick%61 == 0 && ps.head != nil {
		take(pp, globrunqget())
		return
	}
	if gp := pp.runnext; gp != nil {
		pp.runnext = nil
		pp.gp = gp // its predecessor's time slice goes on
		if pp.spent >= timeSlice {
			pp.spent = 0
		}
		return
	}
	if gp := runqget(pp); gp != nil {
		take(pp, gp)
		return
	}
	if ps.head != nil {
		n := ps.length/sched.maxprocs + 1
		if n > runqueue/2 {
			n = runqueue / 2
		}
		gp := globrunqget()
		for n--; n > 0 && ps.head != nil; n-- {
			runqput(pp, globrunqget(), false)
		}
		take(pp, gp)
		return
	}
	if gp := steal(pp); gp != nil {
		take(pp, gp)
	}
}

//hmapscope:private
func take(pp *p, gp *g) {
	pp.gp = gp
	pp.tick++
	pp.spent = 0
}

// steal takes half of another processor's queue; if none has any, what is to run next
// there, when it has waited for a while.
//
//hmapscope:private
func steal(pp *p) *g {
	ps := sched.procs
	for i := int64(0); i < sched.maxprocs; i++ {
		victim := ps.all[(ps.steps+i)%sched.maxprocs]
		n := victim.tail - victim.head
		if victim == pp || n == 0 {
			continue
		}
		gp := runqtake(victim)
		for n -= n / 2; n > 1; n-- {
			runqput(pp, runqtake(victim), false)
		}
		return gp
	}
	for i := int64(0); i < sched.maxprocs; i++ {
		victim := ps.all[(ps.steps+i)%sched.maxprocs]
		if victim == pp || victim.runnext == nil || ps.steps-victim.nextSince < stealDelay {
			continue
		}
		gp := victim.runnext
		victim.runnext = nil
		return gp
	}
	return nil
}

// NumCPU returns how many processors a run has unless it says otherwise.
//
//hmapscope:private
func NumCPU() int { return numCPU }

// GOMAXPROCS sets how many goroutines can be taken to run at once, and returns how
// many it was. With n < 1 it only tells. Other policies than Go's own let any
// goroutine run at any time.
//
//hmapscope:atomic
func GOMAXPROCS(n int) int {
	old := int(sched.maxprocs)
	if n > maxProcs {
		n = maxProcs
	}
	if n >= 1 && n != old {
		if sched.procs != nil {
			procresize(int64(n))
		}
		sched.maxprocs = int64(n)
	}
	return old
}
