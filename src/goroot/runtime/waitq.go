package runtime

import "unsafe"

// Who waits for a channel.

// waitq is a queue of those that wait, first come first served.
//
//hmapscope:private
type waitq struct {
	first *sudog
	last  *sudog
}

// sudog is a goroutine in a queue. It lies in the frame of the function that waits.
//
//hmapscope:private
type sudog struct {
	g           *g
	next        *sudog
	prev        *sudog
	elem        unsafe.Pointer // what it sends, or where it wants to have what it receives
	acquiretime int64
	releasetime int64
	ticket      uint32 // 1: of a select's cases this one happened
	isSelect    bool
	success     bool // false: it was woken because the channel was closed
	waiters     uint16
	parent      *sudog
	waitlink    *sudog // next case of the same select
	waittail    *sudog
	c           *hchan
}

// await puts gp into a channel's queue.
//
//hmapscope:private
func await(gp *g, q *waitq, c *hchan, elem unsafe.Pointer, sg *sudog) {
	sg.g = gp
	sg.elem = elem
	sg.c = c
	gp.waiting = sg
	gp.waitaddr = uintptr(unsafe.Pointer(c))
	enqueue(q, sg)
}

// woken ends an operation that somebody else has done.
//
//hmapscope:private
func woken(gp *g) int32 {
	sg := gp.waiting
	success := sg.success
	gp.waiting = nil
	gp.waitaddr = 0
	*sg = sudog{}
	if success {
		return chanDone
	}
	return chanClosed
}

// wake lets the goroutine go on whose operation was done. Of a select, its other
// cases leave their queues at once. (Go lets the goroutine do that itself, and passes
// over what it finds of it in a queue until then; nobody can tell.)
//
//hmapscope:private
func wake(sg *sudog, success bool) {
	gp := sg.g
	sg.success = success
	if sg.isSelect {
		sg.ticket = 1
		for other := gp.waiting; other != nil; other = other.waitlink {
			if other != sg {
				leave(other)
			}
		}
	}
	ready(gp)
}

//hmapscope:private
func enqueue(q *waitq, sg *sudog) {
	sg.prev = q.last
	if q.last == nil {
		q.first = sg
	} else {
		q.last.next = sg
	}
	q.last = sg
}

//hmapscope:private
func dequeue(q *waitq) *sudog {
	sg := q.first
	if sg != nil {
		remove(q, sg)
	}
	return sg
}

//hmapscope:private
func remove(q *waitq, sg *sudog) {
	if sg.prev == nil {
		q.first = sg.next
	} else {
		sg.prev.next = sg.next
	}
	if sg.next == nil {
		q.last = sg.prev
	} else {
		sg.next.prev = sg.prev
	}
	sg.next, sg.prev = nil, nil
}
