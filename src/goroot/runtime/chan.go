package runtime

import (
	"internal/abi"
	"unsafe"
)

// Channels (Go 1.23 chan.go; spec/sync.md §9). Real Go guards a channel with a lock,
// so here each operation is one step. A goroutine that must wait stands before its
// operation; whoever wakes it has done the operation for it, and when it runs again
// it only hears how that went.

// hchan is a channel.
//
//hmapscope:private
type hchan struct {
	qcount   uint           // values in the buffer
	dataqsiz uint           // … and how many have room
	buf      unsafe.Pointer // the buffer, a ring
	elemsize uint16
	closed   uint32
	timer    *timer // who sends on it, if it is a timer's
	elemtype *abi.Type
	sendx    uint // where in buf the next value goes
	recvx    uint // … and where the next comes from
	recvq    waitq
	sendq    waitq
	lock     uintptr
}

// How a channel operation went.
const (
	chanParked = 0 // it waits, and stands before the operation
	chanDone   = 1
	chanClosed = 2 // received: a zero value, since the channel is closed; sent: a panic is due
)

// hchanSize is where the buffer of a channel begins whose elements hold no pointers.
const hchanSize = 104

// makechan is make(chan T, size).
func makechan(elem *abi.Type, size int) *hchan {
	limit := uint64(maxAlloc - hchanSize)
	if elem.Size_ > 0 {
		limit = limit / uint64(elem.Size_)
	}
	if uint64(size) > limit { // or negative
		panicmakechan()
	}
	return newchan(elem, uintptr(size))
}

//hmapscope:private
func newchan(elem *abi.Type, size uintptr) *hchan {
	bytes := elem.Size_ * size
	if elem.Pointers() || bytes == 0 {
		c := (*hchan)(mallocgc(hchanSize))
		c.buf = unsafe.Pointer(&c.buf)
		if bytes > 0 {
			c.buf = mallocgc(bytes)
		}
		return initchan(c, elem, size)
	}
	c := (*hchan)(mallocgc(hchanSize + bytes))
	c.buf = unsafe.Add(unsafe.Pointer(c), hchanSize)
	return initchan(c, elem, size)
}

//hmapscope:private
func initchan(c *hchan, elem *abi.Type, size uintptr) *hchan {
	c.elemsize = uint16(elem.Size_)
	c.elemtype = elem
	c.dataqsiz = uint(size)
	return c
}

//hmapscope:private
func chanbuf(c *hchan, i uint) unsafe.Pointer {
	return unsafe.Add(c.buf, uintptr(i)*uintptr(c.elemsize))
}

// chansend is c <- *elem. sg is memory for the time it may have to wait.
//
//hmapscope:atomic
func chansend(c *hchan, elem unsafe.Pointer, sg *sudog) int32 {
	gp := getg()
	if gp.waiting != nil {
		return woken(gp)
	}
	if c == nil {
		park(waitReasonChanSendNilChan)
		return chanParked
	}
	if c.closed != 0 {
		return chanClosed
	}
	if trysend(c, elem) {
		return chanDone
	}
	await(gp, &c.sendq, c, elem, sg)
	park(waitReasonChanSend)
	return chanParked
}

// chanrecv is *elem = <-c; with elem nil the value is dropped.
//
//hmapscope:atomic
func chanrecv(c *hchan, elem unsafe.Pointer, sg *sudog) int32 {
	gp := getg()
	if gp.waiting != nil {
		return woken(gp)
	}
	if c == nil {
		park(waitReasonChanReceiveNilChan)
		return chanParked
	}
	if tryrecv(c, elem) {
		return chanDone
	}
	if c.closed != 0 {
		zeroelem(c, elem)
		return chanClosed
	}
	await(gp, &c.recvq, c, elem, sg)
	park(waitReasonChanReceive)
	return chanParked
}

// trysend sends if that needs no waiting: straight to a receiver that waits, past
// the buffer, or into the buffer.
//
//hmapscope:private
func trysend(c *hchan, elem unsafe.Pointer) bool {
	if sg := dequeue(&c.recvq); sg != nil {
		if sg.elem != nil {
			memmove(sg.elem, elem, uintptr(c.elemsize))
		}
		wake(sg, true)
		return true
	}
	if c.qcount == c.dataqsiz {
		return false
	}
	memmove(chanbuf(c, c.sendx), elem, uintptr(c.elemsize))
	c.sendx = after(c, c.sendx)
	c.qcount++
	return true
}

// tryrecv receives if that needs no waiting. Of a full buffer it takes the head, and
// the sender that waits longest puts its value into the same cell: the new tail.
//
//hmapscope:private
func tryrecv(c *hchan, elem unsafe.Pointer) bool {
	if c.qcount == 0 {
		sg := dequeue(&c.sendq)
		if sg == nil {
			return false
		}
		if elem != nil {
			memmove(elem, sg.elem, uintptr(c.elemsize))
		}
		wake(sg, true)
		return true
	}
	cell := chanbuf(c, c.recvx)
	if elem != nil {
		memmove(elem, cell, uintptr(c.elemsize))
	}
	c.recvx = after(c, c.recvx)
	if sg := dequeue(&c.sendq); sg != nil {
		memmove(cell, sg.elem, uintptr(c.elemsize))
		c.sendx = c.recvx
		wake(sg, true)
		return true
	}
	zero(cell, uintptr(c.elemsize))
	c.qcount--
	return true
}

//hmapscope:private
func after(c *hchan, i uint) uint {
	if i+1 == c.dataqsiz {
		return 0
	}
	return i + 1
}

//hmapscope:private
func zeroelem(c *hchan, elem unsafe.Pointer) {
	if elem != nil {
		zero(elem, uintptr(c.elemsize))
	}
}

// zero clears memory that only this operation may touch.
//
//hmapscope:private
func zero(p unsafe.Pointer, n uintptr) {
	for i := uintptr(0); i < n; i++ {
		*(*uint8)(unsafe.Add(p, i)) = 0
	}
}

// closechan is close(c). All that wait are woken: receivers with a zero value,
// senders to panic.
//
//hmapscope:atomic
func closechan(c *hchan) int32 {
	if c == nil {
		return chanParked
	}
	if c.closed != 0 {
		return chanClosed
	}
	c.closed = 1
	// Go gathers them in a list that it takes from the front again: the last one is
	// woken first.
	var list *sudog
	for sg := dequeue(&c.recvq); sg != nil; sg = dequeue(&c.recvq) {
		zeroelem(c, sg.elem)
		sg.next = list
		list = sg
	}
	for sg := dequeue(&c.sendq); sg != nil; sg = dequeue(&c.sendq) {
		sg.next = list
		list = sg
	}
	for list != nil {
		sg := list
		list = sg.next
		sg.next = nil
		wake(sg, false)
	}
	return chanDone
}

// chanlen and chancap are len(c) and cap(c). A timer's channel has a buffer that
// nobody may know of.
//
//hmapscope:atomic
func chanlen(c *hchan) int {
	if c == nil || c.timer != nil {
		return 0
	}
	return int(c.qcount)
}

//hmapscope:atomic
func chancap(c *hchan) int {
	if c == nil || c.timer != nil {
		return 0
	}
	return int(c.dataqsiz)
}

func panicmakechan()   { gopanic(plainError("makechan: size out of range")) }
func panicsendclosed() { gopanic(plainError("send on closed channel")) }

// Go panics inside close itself, so a traceback does not show the wrapper that a
// deferred close is called by.
func closenil()    { gopanic(plainError("close of nil channel")) }
func closeclosed() { gopanic(plainError("close of closed channel")) }
