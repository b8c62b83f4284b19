// Package sync gives goroutines locks and ways to wait for each other.
package sync

import (
	"sync/atomic"
	"unsafe"
)

// A Locker can be locked and unlocked.
type Locker interface {
	Lock()
	Unlock()
}

// A Mutex is a lock that one goroutine at a time can hold. It does not know which
// one: any goroutine may unlock it. (Go 1.23 mutex.go; spec/sync.md §2)
type Mutex struct {
	state int32 // the bits below, and the number of waiters above them
	sema  uint32
}

const (
	mutexLocked      = 1 // somebody holds it
	mutexWoken       = 2 // a waiter is awake and tries for it
	mutexStarving    = 4 // Unlock hands it to the first waiter, newcomers queue
	mutexWaiterShift = 3

	// A waiter that does not get the lock for so long makes it starving.
	starvationThresholdNs = 1000000
)

// Lock takes the lock; while somebody else holds it, it waits.
//
//hmapscope:span lock
func (m *Mutex) Lock() {
	if atomic.CompareAndSwapInt32(&m.state, 0, mutexLocked) {
		acquired(unsafe.Pointer(m), true)
		return
	}
	m.lockSlow()
}

// TryLock takes the lock if nobody holds it.
//
//hmapscope:span lock
func (m *Mutex) TryLock() bool {
	old := m.state
	if old&(mutexLocked|mutexStarving) != 0 {
		return false
	}
	if !atomic.CompareAndSwapInt32(&m.state, old, old|mutexLocked) {
		return false
	}
	acquired(unsafe.Pointer(m), true)
	return true
}

// lockSlow queues for the lock. Real Go first spins for a moment when other
// processors are busy. Here it does not: there are no processors, and every way in
// which spinning could end is also a way in which goroutines can take turns.
func (m *Mutex) lockSlow() {
	var waitStart int64
	starving, awoke := false, false
	old := m.state
	for {
		new := old
		if old&mutexStarving == 0 {
			new |= mutexLocked
		}
		if old&(mutexLocked|mutexStarving) != 0 {
			new += 1 << mutexWaiterShift
		}
		if starving && old&mutexLocked != 0 {
			new |= mutexStarving
		}
		if awoke {
			if new&mutexWoken == 0 {
				throw("sync: inconsistent mutex state")
			}
			new &^= mutexWoken
		}
		if !atomic.CompareAndSwapInt32(&m.state, old, new) {
			old = m.state
			continue
		}
		if old&(mutexLocked|mutexStarving) == 0 {
			acquired(unsafe.Pointer(m), true)
			return // it was free, and is ours
		}
		// Who has waited before goes to the head of the queue.
		waited := waitStart != 0
		if !waited {
			waitStart = runtime_nanotime()
		}
		runtime_SemacquireMutex(&m.sema, waited)
		starving = starving || runtime_nanotime()-waitStart > starvationThresholdNs
		old = m.state
		if old&mutexStarving != 0 {
			// Unlock handed it to us: only the books are left to do.
			if old&(mutexLocked|mutexWoken) != 0 || old>>mutexWaiterShift == 0 {
				throw("sync: inconsistent mutex state")
			}
			delta := int32(mutexLocked - 1<<mutexWaiterShift)
			if !starving || old>>mutexWaiterShift == 1 {
				delta -= mutexStarving
			}
			atomic.AddInt32(&m.state, delta)
			acquired(unsafe.Pointer(m), true)
			return
		}
		awoke = true
	}
}

// Unlock gives the lock back and wakes a waiter.
func (m *Mutex) Unlock() {
	new := atomic.AddInt32(&m.state, -mutexLocked)
	released(unsafe.Pointer(m), true)
	if new != 0 {
		m.unlockSlow(new)
	}
}

func (m *Mutex) unlockSlow(new int32) {
	if (new+mutexLocked)&mutexLocked == 0 {
		fatal("sync: unlock of unlocked mutex")
	}
	if new&mutexStarving != 0 {
		runtime_Semrelease(&m.sema, true)
		return
	}
	old := new
	for {
		// Nobody waits, or somebody has the lock or is about to try already.
		if old>>mutexWaiterShift == 0 || old&(mutexLocked|mutexWoken|mutexStarving) != 0 {
			return
		}
		new = (old - 1<<mutexWaiterShift) | mutexWoken
		if atomic.CompareAndSwapInt32(&m.state, old, new) {
			runtime_Semrelease(&m.sema, false)
			return
		}
		old = m.state
	}
}
