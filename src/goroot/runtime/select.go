package runtime

import "unsafe"

// scase is one case of a select: a channel, and the value to send or where to put
// the one received. Cases that send stand before those that receive.
//
//hmapscope:private
type scase struct {
	c    *hchan
	elem unsafe.Pointer
}

// What selectgo answers besides a case's number.
const (
	selectParked  = -1
	selectDefault = -2
	selectPanic   = -3 // the chosen case sends on a closed channel
)

// selectgo does one of the cases that can be done; which one is chance. If none can,
// it waits in all queues, or with block false gives up. received tells whether a
// value came (or else the channel is closed). (Go 1.23 select.go; spec/sync.md §9)
//
//hmapscope:atomic
func selectgo(cases *scase, sudogs *sudog, nsends, ncases int, block bool) (chosen int, received bool) {
	gp := getg()
	if gp.waiting != nil {
		return selectwoken(gp, sudogs, nsends, ncases)
	}
	ready := 0
	for i := 0; i < ncases; i++ {
		if canproceed(caseAt(cases, i).c, i < nsends) {
			ready++
		}
	}
	if ready > 0 {
		skip := 0
		if ready > 1 {
			skip = int(rand() % uint64(ready))
		}
		i := 0
		for ; ; i++ {
			if !canproceed(caseAt(cases, i).c, i < nsends) {
				continue
			}
			if skip == 0 {
				break
			}
			skip--
		}
		return proceed(caseAt(cases, i), i, i < nsends)
	}
	if !block {
		return selectDefault, false
	}
	for i := ncases - 1; i >= 0; i-- {
		cas := caseAt(cases, i)
		if cas.c == nil {
			continue
		}
		sg := sudogAt(sudogs, i)
		sg.isSelect = true
		sg.waitlink = gp.waiting
		if i < nsends {
			await(gp, &cas.c.sendq, cas.c, cas.elem, sg)
		} else {
			await(gp, &cas.c.recvq, cas.c, cas.elem, sg)
		}
	}
	gp.waitaddr = 0
	park(waitReasonSelect)
	return selectParked, false
}

//hmapscope:private
func caseAt(cases *scase, i int) *scase {
	return (*scase)(unsafe.Add(unsafe.Pointer(cases), i*16))
}

//hmapscope:private
func sudogAt(sudogs *sudog, i int) *sudog {
	return (*sudog)(unsafe.Add(unsafe.Pointer(sudogs), i*88))
}

// canproceed reports whether an operation on c would not have to wait.
//
//hmapscope:private
func canproceed(c *hchan, send bool) bool {
	if c == nil {
		return false
	}
	if send {
		return c.closed != 0 || c.recvq.first != nil || c.qcount < c.dataqsiz
	}
	return c.closed != 0 || c.sendq.first != nil || c.qcount > 0
}

//hmapscope:private
func proceed(cas *scase, i int, send bool) (int, bool) {
	c := cas.c
	if send {
		if c.closed != 0 {
			return selectPanic, false
		}
		trysend(c, cas.elem)
		return i, false
	}
	if tryrecv(c, cas.elem) {
		return i, true
	}
	zeroelem(c, cas.elem)
	return i, false
}

// selectwoken finds which case was done while the goroutine waited.
//
//hmapscope:private
func selectwoken(gp *g, sudogs *sudog, nsends, ncases int) (int, bool) {
	chosen, received := 0, false
	for i := 0; i < ncases; i++ {
		sg := sudogAt(sudogs, i)
		if sg.ticket == 1 {
			chosen, received = i, sg.success
		}
		*sg = sudog{}
	}
	gp.waiting = nil
	if chosen < nsends && !received {
		return selectPanic, false
	}
	return chosen, received && chosen >= nsends
}

// leave takes a case of a select that was not chosen out of its channel's queue.
//
//hmapscope:private
func leave(sg *sudog) {
	// Which of the two queues it is in, only their ends tell; in the middle of one it
	// makes no difference.
	q := &sg.c.recvq
	if sg == sg.c.sendq.first || sg == sg.c.sendq.last {
		q = &sg.c.sendq
	}
	remove(q, sg)
}
