package runtime

// Stack writes the goroutine's traceback into buf, and those of all others behind it if
// they are asked for. It is as the machine prints it when a program dies
// (machine/crash-text.ts).
func Stack(buf []byte, all bool) int {
	standstill()
	text := stacktext(getfp(), all, len(buf))
	return copy(buf, text)
}

//hmapscope:private
func stacktext(fp uintptr, all bool, most int) string {
	gp := getg()
	caller := uintptr(frameAt(fp).caller)
	text := goroutinetext(gp, caller, frameAt(caller).pc)
	if !all {
		return text
	}
	for id := int64(1); id < sched.allglen && len(text) < most; id++ {
		other := gAt(id)
		if other == gp || other.status == _Gdead {
			continue
		}
		top := uintptr(other.fp)
		text += "\n" + goroutinetext(other, top, other.stop-funcAt(frameAt(top).fn).first)
	}
	return text
}

// How many frames of a deep stack are shown at either end.
const (
	innermost = 50
	outermost = 50
)

//hmapscope:private
func goroutinetext(gp *g, fp uintptr, stop uint32) string {
	status := "running"
	if gp != getg() {
		status = "runnable"
		if gp.waitreason != waitReasonZero {
			status = waitReasonStrings[gp.waitreason%waitReason(len(waitReasonStrings))]
		}
	}
	text := "goroutine " + itoa(gp.goid) + " [" + status + "]:\n"
	shown := 0
	for at, callee := fp, ""; at != 0; at = uintptr(frameAt(at).caller) {
		if isShown(frameAt(at).fn, callee) {
			shown++
		}
		callee = textAt(funcAt(frameAt(at).fn).name)
	}
	hidden := shown - innermost - outermost
	n := 0
	callee := ""
	for ; fp != 0; fp = uintptr(frameAt(fp).caller) {
		fn := frameAt(fp).fn
		f := funcAt(fn)
		if isShown(fn, callee) {
			if hidden > 0 && n == innermost {
				text += "..." + itoa(int64(hidden)) + " frames elided...\n"
			}
			if hidden <= 0 || n < innermost || n >= innermost+hidden {
				text += frametext(f, stop)
			}
			n++
		}
		callee = textAt(f.name)
		if caller := uintptr(frameAt(fp).caller); caller != 0 {
			stop = frameAt(caller).pc
		}
	}
	return text + creatortext(gp)
}

//hmapscope:private
func frametext(f *funcInfo, stop uint32) string {
	name, args := textAt(f.name), "()"
	if name == "runtime.gopanic" {
		name = "panic"
	}
	if f.flags&funcHasParams != 0 {
		args = "(...)"
	}
	return name + args + "\n" + placetext(f, stop)
}

//hmapscope:private
func placetext(f *funcInfo, stop uint32) string {
	return "\t" + textAt(f.file) + ":" + itoa(int64(f.line(stop))) + "\n"
}

//hmapscope:private
func creatortext(gp *g) string {
	if gp.gostop == 0 && gp.goid != 1 {
		return "created by time.goFunc\n\ttime/sleep.go:0\n" // a timer
	}
	count := get32(tableAt(0))
	for fn := uint32(1); fn < count; fn++ {
		f := funcAt(fn)
		if gp.gostop-f.first < f.stops {
			return "created by " + textAt(f.name) + " in goroutine " + itoa(gp.parentGoid) + "\n" +
				placetext(f, gp.gostop-f.first)
		}
	}
	return ""
}

// isShown hides what nobody wrote, and the runtime but for what it exports.
//
//hmapscope:private
func isShown(fn uint32, callee string) bool {
	name := textAt(funcAt(fn).name)
	const own = "runtime."
	switch {
	case name == "runtime.gopanic":
		return callee != ""
	case isWrapper(fn), funcAt(fn).flags&funcIsHidden != 0:
		return false
	case len(name) <= len(own) || name[:len(own)] != own:
		return true
	}
	last := len(own)
	for i := last; i < len(name); i++ {
		if name[i] == '.' {
			last = i + 1
		}
	}
	return last < len(name) && 'A' <= name[last] && name[last] <= 'Z'
}
