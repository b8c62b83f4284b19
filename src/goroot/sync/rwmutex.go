package sync

import (
	"sync/atomic"
	"unsafe"
)

// A RWMutex is a lock that many readers can hold, or one writer. A writer that
// waits keeps new readers out, so it gets its turn. (Go 1.23 rwmutex.go; spec/sync.md §3)
type RWMutex struct {
	w           Mutex // writers queue here
	writerSem   uint32
	readerSem   uint32
	readerCount atomic.Int32 // readers; rwmutexMaxReaders less when a writer is there
	readerWait  atomic.Int32 // readers that the writer waits for
}

const rwmutexMaxReaders = 1 << 30

// RLock takes the lock for reading.
//
//hmapscope:span lock
func (rw *RWMutex) RLock() {
	if rw.readerCount.Add(1) < 0 {
		runtime_SemacquireRWMutexR(&rw.readerSem)
	}
	acquired(unsafe.Pointer(rw), false)
}

// TryRLock takes the lock for reading if no writer is there.
//
//hmapscope:span lock
func (rw *RWMutex) TryRLock() bool {
	for {
		c := rw.readerCount.Load()
		if c < 0 {
			return false
		}
		if rw.readerCount.CompareAndSwap(c, c+1) {
			acquired(unsafe.Pointer(rw), false)
			return true
		}
	}
}

// RUnlock undoes one RLock.
func (rw *RWMutex) RUnlock() {
	r := rw.readerCount.Add(-1)
	released(unsafe.Pointer(rw), false)
	if r < 0 {
		rw.rUnlockSlow(r)
	}
}

func (rw *RWMutex) rUnlockSlow(r int32) {
	if r+1 == 0 || r+1 == -rwmutexMaxReaders {
		fatal("sync: RUnlock of unlocked RWMutex")
	}
	if rw.readerWait.Add(-1) == 0 {
		runtime_Semrelease(&rw.writerSem, false)
	}
}

// Lock takes the lock for writing.
//
//hmapscope:span lock
func (rw *RWMutex) Lock() {
	rw.w.Lock()
	r := rw.readerCount.Add(-rwmutexMaxReaders) + rwmutexMaxReaders
	if r != 0 && rw.readerWait.Add(r) != 0 {
		runtime_SemacquireRWMutex(&rw.writerSem)
	}
	acquired(unsafe.Pointer(rw), true)
}

// TryLock takes the lock for writing if nobody holds it.
//
//hmapscope:span lock
func (rw *RWMutex) TryLock() bool {
	if !rw.w.TryLock() {
		return false
	}
	if !rw.readerCount.CompareAndSwap(0, -rwmutexMaxReaders) {
		rw.w.Unlock()
		return false
	}
	acquired(unsafe.Pointer(rw), true)
	return true
}

// Unlock gives the lock back: to all readers that wait, then to the next writer.
func (rw *RWMutex) Unlock() {
	r := rw.readerCount.Add(rwmutexMaxReaders)
	released(unsafe.Pointer(rw), true)
	if r >= rwmutexMaxReaders {
		fatal("sync: Unlock of unlocked RWMutex")
	}
	for i := int32(0); i < r; i++ {
		runtime_Semrelease(&rw.readerSem, false)
	}
	rw.w.Unlock()
}

// RLocker returns a Locker whose Lock is RLock.
func (rw *RWMutex) RLocker() Locker {
	return (*rlocker)(rw)
}

type rlocker RWMutex

func (r *rlocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *rlocker) Unlock() { (*RWMutex)(r).RUnlock() }
