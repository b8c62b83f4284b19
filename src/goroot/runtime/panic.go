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

	isRange bool    // it stands for those of a loop's body
	body    *_defer // these
}

// deferproc is `defer fn()` in the function whose frame this is; pc is where the frame
// goes on when fn recovers.
//
//hmapscope:private
func deferproc(fn func(), fp, pc uintptr) {
	gp := getg()
	d := (*_defer)(mallocgc(unsafe.Sizeof(_defer{})))
	d.fn = fn
	d.frame = fp
	d.link = gp.defers
	gp.defers = d
	frameAt(fp).deferred = uint32(pc)
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

// popdefer takes the last deferred call off, if it is frame fp's. fn may be nil: Go too
// finds that out when it calls it.
//
//hmapscope:private
func popdefer(fp uintptr) (fn func(), found bool) {
	d := lastdefer()
	if d == nil || d.frame != fp {
		return nil, false
	}
	return takedefer(d), true
}

// lastdefer returns the goroutine's last deferred call, or the place of a loop's body
// that has some.
//
//hmapscope:private
func lastdefer() *_defer {
	gp := getg()
	for gp.defers != nil && gp.defers.isRange && gp.defers.body == nil {
		gp.defers = gp.defers.link
	}
	return gp.defers
}

//hmapscope:private
func takedefer(d *_defer) (fn func()) {
	if d.isRange {
		fn = d.body.fn
		d.body = d.body.link
		return fn
	}
	getg().defers = d.link
	return d.fn
}

// _panic is a panic in progress, or a Goexit: both run the deferred calls of all frames.
//
//hmapscope:private
type _panic struct {
	arg       any
	link      *_panic
	frame     uintptr // gopanic's frame, or Goexit's: what it calls may recover
	deferrer  uintptr // the frame whose deferred call it runs
	recovered bool
	goexit    bool
}

// gopanic is panic(v): it runs the goroutine's deferred calls until one recovers, and
// ends the program when none does.
func gopanic(v any) {
	if v == nil {
		v = new(PanicNilError)
	}
	startpanic(v, getfp(), false)
	for {
		fn, found := nextdefer()
		if !found {
			break
		}
		fn()
		if recovered() {
			unwind(recovery())
		}
	}
	preprintpanics()
	for {
		fatalpanic()
	}
}

// preprintpanics asks the values that have a text of their own for it. That must not
// panic in its turn.
func preprintpanics() {
	defer func() {
		v := recover()
		if v == nil {
			return
		}
		text, ok := v.(string)
		if !ok {
			e := (*eface)(unsafe.Pointer(&v))
			text = "type " + e.typ.String()
		}
		for {
			throw("panic while printing panic value: " + text)
		}
	}()
	for p := getg().panics; p != nil; p = p.link {
		p.arg = printed(p.arg)
	}
}

// Goexit runs the goroutine's deferred calls and ends it. A panic in one of them that a
// later one recovers comes back here (see recovery).
func Goexit() {
	startpanic(nil, getfp(), true)
	for {
		fn, found := nextdefer()
		if !found {
			break
		}
		fn()
	}
	for {
		goexit() // it has callers, but never returns to them
	}
}

//hmapscope:private
func startpanic(v any, fp uintptr, goexit bool) {
	gp := getg()
	p := (*_panic)(mallocgc(unsafe.Sizeof(_panic{})))
	p.arg = v
	p.frame = fp
	p.goexit = goexit
	p.link = gp.panics
	gp.panics = p
}

// nextdefer takes the goroutine's last deferred call off for the panic in progress.
//
//hmapscope:private
func nextdefer() (fn func(), found bool) {
	d := lastdefer()
	if d == nil {
		return nil, false
	}
	getg().panics.deferrer = d.frame
	return takedefer(d), true
}

// gorecover is recover() in the function whose frame this is: the panic's value, if a
// panic called that function, and else nil. Whose code nobody wrote does not count.
//
//hmapscope:private
func gorecover(fp uintptr) any {
	p := getg().panics
	if p == nil || p.goexit || p.recovered || isWrapper(frameAt(fp).fn) {
		return nil // or `defer recover()`, which nobody's deferred function calls
	}
	caller := uintptr(frameAt(fp).caller)
	for caller != 0 && isWrapper(frameAt(caller).fn) {
		caller = uintptr(frameAt(caller).caller)
	}
	if caller != p.frame {
		return nil
	}
	p.recovered = true
	return p.arg
}

//hmapscope:private
func recovered() bool { return getg().panics.recovered }

// recovery ends the panic that was recovered and returns the frame to go on in: the one
// whose deferred call did it, behind its body. Panics of frames between the two are over
// with them. A Goexit is not: it goes on with the deferred calls that are left.
//
//hmapscope:private
func recovery() uintptr {
	gp := getg()
	p := gp.panics
	gp.panics = p.link
	for fp := p.frame; fp != p.deferrer; fp = uintptr(frameAt(fp).caller) {
		q := gp.panics
		if q == nil || q.frame != fp {
			continue
		}
		if q.goexit {
			return fp
		}
		gp.panics = q.link
	}
	// While an outer panic is going on, a fault is not forgotten, whoever's it was.
	if gp.panics == nil {
		gp.signal = 0
	}
	f := frameAt(p.deferrer)
	f.pc = f.deferred
	return p.deferrer
}

//hmapscope:private
func frameAt(fp uintptr) *frame { return (*frame)(abi.PointerTo(fp)) }

// functable is where the linker keeps a word of flags for each function, by its number
// in the machine's table.
//
//hmapscope:private
var functable uint32

const funcIsWrapper = 1 // nobody wrote it: what it calls, its caller calls

//hmapscope:private
func isWrapper(fn uint32) bool {
	return *(*uint32)(abi.PointerTo(uintptr(functable) + uintptr(fn)*4))&funcIsWrapper != 0
}

// printed returns the text of a value that has a method for that, else the value.
func printed(v any) any {
	switch v := v.(type) {
	case error:
		return panicString(v.Error())
	case stringer:
		return panicString(v.String())
	}
	return v
}

// fatalpanic ends the program with the text of the panics that led here.
//
//hmapscope:atomic
func fatalpanic() {
	gp := getg()
	text := panicText(gp.panics)
	if gp.signal != 0 {
		text += "\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x" + hex(gp.signal-1) + " pc=0x0]"
	}
	fault(faultPanic, text[len("panic: "):], 2)
}

// panicText is what Go prints of panics, older ones first. Of a Goexit it prints nothing.
//
//hmapscope:private
func panicText(p *_panic) string {
	text := ""
	if p.link != nil {
		text = panicText(p.link)
		if !p.link.goexit {
			text += "\n\t"
		}
	}
	if p.goexit {
		return text
	}
	text += "panic: " + panicValue(p.arg)
	if p.recovered {
		text += " [recovered]"
	}
	return text
}
