package runtime

import "unsafe"

// Semaphores: what sync's types sleep on. A semaphore is a uint32; goroutines that
// wait for one are in a queue of its own, found by its address. Real Go guards its
// queues with locks, so here acquiring and releasing are one step each. (Go 1.23
// sema.go; spec/sync.md §1)

const semTabSize = 251

// semtable holds the queues: behind each entry those of the addresses that share it,
// in the order of addresses, so that who came when leaves no other trace.
//
//hmapscope:private
var semtable [semTabSize]*g

// Each kind of lock has its door, so that a traceback can say what is waited for.

func sync_runtime_Semacquire(addr *uint32) {
	semacquire(addr, false, waitReasonSemacquire)
}

func sync_runtime_SemacquireMutex(addr *uint32, lifo bool) {
	semacquire(addr, lifo, waitReasonSyncMutexLock)
}

func sync_runtime_SemacquireRWMutexR(addr *uint32) {
	semacquire(addr, false, waitReasonSyncRWMutexRLock)
}

func sync_runtime_SemacquireRWMutex(addr *uint32) {
	semacquire(addr, false, waitReasonSyncRWMutexLock)
}

// semacquire waits until *addr > 0 and takes one off. Waking up is no promise:
// another goroutine may have come first, then it waits again.
//
//hmapscope:span wait
func semacquire(addr *uint32, lifo bool, reason waitReason) {
	for !semacquireOrPark(addr, lifo, reason) {
	}
}

// semacquireOrPark takes one off *addr, or else puts the goroutine to sleep.
//
//hmapscope:atomic
func semacquireOrPark(addr *uint32, lifo bool, reason waitReason) bool {
	gp := getg()
	if gp.ticket == 1 {
		gp.ticket = 0 // it was handed over to us
		return true
	}
	if *addr > 0 {
		*addr--
		return true
	}
	semaQueue(gp, addr, lifo)
	park(reason)
	return false
}

// semrelease adds one to *addr and wakes the goroutine that waits longest. With
// handoff it also takes that one off again on the waiter's behalf, so that nobody
// can come in between.
//
//hmapscope:atomic
func semrelease(addr *uint32, handoff bool) {
	*addr++
	gp := semaDequeue(addr)
	if gp == nil {
		return
	}
	if handoff && *addr > 0 {
		*addr--
		gp.ticket = 1
	}
	ready(gp)
	if gp.ticket == 1 && sched.procs != nil {
		schedyield(false) // it runs at once
	}
}

// semaQueue puts gp behind those that wait for addr; with lifo, before them.
//
//hmapscope:private
func semaQueue(gp *g, addr *uint32, lifo bool) {
	gp.waitaddr = uintptr(unsafe.Pointer(addr))
	link := semaLink(addr)
	first := *link
	if first == nil || first.waitaddr != gp.waitaddr {
		gp.semanext, gp.sematail = first, gp
		*link = gp
		return
	}
	if lifo {
		gp.semanext, gp.sematail = first.semanext, first.sematail
		gp.schedlink = first
		first.semanext, first.sematail = nil, nil
		*link = gp
		return
	}
	first.sematail.schedlink = gp
	first.sematail = gp
}

// semaDequeue takes the first goroutine off that waits for addr.
//
//hmapscope:private
func semaDequeue(addr *uint32) *g {
	link := semaLink(addr)
	gp := *link
	if gp == nil || gp.waitaddr != uintptr(unsafe.Pointer(addr)) {
		return nil
	}
	*link = gp.semanext
	if next := gp.schedlink; next != nil {
		next.semanext, next.sematail = gp.semanext, gp.sematail
		*link = next
	}
	gp.schedlink, gp.semanext, gp.sematail = nil, nil, nil
	gp.waitaddr = 0
	return gp
}

// semaLink returns where the first waiter for addr is noted, or would be.
//
//hmapscope:private
func semaLink(addr *uint32) **g {
	at := uintptr(unsafe.Pointer(addr))
	link := &semtable[at>>3%semTabSize]
	for *link != nil && (*link).waitaddr < at {
		link = &(*link).semanext
	}
	return link
}

// What sync.Cond sleeps on. Waiters draw tickets and are called by them in that
// order, so one that has drawn its ticket and does not sleep yet cannot be missed.
// Real Go guards the list with a lock. (Go 1.23 sema.go; spec/sync.md §6)

// notifyList has the layout that sync.notifyList has.
//
//hmapscope:private
type notifyList struct {
	wait   uint32
	notify uint32
	lock   uintptr
	head   *g
	tail   *g
}

// notifyListAdd draws a ticket.
//
//hmapscope:atomic
func notifyListAdd(l *notifyList) uint32 {
	l.wait++
	return l.wait - 1
}

// sync_runtime_notifyListWait waits until the ticket is called.
//
//hmapscope:span wait
func sync_runtime_notifyListWait(l *notifyList, t uint32) {
	for !notifiedOrPark(l, t) {
	}
}

// notifiedOrPark reports whether the ticket was called, or else puts the goroutine
// to sleep. Tickets may wrap around, their distance does not.
//
//hmapscope:atomic
func notifiedOrPark(l *notifyList, t uint32) bool {
	if int32(t-l.notify) < 0 {
		return true
	}
	gp := getg()
	gp.ticket = t
	gp.schedlink = nil
	if l.tail == nil {
		l.head = gp
	} else {
		l.tail.schedlink = gp
	}
	l.tail = gp
	park(waitReasonSyncCondWait)
	return false
}

// notifyListNotifyOne calls the next ticket.
//
//hmapscope:atomic
func notifyListNotifyOne(l *notifyList) {
	if l.wait == l.notify {
		return
	}
	t := l.notify
	l.notify++
	var before *g
	for gp := l.head; gp != nil; before, gp = gp, gp.schedlink {
		if gp.ticket != t {
			continue
		}
		if before == nil {
			l.head = gp.schedlink
		} else {
			before.schedlink = gp.schedlink
		}
		if l.tail == gp {
			l.tail = before
		}
		wakeNotified(gp)
		return
	}
	// It has drawn its ticket but does not sleep yet, and will see that it need not.
}

// notifyListNotifyAll calls all tickets.
//
//hmapscope:atomic
func notifyListNotifyAll(l *notifyList) {
	gp := l.head
	l.head, l.tail = nil, nil
	l.notify = l.wait
	for gp != nil {
		next := gp.schedlink
		wakeNotified(gp)
		gp = next
	}
}

//hmapscope:private
func wakeNotified(gp *g) {
	gp.schedlink = nil
	gp.ticket = 0 // a semaphore uses it for something else
	ready(gp)
}
