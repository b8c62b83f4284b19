package runtime

import (
	"internal/abi"
	"unsafe"
)

// Memory is handed out and never taken back: there is no garbage collector, so
// every object a program ever made can still be looked at. Each goroutine
// allocates from an arena of its own; where an object lies then depends on what
// its goroutine did, and little on who ran when.

const (
	firstArena = 256 // most goroutines allocate little, and there may be many
	arenaSize  = 8192
	largeSize  = arenaSize / 4 // larger objects get memory of their own
	maxAlloc   = 1 << 48
)

// zeroVal is what a lookup that finds nothing points to.
var zeroVal [abi.ZeroValSize]byte

// zerobase is the address of all objects of size 0.
var zerobase uint64

// newobject returns zeroed memory for new(T), &T{…} and escaping variables.
//
//hmapscope:private
func newobject(size uintptr) unsafe.Pointer { return mallocgc(size) }

// mallocgc returns size zeroed bytes.
//
//hmapscope:private
func mallocgc(size uintptr) unsafe.Pointer {
	if size == 0 {
		return unsafe.Pointer(&zerobase)
	}
	size = (size + 7) &^ 7
	gp := getg()
	if gp == nil || size >= largeSize {
		return sysAlloc(size)
	}
	p := gp.arena
	if size&15 == 0 {
		p = (p + 15) &^ 15
	}
	if p == 0 || p+size > gp.arenaEnd {
		p = newarena(gp, size)
	}
	gp.arena = p + size
	return unsafe.Pointer(p)
}

// newarena gives a goroutine an arena for an object of size bytes and more, twice as
// large as its last one.
//
//hmapscope:private
func newarena(gp *g, size uintptr) uintptr {
	room := gp.arenaSize
	for room < size {
		room *= 2
	}
	p := uintptr(sysAlloc(room))
	gp.arenaEnd = p + room
	gp.arenaSize = min(2*room, arenaSize)
	return p
}

// sysAlloc takes size bytes that were never used. Fresh memory is zero.
//
//hmapscope:private
func sysAlloc(size uintptr) unsafe.Pointer {
	p := (uintptr(sched.heapTop) + 15) &^ 15
	end := p + size
	if size > maxAlloc || uint64(end) > sched.heapLimit || memgrow(end) == 0 {
		outOfMemory(size)
	}
	sched.heapTop = uint64(end)
	return abi.PointerTo(p)
}

// outOfMemory ends the run. There may not even be memory for what it says: that comes
// from a place kept for it.
//
//hmapscope:private
func outOfMemory(size uintptr) {
	text := lastWords[:0]
	text = append(text, "runtime: out of memory: cannot allocate "...)
	text = appendDigits(text, uint64(size))
	text = append(text, "-byte block ("...)
	text = appendDigits(text, sched.heapTop)
	text = append(text, " in use)"...)
	fault(faultMemory, unsafe.String(&lastWords[0], len(text)), 2)
	quit()
}

// lastWords has room for two numbers of 64 bits.
//
//hmapscope:private
var lastWords [128]byte

//hmapscope:private
func appendDigits(text []byte, v uint64) []byte {
	if v >= 10 {
		text = appendDigits(text, v/10)
	}
	return append(text, byte('0'+v%10))
}

// makeslice returns the array of make([]T, len, cap).
func makeslice(elemSize, len, cap int) unsafe.Pointer {
	limit := uint64(1<<63 - 1)
	if elemSize > 0 {
		limit = maxAlloc / uint64(elemSize)
	}
	if uint64(len) > limit { // or negative
		panicmakeslicelen()
	}
	if cap < len || uint64(cap) > limit {
		panicmakeslicecap()
	}
	return mallocgc(uintptr(elemSize) * uintptr(cap))
}

// growslice returns a larger array for append, with the old elements in it, and
// its capacity: twice the old one while that is small, then a quarter more at a
// time, rounded up to what the allocator gives.
//
//hmapscope:private
func growslice(old unsafe.Pointer, newLen, oldCap, oldLen, elemSize int) (unsafe.Pointer, int) {
	if elemSize == 0 {
		return unsafe.Pointer(&zerobase), newLen
	}
	newCap := oldCap
	double := newCap + newCap
	if newLen > double {
		newCap = newLen
	} else if oldCap < 256 {
		newCap = double
	} else {
		for newCap < newLen {
			newCap += (newCap + 3*256) / 4
		}
	}
	size := roundupsize(uintptr(newCap)*uintptr(elemSize), true)
	newCap = int(size) / elemSize
	p := mallocgc(size)
	memmove(p, old, uintptr(oldLen)*uintptr(elemSize))
	return p, newCap
}
