package runtime

import "unsafe"

// A range over a function makes the loop's body a function. These are the ways in which
// such a body can be called when it must not be.

const (
	rangeDone         = iota // the body said that it wants no more
	_                        // it may be called
	rangePanic               // it was left by a panic
	rangeExhausted           // the loop is over
	rangeMissingPanic        // its panic was recovered by the function that called it
)

func panicrangestate(state int) {
	switch state {
	case rangeDone:
		gopanic(errorString("range function continued iteration after function for loop body returned false"))
	case rangePanic:
		gopanic(errorString("range function continued iteration after loop body panic"))
	case rangeExhausted:
		gopanic(errorString("range function continued iteration after whole loop exit"))
	case rangeMissingPanic:
		gopanic(errorString("range function recovered a loop body panic and did not resume panicking"))
	}
	throw("unexpected state set by defer func")
}

// deferrangefunc makes a place among the deferred calls of the frame fp for those of a
// loop's body: while the loop runs, other functions defer too.
//
//hmapscope:private
func deferrangefunc(fp, pc uintptr) *_defer {
	deferproc(nil, fp, pc)
	d := getg().defers
	d.isRange = true
	return d
}

// deferprocat is `defer fn()` in the body.
//
//hmapscope:private
func deferprocat(fn func(), at *_defer) {
	d := (*_defer)(mallocgc(unsafe.Sizeof(_defer{})))
	d.fn = fn
	d.link = at.body
	at.body = d
}
