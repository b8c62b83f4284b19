package runtime

import (
	"internal/abi"
	"unsafe"
)

// Three ways to die (spec/scheduler.md §7). A panic runs the goroutine's deferred
// calls first. A fatal error, such as concurrent map writes, does not: the program's
// data cannot be trusted any more. A throw says that the runtime itself is at odds.

// fault ends the run; the first one counts.
//
//hmapscope:private
func fault(kind uint32, text string, code int32) {
	if sched.fault != faultNone {
		return
	}
	if gp := getg(); gp != nil {
		sched.faultG = gp.goid
	}
	sched.faultText = text
	sched.exitCode = code
	sched.fault = kind
}

// fatal ends the program for a mistake of the program. No deferred call runs, and
// recover cannot stop it.
//
//hmapscope:atomic
func fatal(text string) { fault(faultFatal, text, 2) }

// throw ends the program for an inconsistency of the runtime.
//
//hmapscope:atomic
func throw(text string) { fault(faultThrow, text, 2) }

// _defer is a deferred call.
//
//hmapscope:private
type _defer struct {
	fn    func()
	frame uintptr // offset of the frame whose return runs it
	link  *_defer
}

// _panic is a panic in progress.
//
//hmapscope:private
type _panic struct {
	arg  any
	link *_panic
}

// deferproc is `defer fn()` in the function whose frame this is.
//
//hmapscope:private
func deferproc(fn func(), fp uintptr) {
	gp := getg()
	d := (*_defer)(mallocgc(unsafe.Sizeof(_defer{})))
	d.fn = fn
	d.frame = fp
	d.link = gp.defers
	gp.defers = d
	(*frame)(abi.PointerTo(fp)).deferred = 1
}

// deferreturn runs the deferred calls of a function that is about to return, the
// last one first.
func deferreturn(fp uintptr) {
	for {
		fn, found := popdefer(fp)
		if !found {
			return
		}
		fn()
	}
}

// popdefer takes the last deferred call off, if it is frame fp's (0: any frame's).
// fn may be nil: Go too finds that out when it calls it.
//
//hmapscope:private
func popdefer(fp uintptr) (fn func(), found bool) {
	gp := getg()
	d := gp.defers
	if d == nil || fp != 0 && d.frame != fp {
		return nil, false
	}
	gp.defers = d.link
	return d.fn, true
}

// gopanic is panic(v): it runs the goroutine's deferred calls and ends the program.
func gopanic(v any) {
	pushpanic(v)
	for {
		fn, found := popdefer(0)
		if !found {
			break
		}
		fn()
	}
	for p := getg().panics; p != nil; p = p.link {
		p.arg = printed(p.arg)
	}
	for {
		fatalpanic()
	}
}

// printed returns the text of a value that has a method for that, else the value.
func printed(v any) any {
	e := (*eface)(unsafe.Pointer(&v))
	if e.typ == nil {
		return v
	}
	text := e.typ.Text()
	if text == nil {
		return v
	}
	data := e.data
	if !e.typ.IfaceIndir() {
		data = unsafe.Pointer(&e.data)
	}
	return text.Of(data)
}

//hmapscope:private
func pushpanic(v any) {
	gp := getg()
	p := (*_panic)(mallocgc(unsafe.Sizeof(_panic{})))
	p.arg = v
	p.link = gp.panics
	gp.panics = p
}

// fatalpanic ends the program with the text of the panics that led here.
//
//hmapscope:atomic
func fatalpanic() {
	fault(faultPanic, panicText(getg().panics), 2)
}

// panicText is what Go prints behind "panic: ": older panics first.
//
//hmapscope:private
func panicText(p *_panic) string {
	text := panicValue(p.arg)
	if p.link == nil {
		return text
	}
	return panicText(p.link) + "\n\tpanic: " + text
}
