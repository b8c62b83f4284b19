// Package runtime runs Go programs on hmapscope's machine. It is Go too, compiled
// as the person's program is, so that one can step into it and read on.
//
// A line `//hmapscope:…` above a function says how it runs:
//
//	private   whole, and no step: work on memory that nobody else can reach
//	atomic    whole, as one step: what real Go guards with a lock of its runtime
//	quiet     may call what has steps, but has none of its own
//	span      shown on the timeline from its call to its return
//
// All other functions stop before every load and store that another goroutine
// could see.
package runtime

import "unsafe"

// States of a goroutine (spec/scheduler.md §1; the numbers are Go's).
const (
	_Gidle     = 0
	_Grunnable = 1
	_Grunning  = 2
	_Gsyscall  = 3
	_Gwaiting  = 4
	_Gdead     = 6
)

// g is a goroutine. The host reads it: memory/layout.ts names the same offsets.
//
//hmapscope:private
type g struct {
	goid       int64
	status     uint32
	waitreason waitReason
	fp         uint32  // offset of its current frame
	stop       uint32  // where it stands
	addr       uint64  // what its next operation touches
	startfn    func()  // what it was started with
	parentGoid int64   // who started it
	gostop     uint32  // … and where
	ticket     uint32  // 1: a semaphore was handed over to it
	arena      uintptr // next free byte of its arena
	arenaEnd   uintptr
	schedlink  *g             // next waiter in a queue
	waitaddr   uintptr        // what it waits for
	defers     *_defer        // deferred calls, last one first
	panics     *_panic        // panics in progress, last one first
	chunk      uintptr        // its first stack chunk
	param      unsafe.Pointer // what print has gathered so far
	signal     uint64         // 1 + the address that it faulted at last, 0: it never did
	waiting    *sudog         // where it waits for channels
	arenaSize  uintptr        // of its next arena
	semanext   *g             // of the first waiter for a semaphore: that of the next one …
	sematail   *g             // … and the last waiter behind it
}

// schedt is everything of a run that belongs to no goroutine. The host reads it:
// memory/layout.ts names the same offsets.
//
//hmapscope:private
type schedt struct {
	allgs     unsafe.Pointer // addresses of all g, by goid
	allglen   int64          // goids below this exist
	allgcap   int64
	runnable  unsafe.Pointer // bit goid is set ⇔ that goroutine can take a step
	heapTop   uint64         // offset of the first byte never allocated
	heapLimit uint64         // … and the offset that it must not pass
	rand      uint64         // state of the seeded chance
	now       int64          // virtual nanoseconds
	fault     uint32         // why the run ended
	exitCode  int32
	faultG    int64
	faultText string
	out       unsafe.Pointer // what the program printed: see write
	outLen    int64
	outCap    int64
	hashkey   [4]uint64 // keys of the hash function, random in every run
	live      int64     // goroutines that have not ended
	firstgoid int64     // id of the first goroutine after main
	runcount  int64     // goroutines that can take a step
	timers    *timer    // timers that are set: the root of their tree
	alarm     int64     // when the first of them is due
	localZone unsafe.Pointer
	procs     *procs // of a run that chooses as Go does: who is queued where
	maxprocs  int64
	golike    uint64         // 1: such a run; the host says so before the start
	gave      uint64         // 1: the running goroutine gave its processor up
	maxstack  uint64         // bytes that a goroutine's stack may have; the host may say so before the start
	randQueue unsafe.Pointer // values that rand must give first, set by the host …
	randLeft  int64          // … and how many
}

//hmapscope:private
var sched schedt

// How a run ends.
const (
	faultNone     = 0
	faultExit     = 1
	faultFatal    = 2
	faultPanic    = 3
	faultThrow    = 4
	faultDeadlock = 5
	faultMemory   = 6
	faultStack    = 7
)

// funcval is what a func value points to: the function, then what it captured.
//
//hmapscope:private
type funcval struct {
	fn uintptr
}

// stringStruct is a string in memory.
type stringStruct struct {
	str unsafe.Pointer
	len int
}

// slice is a slice in memory.
type slice struct {
	array unsafe.Pointer
	len   int
	cap   int
}

// waitReason says why a goroutine is parked, in the words of Go's tracebacks.
type waitReason uint32

const (
	waitReasonZero waitReason = iota
	waitReasonSemacquire
	waitReasonSyncMutexLock
	waitReasonSyncRWMutexRLock
	waitReasonSyncRWMutexLock
	waitReasonSyncCondWait
	waitReasonSelectNoCases
	waitReasonChanReceive
	waitReasonChanSend
	waitReasonChanReceiveNilChan
	waitReasonChanSendNilChan
	waitReasonSelect
	waitReasonSleep
	waitReasonCoroutine
)

var waitReasonStrings = [...]string{
	waitReasonZero:               "",
	waitReasonSemacquire:         "semacquire",
	waitReasonSyncMutexLock:      "sync.Mutex.Lock",
	waitReasonSyncRWMutexRLock:   "sync.RWMutex.RLock",
	waitReasonSyncRWMutexLock:    "sync.RWMutex.Lock",
	waitReasonSyncCondWait:       "sync.Cond.Wait",
	waitReasonSelectNoCases:      "select (no cases)",
	waitReasonChanReceive:        "chan receive",
	waitReasonChanSend:           "chan send",
	waitReasonChanReceiveNilChan: "chan receive (nil chan)",
	waitReasonChanSendNilChan:    "chan send (nil chan)",
	waitReasonSelect:             "select",
	waitReasonSleep:              "sleep",
	waitReasonCoroutine:          "coroutine",
}
