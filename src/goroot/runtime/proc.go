package runtime

import (
	"internal/abi"
	"unsafe"
)

// There is no scheduler here: who runs next is the person's choice, or a policy's.
// The runtime keeps the goroutines and says which of them can run.

const (
	gSize = 160

	// As many goroutines as the first table of them and of their runnable bits has
	// room for. Both double when they are full; a g itself never moves.
	firstAllgs = 64
)

// frame is the head of a function's frame; memory/layout.ts names the same.
//
//hmapscope:private
type frame struct {
	fn       uint32 // its number in the function table
	pc       uint32 // where it goes on
	caller   uint32
	chunk    uint32
	ret      uint32
	deferred uint32 // where it goes on when a deferred call of its own recovers
}

// gAt returns the g of an id.
//
//hmapscope:private
func gAt(goid int64) *g {
	return *(**g)(unsafe.Add(sched.allgs, goid*8))
}

// growAllgs makes room for more goroutines.
//
//hmapscope:private
func growAllgs(room int64) {
	allgs, runnable := sysAlloc(uintptr(room)*8), sysAlloc(uintptr(room)/8)
	memmove(allgs, sched.allgs, uintptr(sched.allgcap)*8)
	memmove(runnable, sched.runnable, uintptr(sched.allgcap)/8)
	sched.allgs, sched.runnable, sched.allgcap = allgs, runnable, room
}

// schedinit makes the first goroutine. The host has set sched.heapTop and
// sched.heapLimit; everything random follows from the seed.
//
//hmapscope:private
func schedinit(seed uint64) {
	sched.rand = seed
	for i := 0; i < 4; i++ {
		sched.hashkey[i] = rand()
	}
	if sched.firstgoid == 0 {
		sched.firstgoid = 5 // 2, 3 and 4 are goroutines of Go's own runtime
	}
	if sched.maxstack == 0 {
		sched.maxstack = maxStackBytes
	}
	sched.alarm = farFuture
	growAllgs(firstAllgs)
	procsinit()
	startg(1, main).arenaSize = arenaSize
	sched.allglen = sched.firstgoid
	for id := int64(2); id < sched.firstgoid; id++ {
		newg(id).status = _Gdead
	}
	if sched.procs != nil {
		findrunnable(sched.procs.last)
		// What Go's runtime and the packages have run before main.
		sched.procs.last.tick = 10
	}
}

// newproc is `go fn()`: it makes a goroutine that stands before fn.
//
//hmapscope:atomic
func newproc(fn func()) {
	if fn == nil {
		fatal("go of nil func value")
		return
	}
	creator := getg()
	startgoroutine(fn, creator.goid, creator.stop)
}

// startgoroutine makes a goroutine that was started by another one, or by a timer.
//
//hmapscope:private
func startgoroutine(fn func(), parent int64, stop uint32) {
	if sched.allglen == sched.allgcap {
		growAllgs(2 * sched.allgcap)
	}
	goid := sched.allglen
	sched.allglen++
	gp := startg(goid, fn)
	gp.parentGoid = parent
	gp.gostop = stop
}

// startstop is the stop at which a new goroutine stands: gostart's entry. The linker
// fills it in.
//
//hmapscope:private
var startstop uint32

// newg makes the g of an id.
//
//hmapscope:private
func newg(goid int64) *g {
	gp := (*g)(sysAlloc(gSize))
	*(**g)(unsafe.Add(sched.allgs, goid*8)) = gp
	gp.goid = goid
	return gp
}

// startg makes a goroutine with its stack, and one frame on it: gostart's.
//
//hmapscope:private
func startg(goid int64, fn func()) *g {
	gp := newg(goid)
	gp.startfn = fn
	gp.arenaSize = firstArena
	gp.chunk = newstack()
	gp.fp = uint32(gp.chunk + chunkHeader)
	f := (*frame)(abi.PointerTo(uintptr(gp.fp)))
	f.fn = funcindex(gostart)
	f.chunk = uint32(gp.chunk)
	gp.stop = startstop
	sched.live++
	ready(gp)
	return gp
}

// gostart is the first function of every goroutine.
func gostart() {
	startfn()()
	goexit()
}

// startfn returns what the goroutine was started with.
//
//hmapscope:private
func startfn() func() { return getg().startfn }

// goexit ends the goroutine.
//
//hmapscope:atomic
func goexit() {
	gp := getg()
	gp.status = _Gdead
	gp.startfn = nil
	gp.panics = nil
	gp.fp, gp.stop, gp.addr = 0, 0, 0
	setRunnable(gp.goid, false)
	sched.live--
}

// main is the first goroutine's function. When the program's main returns, the
// program ends, whatever other goroutines are doing.
func main() {
	main_init()
	main_main()
	exit(0)
}

// exit ends the program.
//
//hmapscope:atomic
func exit(code int) {
	fault(faultExit, "", int32(code))
}

// Gosched lets others run. Here that is a step at which the goroutine stands.
//
//hmapscope:atomic
func Gosched() {
	if sched.procs != nil {
		schedyield(true)
	}
}

// NumGoroutine returns how many goroutines there are.
//
//hmapscope:atomic
func NumGoroutine() int { return int(sched.live) }

// park makes the running goroutine wait. Whoever calls it is about to end its step
// and will stand before the same operation again when it is made ready.
//
//hmapscope:private
func park(reason waitReason) {
	gp := getg()
	gp.status = _Gwaiting
	gp.waitreason = reason
	setRunnable(gp.goid, false)
}

// ready lets a goroutine run.
//
//hmapscope:private
func ready(gp *g) {
	gp.status = _Grunnable
	gp.waitreason = waitReasonZero
	setRunnable(gp.goid, true)
	if sched.procs != nil {
		schedready(gp)
	}
}

//hmapscope:private
func setRunnable(goid int64, can bool) {
	word := (*uint64)(unsafe.Add(sched.runnable, goid>>6<<3))
	bit := uint64(1) << (uint64(goid) & 63)
	if (*word&bit != 0) == can {
		return
	}
	*word ^= bit
	if can {
		sched.runcount++
	} else {
		sched.runcount--
	}
}

// nanotime returns the virtual time (time.go). It is never 0.
//
//hmapscope:private
func nanotime() int64 { return sched.now + 1 }

// block waits for ever: select{}.
func block() {
	for !parkForever() {
	}
}

//hmapscope:atomic
func parkForever() bool {
	park(waitReasonSelectNoCases)
	return false
}

// checkdead is called when no goroutine can run and nothing is left to wait for.
//
//hmapscope:private
func checkdead() {
	if sched.fault != faultNone || nexttimer() {
		return
	}
	sched.faultG = firstWaiting()
	sched.exitCode = 2
	if sched.live == 0 {
		sched.faultText = "no goroutines (main called runtime.Goexit) - deadlock!"
	} else {
		sched.faultText = "all goroutines are asleep - deadlock!"
	}
	sched.fault = faultDeadlock
}

// firstWaiting returns the id that a deadlock report begins with.
//
//hmapscope:private
func firstWaiting() int64 {
	for id := int64(1); id < sched.allglen; id++ {
		if gAt(id).status == _Gwaiting {
			return id
		}
	}
	return 1
}
